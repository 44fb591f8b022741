// Wrong calls of export, import and replay: one clear error, nothing half-written.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Context, openContext } from '../../src/cli/context.ts'
import { exportRun, importRun } from '../../src/cli/recordings.ts'
import { minimiseRun, replayAgainstSim, replayRecorded } from '../../src/cli/replay.ts'
import { QbsyncError } from '../../src/errors.ts'
import { keepRecording, loadRecording } from '../../src/recording/recording.ts'
import { makeWorld } from '../world.ts'

let folder: string
let context: Context
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-bad-'))
  context = await openContext({ 'data-dir': at('state') })
  const w = await makeWorld()
  await w.run()
  await keepRecording(
    await context.store(),
    await loadRecording(w.store, { connection_id: 'rivera', id: 1 }, 'test'),
  )
  await w.close()
  await exportRun(context, { run: 1, file: at('good.qbrun'), redact: true, force: false })
  writeFileSync(at('song.txt'), 'la la la\n')
  writeFileSync(at('empty.qbrun'), '')
  const whole = readFileSync(at('good.qbrun'), 'utf8').split('\n')
  writeFileSync(at('half.qbrun'), whole.slice(0, -2).join('\n'))
  writeFileSync(at('twice.qbrun'), [...whole.slice(0, 2), ...whole.slice(1)].join('\n'))
  writeFileSync(at('broken.xml'), '<QBXML>')
})
afterAll(async () => {
  await context.close()
  rmSync(folder, { recursive: true, force: true })
})

const again = { company: undefined, exchange: undefined, edit: undefined }

test.each<[string, () => Promise<unknown>, string]>([
  [
    'a run that is not there',
    () => exportRun(context, { run: 99, file: at('x'), redact: false, force: false }),
    'E_NOT_FOUND',
  ],
  [
    'a file that is there',
    () => exportRun(context, { run: 1, file: at('good.qbrun'), redact: false, force: false }),
    'E_FILE_EXISTS',
  ],
  [
    'a folder that is not there',
    () => exportRun(context, { run: 1, file: at('no/x'), redact: true, force: false }),
    'E_FILE',
  ],
  ['a file that is not there', () => importRun(context, { file: at('missing') }), 'E_FILE'],
  ['a song', () => importRun(context, { file: at('song.txt') }), 'E_RECORDING'],
  [
    'one cut between two lines',
    () => importRun(context, { file: at('half.qbrun') }),
    'E_RECORDING',
  ],
  ['one with a line twice', () => importRun(context, { file: at('twice.qbrun') }), 'E_RECORDING'],
  ['nothing', () => importRun(context, { file: at('empty.qbrun') }), 'E_RECORDING'],
  [
    'a replay of a run that is not there',
    () => replayRecorded(context, { word: '99' }),
    'E_NOT_FOUND',
  ],
  [
    'a replay of nothing that is there',
    () => replayRecorded(context, { word: at('missing') }),
    'E_FILE',
  ],
  [
    'a run in which nothing was refused',
    () => replayAgainstSim(context, { word: '1', ...again }),
    'E_RECORDING',
  ],
  [
    'an exchange that there was not',
    () => replayAgainstSim(context, { word: '1', ...again, exchange: 99 }),
    'E_RECORDING',
  ],
  [
    'a request that is not there',
    () => replayAgainstSim(context, { word: '1', ...again, exchange: 1, edit: at('missing') }),
    'E_FILE',
  ],
  [
    'an editor without a terminal',
    () => replayAgainstSim(context, { word: '1', ...again, exchange: 1, edit: true }),
    'E_ANSWER_NEEDED',
  ],
  [
    'the least of a run that did not fail',
    () => minimiseRun(context, { word: '1', folder: at('least') }),
    'E_RECORDING',
  ],
])('%s: %s', async (_what, work, code) => {
  const before = readdirSync(folder)
  const error = await work().then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(QbsyncError)
  expect(error).toMatchObject({ code, exit: code === 'E_REDACTION' ? 1 : 2 })
  expect(readdirSync(folder)).toEqual(before)
})

test('a request that QuickBooks could not read is told with its HRESULT', async () => {
  const wish = { word: '1', ...again, exchange: 1, edit: at('broken.xml') }
  expect((await replayAgainstSim(context, wish)).simulated).toMatchObject({
    code: '0x80040400',
    isSuccess: false,
  })
})

test('an import stands under a connection of its own, and gets the next number where its own is taken', async () => {
  const made = await importRun(context, { file: at('good.qbrun') })
  expect(made).toMatchObject({ run: 1, from: 'recording', replays: true })
  expect(made.connection).toMatch(/^imported-redacted-/)
  const { connection } = made
  expect((await replayRecorded(context, { word: '1', connection })).same).toBe(true)
  expect(await importRun(context, { file: at('good.qbrun') })).toMatchObject({ run: 2, connection })
  expect((await replayRecorded(context, { word: '2' })).same).toBe(true)
  // Two connections have a run 1 now: whose is meant has to be said.
  await expect(replayRecorded(context, { word: '1' })).rejects.toMatchObject({
    code: 'E_USAGE',
    message: expect.stringMatching(
      /imported-redacted-\w+, imported-rivera\): say which one with --connection/,
    ),
  })
  expect(existsSync(at('state'))).toBe(true)
})
