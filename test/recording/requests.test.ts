// What people asked QuickBooks goes with the run that carried it, and no name of it leaves with a redacted file.
import { afterEach, expect, test } from 'vitest'
import { askedFor } from '../../src/cli/request/document.ts'
import { answeredView, queueRequest } from '../../src/cli/request/requests.ts'
import { linesOfFile, recordingOf } from '../../src/recording/file.ts'
import { keepRecording, loadRecording, type Recording } from '../../src/recording/recording.ts'
import { redacted } from '../../src/replay/redact.ts'
import { replay } from '../../src/replay/replay.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { makeWorld, type World } from '../world.ts'

let w: World
afterEach(() => w.close())

const document = `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError"><CustomerAddRq><CustomerAdd><Name>Elm Bakery</Name><Phone>312-555-0199</Phone></CustomerAdd></CustomerAddRq></QBXMLMsgsRq></QBXML>`

/** The fixture company, of which somebody asks for a customer and makes another: the run that carried both. */
async function asked(recording: 'full' | 'headers'): Promise<Recording> {
  w = await makeWorld({ settings: { recording } })
  await w.run()
  const [connection] = await w.store.select('connections')
  if (!connection) throw new Error('no connection')
  const question = askedFor('customers', { values: { name: ['Birch Cafe'] }, filters: [] }, '13.0')
  const change = { document, title: 'CustomerAdd Elm Bakery', writes: ['CustomerAddRq'] }
  for (const one of [question, change])
    await queueRequest(w.store, w.env, connection, one, 'Anna Kowalska')
  await w.tick()
  return loadRecording(w.store, { connection_id: connection.id, id: 2 }, 'test')
}

const names = [
  'Anna',
  'Kowalska',
  'Birch',
  'Cafe',
  'Elm',
  'Bakery',
  '0199',
  'Lake Avenue',
  'rivera',
]
const said = (text: string): string[] =>
  names.filter((name) => text.toLowerCase().includes(name.toLowerCase()))

test('with its texts: whole it comes out as it went in; redacted no name is in it, and it replays', async () => {
  const recording = await asked('full')
  expect(recording.requests.map((r) => [r.id, r.state, r.title])).toEqual([
    [1, 'done', 'CustomerQuery FullName Birch Cafe'],
    [2, 'done', 'CustomerAdd Elm Bakery'],
  ])
  const whole = [...linesOfFile(recording)]
  expect(said(whole.join('\n')).length).toBeGreaterThan(6)
  expect(recordingOf(whole, 'a.qbrun').requests).toEqual(recording.requests)

  const lines = [...linesOfFile(await redacted(recording, 'a key that nobody knows'))]
  expect(said(lines.join('\n'))).toEqual([])
  const away = recordingOf(lines, 'b.qbrun')
  const [question] = away.requests
  expect(away.requests.map((r) => r.state)).toEqual(['done', 'done'])
  expect(question?.title).toMatch(/^CustomerQuery FullName \w{5} \w{4}$/)
  expect(question?.asked_by).toMatch(/^\w{4} \w{8}$/)
  expect((await replay(away)).differences).toEqual([])

  // Elsewhere they are there with the run, beside others of the same numbers, and the answer as it came.
  const there = openSqliteStore(':memory:')
  const ids = [await keepRecording(there, away), await keepRecording(there, away)]
  const kept = await there.select('requests', {}, { order: [['id', 'asc']] })
  expect(kept.map((r) => [r.id, r.run_id])).toEqual([
    [1, ids[0]?.id],
    [2, ids[0]?.id],
    [3, ids[1]?.id],
    [4, ids[1]?.id],
  ])
  const [first] = kept
  if (!first) throw new Error('no request')
  const view = await answeredView(there, first)
  expect([view.xmlFrom, view.answers[0]?.records.length]).toEqual(['recorded', 1])
  await there.close()
})

test('without its texts no name leaves either', async () => {
  const recording = await asked('headers')
  const lines = [...linesOfFile(await redacted(recording, 'a key that nobody knows'))]
  expect(said(lines.join('\n'))).toEqual([])
  const [question] = recordingOf(lines, 'b.qbrun').requests
  expect(question?.answer).toContain('<CustomerRet>')
  expect(question?.title).toMatch(/^CustomerQuery FullName \w{5} \w{4}$/)
})
