// A recording that can be given away: its inputs with names replaced, and what the engine makes of those.
import { QbsyncError } from '../errors.ts'
import { titleOf } from '../qbwc/request-title.ts'
import { readQbxml } from '../qbxml/read.ts'
import { chain } from '../recording/pack.ts'
import { Pseudonyms } from '../recording/pseudonyms.ts'
import { allEvents, loadRecording, type Part, type Recording } from '../recording/recording.ts'
import { makeRedactor, type Redactor } from '../recording/redact.ts'
import type { Owner } from '../recording/rename.ts'
import { linesOf } from '../recording/tape.ts'
import type { Row } from '../store/store.ts'
import { play, runOf } from './replay.ts'

/**
 * `key`: unguessable, and forgotten afterwards. Throws E_REDACTION where the run with other names would go another way
 * than the recorded one: nobody could learn from it then.
 */
export async function redacted(recording: Recording, key: string): Promise<Recording> {
  const { run } = recording
  const names = new Pseudonyms(key)
  const owner = ownerOf(recording)
  const redactor = makeRedactor(names, owner)
  if (!recording.parts.some((p) => p.kind === 'tape')) return headsOf(recording, redactor)
  const { script } = await play({ ...recording, parts: partsOf(recording, redactor) }, true)
  try {
    const made = await loadRecording(script.state, await runOf(script), recording.by)
    const found = { ...made, run: asBroken(made.run, run), profile: recording.profile }
    const difference = differenceOf(recording, found)
    if (difference) throw new QbsyncError('E_REDACTION', { run: run.id, problem: difference })
    return { ...found, requests: made.requests.map(titled), isRedacted: true }
  } finally {
    await script.state.close()
  }
}

/** As the tape names them: an imported run has another connection than the one it was recorded of. */
function ownerOf({ run, parts }: Recording): Owner {
  let connection = run.connection_id
  for (const event of allEvents({ parts }))
    if (event[0] === 'read' && event[1] === 'connections')
      for (const row of event[3])
        if (!Array.isArray(row)) connection = String((row as Row<'connections'>).id)
  return { connection, user: run.user_name }
}

function partsOf(recording: Recording, redactor: Redactor): Part[] {
  const events = redactor.events(allEvents(recording))
  const [first] = recording.parts
  const tape: Part = {
    ...chain(linesOf(events), undefined),
    kind: 'tape',
    seq: 0,
    at: first?.at ?? 0,
  }
  const answers = recording.parts.filter((p) => p.kind === 'answer')
  return [tape, ...answers.map((p) => ({ ...p, ...redactor.answer(p) }))]
}

/** That nobody ended it was only seen by the login after it. */
const asBroken = (made: Row<'runs'>, before: Row<'runs'>): Row<'runs'> =>
  before.state === 'broken' && made.state === 'running'
    ? { ...made, state: before.state, ended_at: before.ended_at }
    : made

/** In what the two are not alike, apart from names. */
function differenceOf(before: Recording, after: Recording): string | undefined {
  const errors = ({ errors: rows }: Recording) =>
    rows
      .map((e) => `${e.code} ${e.entity} ${e.raw_code ?? ''}`)
      .sort()
      .join(', ')
  const pairs = [
    ['its end', before.run.state, after.run.state],
    ['the number of its exchanges', before.exchanges.length, after.exchanges.length],
    ['its errors', errors(before), errors(after)],
  ] as const
  const found = pairs.find(([, a, b]) => a !== b)
  return found && `${found[0]}: ${found[1]} | ${found[2]}`
}

/** What was made from a log holds texts alone. */
function headsOf(recording: Recording, { replace, xml, answer, ...to }: Redactor): Recording {
  const own = { connection_id: to.connection }
  const message = (text: string | null) => (text === null ? null : replace('message', text))
  return {
    ...recording,
    isRedacted: true,
    run: {
      ...recording.run,
      ...own,
      user_name: to.user,
      first_error: message(recording.run.first_error),
    },
    exchanges: recording.exchanges.map((e) => ({
      ...e,
      ...own,
      request: xml(e.request),
      message: message(e.message),
      summary: { asked: [], outcomes: [] },
    })),
    errors: [],
    mentions: [],
    requests: recording.requests.map((row) => requestOf({ replace, xml }, { ...row, ...own })),
    parts: recording.parts.map((p) => ({ ...p, ...answer(p) })),
  }
}

/** Where the run was not recorded with its texts there is nothing that it could be played from. */
function requestOf({ replace, xml }: Pick<Redactor, 'replace' | 'xml'>, row: Row<'requests'>) {
  return titled({
    ...row,
    asked_by: replace('text', row.asked_by),
    title: replace('text', row.title),
    document: xml(row.document),
    answer: row.answer === null ? null : xml(row.answer),
    problem: row.problem === null ? null : replace('message', row.problem),
  })
}

/** Its title tells what is asked, in the words of the document. */
function titled(row: Row<'requests'>): Row<'requests'> {
  try {
    return { ...row, title: titleOf(readQbxml(row.document)) }
  } catch {
    return row
  }
}
