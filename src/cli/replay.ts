// replay: a recorded run once more, against its recording or against a simulated company; or the least of it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { QbsyncError } from '../errors.ts'
import { linesOfFile } from '../recording/file.ts'
import { unpackText } from '../recording/pack.ts'
import { answersOf, type Recording } from '../recording/recording.ts'
import { type AgainstSim, againstSim } from '../replay/against-sim.ts'
import { minimise, type Size } from '../replay/minimise.ts'
import { type Replayed, replay } from '../replay/replay.ts'
import type { Difference } from '../replay/script.ts'
import type { Context } from './context.ts'
import { edited, thisTerminal } from './editor.ts'
import { clean } from './outside.ts'
import { readBytes } from './read-bytes.ts'
import { findRecording, type RecordingWish } from './recordings.ts'
import { facts, paint, table } from './render.ts'
import { writeLines, writeWhole } from './write-file.ts'

export interface ReplayReport extends Omit<Replayed, 'differences'> {
  readonly run: number
  readonly against: 'recorded'
  readonly same: boolean
  readonly differences: number
  readonly first: Difference | null
}

/** Throws E_NOT_FOUND, E_RECORDING, E_FILE. */
export async function replayRecorded(context: Context, wish: RecordingWish): Promise<ReplayReport> {
  const recording = await findRecording(() => context.store(), wish)
  const { differences, ...rest } = await replay(recording)
  return {
    run: recording.run.id,
    against: 'recorded',
    ...rest,
    same: differences.length === 0,
    differences: differences.length,
    first: differences[0] ?? null,
  }
}

export function drawReplay(report: ReplayReport): string {
  const { run, calls, exchanges, recorded, replayed, first } = report
  const head = `Run ${run}: ${calls} calls with ${exchanges} exchanges replayed from the recording.`
  const ends = facts([
    ['it ended', endingText(recorded)],
    ...(report.same ? [] : ([['it ends now', endingText(replayed)]] as const)),
  ])
  if (!first) return [head, ends, 'Every decision is the same.'].join('\n')
  const [was, is] = around(textOf(first.recorded), textOf(first.replayed))
  const where = `The first of ${report.differences} differences, in call ${first.call} (${first.name}), ${first.what}:`
  return [
    head,
    ends,
    paint.red(where),
    facts([
      ['recorded', was],
      ['replayed', is],
    ]),
  ].join('\n')
}

const endingText = ({ state, firstError }: Replayed['recorded']): string =>
  firstError === null ? state : `${state}: ${clean(firstError)}`

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')

/** What is shown of two long texts: from a little before they part. */
const shown = 400
function around(a: string, b: string): [string, string] {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const from = Math.max(0, at - 60)
  const cut = (text: string) =>
    `${from > 0 ? '…' : ''}${text.slice(from, from + shown)}${text.length > from + shown ? '…' : ''}`
  return [cut(a), cut(b)]
}

export interface SimReport extends AgainstSim {
  readonly run: number
  readonly against: 'sim'
}

export interface SimWish extends RecordingWish {
  readonly company: string | undefined
  readonly exchange: number | undefined
  /** File with the text to send, or true for an editor. */
  readonly edit: string | true | undefined
}

/** Throws E_NOT_FOUND, E_RECORDING, E_FILE, E_ANSWER_NEEDED, and what a text that is no request comes to. */
export async function replayAgainstSim(context: Context, wish: SimWish): Promise<SimReport> {
  const recording = await findRecording(() => context.store(), wish)
  const file = wish.company ?? ':memory:'
  if (wish.company) context.files.add(wish.company)
  const { edit } = wish
  const report = againstSim(
    recording,
    {
      file,
      exchange: wish.exchange,
      ...(edit === undefined
        ? {}
        : { edit: (text) => (edit === true ? edited(text, ask, thisTerminal()) : textIn(edit)) }),
    },
    context.env,
  )
  return { run: recording.run.id, against: 'sim', ...report }
}

const textIn = (file: string): string => readBytes(file).toString('utf8')

const ask = {
  question: 'Which text instead?',
  flag: '--request FILE',
  name: 'request.xml',
} as const

export function drawAgainstSim(report: SimReport): string {
  const { recorded, simulated, rebuilt } = report
  const rows = [
    ['recorded', recorded.code, recorded.message, recorded.records],
    ['simulator', simulated.code, simulated.message, simulated.records],
  ] as const
  const made = rebuilt
    ? `The company was made from the recording: ${rebuilt.records} records, ${rebuilt.stubs} more that they need, ${rebuilt.left.length} left out.`
    : `The company is ${report.company} as it stands.`
  const next =
    report.company === ':memory:'
      ? 'Keep it with --company FILE, mend the cause with qbsync sim person, and replay again.'
      : ''
  return [
    `Run ${report.run}, exchange ${report.exchange}: the request was sent again.`,
    table(['where', 'status', 'message', 'records'], rows),
    made,
    next,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

export interface MinimiseReport {
  readonly run: number
  readonly failure: string
  readonly before: Size
  readonly after: Size
  readonly tries: number
  readonly files: readonly string[]
}

/** Writes the fixture, its texts and a test skeleton into a folder. Throws E_RECORDING, E_FILE. */
export async function minimiseRun(
  context: Context,
  wish: RecordingWish & { folder: string },
): Promise<MinimiseReport> {
  const recording = await findRecording(() => context.store(), wish)
  const { recording: least, ...report } = await minimise(recording, context.env)
  const files = filesOf(least, report.failure)
  try {
    mkdirSync(wish.folder, { recursive: true })
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    const hint = 'Name a folder that can be made.'
    throw new QbsyncError('E_FILE', { file: wish.folder, problem, hint }, { cause })
  }
  writeLines(join(wish.folder, 'least.qbrun'), linesOfFile(least))
  for (const [name, text] of files) writeWhole(join(wish.folder, name), text)
  return { run: recording.run.id, ...report, files: ['least.qbrun', ...files.keys()] }
}

function filesOf(least: Recording, failure: string): Map<string, string> {
  const files = new Map<string, string>()
  const answers = new Map(answersOf(least).map((part) => [part.seq, part]))
  for (const { seq, request } of least.exchanges) {
    files.set(`${seq}.request.xml`, request)
    const answer = answers.get(seq)
    if (answer) files.set(`${seq}.response.xml`, unpackText(answer.data))
  }
  const [code = ''] = failure.split(' ')
  files.set('least.test.js', skeleton(code))
  return files
}

const skeleton = (
  code: string,
): string => `// Made by qbsync replay --minimise: the smallest run that fails with ${code}.
import assert from 'node:assert/strict'
import test from 'node:test'
import { replayFile } from 'qbsync'

test('fails with ${code}', async () => {
  const { differences, replayed } = await replayFile(new URL('least.qbrun', import.meta.url).pathname)
  assert.deepEqual(differences, [])
  assert.match(\`\${replayed.firstError} \${replayed.errors.join(' ')}\`, /${code}/)
  // Mended, it ends well: say here what it ends with, and let the first line above say what differs.
})
`

export const drawMinimised = (m: MinimiseReport, folder: string): string =>
  [
    `Run ${m.run} fails with ${clean(m.failure)}, and so does what is left of it:`,
    facts([
      ['exchanges', `${m.after.exchanges} of ${m.before.exchanges}`],
      ['changes', `${m.after.changes} of ${m.before.changes}`],
      ['tried', `${m.tries} runs`],
      ['written', `${folder}: ${m.files.join(', ')}`],
    ]),
  ].join('\n')
