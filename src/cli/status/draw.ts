// status as one screen: what a person wants to know first stands first, and a line that says nothing is left out.
import { stateOf } from '../draw.ts'
import { clean } from '../outside.ts'
import { paint, table, time } from '../render.ts'
import { spanText } from '../rhythm.ts'
import { summaryLine } from '../runs/draw.ts'
import { clip, paragraph, textWidth } from '../wrap.ts'
import type { FirstSync } from './first-sync.ts'
import type { ServerViews, StatusView } from './view.ts'

export interface Status {
  readonly connections: StatusView
  readonly servers: ServerViews
}

type One = StatusView[number]

/** More than these are a table, a line each. */
const drawnWhole = 4

export function drawStatus({ connections, servers }: Status, now: number): string {
  if (connections.length === 0)
    return 'No connection yet. Begin with: qbsync init, or try the simulator with: qbsync sync --simulate'
  const serving = servers.map((s) => s.url).join(', ')
  const head = `${time(now)} UTC   ${serving ? `serving at ${serving}` : paint.yellow('nothing serves now (qbsync serve)')}`
  const body =
    connections.length > drawnWhole
      ? drawMany(connections, now)
      : connections.map((c) => drawOne(c, now)).join('\n\n')
  return `${head}\n\n${body}`
}

function drawMany(connections: StatusView, now: number): string {
  const rows = connections.map((c) => [
    c.id,
    stateOf(c),
    c.lastSeenAt ? `${ago(c.lastSeenAt, now)} ago` : 'never',
    c.lastRun ? `${c.lastRun.id} ${c.lastRun.state}` : 'none',
    c.firstSync
      ? c.firstSync.percent === null
        ? c.initialSync
        : `${c.firstSync.percent} %`
      : 'done',
    c.waiting,
    c.inDoubt,
    c.errors.length,
  ])
  const head = [
    'connection',
    'state',
    'last call',
    'last run',
    'first sync',
    'to send',
    'in doubt',
    'errors',
  ]
  return `${table(head, rows)}\n\nOne of them: qbsync status --connection ID`
}

const labelWidth = 12

function drawOne(c: One, now: number): string {
  const width = textWidth()
  const line = (label: string, text: string) =>
    paragraph(
      `  ${paint.dim(label.padEnd(labelWidth))}`,
      text,
      width + (paint.dim('x').length - 1),
    ).replaceAll(`\n${' '.repeat(paint.dim('x').length - 1)}`, '\n')
  const lines = rows.flatMap(([label, say]) => {
    const text = say(c, now)
    return text ? [line(label, text)] : []
  })
  const company = clean(c.company ?? 'company not known yet')
  const title = `${paint.bold(c.id)}  ${clip(company, 40)} (${c.profile}), ${stateOf(c)}`
  return [title, ...lines].join('\n')
}

const ago = (at: string, now: number): string => spanText(now - Date.parse(at))

type Say = (c: One, now: number) => string | undefined

const rows: readonly (readonly [label: string, say: Say])[] = [
  ['last call', lastCall],
  ['interval', (c) => c.interval.note ?? undefined],
  [
    'now',
    (c, now) =>
      c.open
        .map((o) => `${clean(o.userName)} is ${o.state} for ${ago(o.since ?? '', now)}${atWork(c)}`)
        .join('; '),
  ],
  ['last run', lastRun],
  ['first sync', (c) => (c.firstSync ? firstSync(c.firstSync, c.initialSync) : undefined)],
  ['due', (c) => (c.due ? `${c.due.join(', ')}: with the next call` : undefined)],
  ['to send', toSend],
  [
    'in doubt',
    (c) =>
      c.inDoubt > 0
        ? paint.yellow(`${c.inDoubt}: the next run asks QuickBooks what became of it`)
        : undefined,
  ],
  ['conflicts', (c) => (c.conflicts > 0 ? `${c.conflicts}: qbsync conflicts list` : undefined)],
  ['skipped', (c) => (c.skips > 0 ? `${c.skips}: qbsync skips list` : undefined)],
  ['errors', errors],
]

const atWork = (c: One): string =>
  c.lastRun?.state === 'running' ? `, run ${c.lastRun.id} at ${c.lastRun.percent} %` : ''

function lastCall(c: One, now: number): string {
  const says = c.silence.level === 'fine' ? undefined : paint.yellow(c.silence.says)
  if (says || c.lastSeenAt === null) return says ?? 'the Web Connector has never called'
  const next = c.nextExpectedAt === null ? 0 : Date.parse(c.nextExpectedAt) - now
  const every = `${c.interval.observed === null ? 'expected' : 'as seen'} every ${spanText(c.expectedEverySeconds * 1000)}`
  const when =
    c.open.length > 0
      ? ''
      : next > 0
        ? `; next in ${spanText(next)} (${every})`
        : `; next any moment (${every})`
  return `${ago(c.lastSeenAt, now)} ago${when}`
}

function lastRun(c: One, now: number): string {
  const run = c.lastRun
  if (!run) return 'none yet'
  const when = run.endedAt ?? run.lastCallAt ?? run.startedAt ?? ''
  const state =
    run.state === 'silent'
      ? `silent for ${ago(when, now)}: its caller is gone; the next call settles what was out`
      : run.endedAt
        ? `${run.state}, ${ago(when, now)} ago`
        : `${run.state}, ${run.percent} %`
  // What is among the errors below is not told twice.
  const [code = ''] = /^E_\w+/.exec(run.firstError ?? '') ?? []
  const what = c.errorsByCode[code] ? code : clip(clean(summaryLine(run)), 200)
  const says = `${run.id}: ${state}. ${what}`
  return ['failed', 'broken', 'errors', 'silent'].includes(run.state) ? paint.yellow(says) : says
}

const barWidth = 20

function firstSync(f: FirstSync, state: string): string {
  if (state === 'waiting') return 'begins with the first call'
  const recent =
    f.recent.done < f.recent.all
      ? `recent months: ${f.recent.done} of ${f.recent.all} kinds of record`
      : 'recent months are here'
  const older = f.history.map((h) => `${h.entity} back to ${h.backTo}`).join(', ')
  const full = Math.round(((f.percent ?? 0) / 100) * barWidth)
  const bar = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`
  const amount =
    f.percent === null ? '' : ` ${bar} ${f.percent} %, ${f.read} read, ${f.remaining} left`
  const rate = f.perSecond ? `, ${f.perSecond}/s` : ''
  const left = f.secondsLeft ? `, ${spanText(f.secondsLeft * 1000)} to go` : ''
  return `${recent}${older ? `; older: ${older}` : ''};${amount}${rate}${left}`.replace(/;$/, '')
}

function toSend(c: One): string | undefined {
  const parts = [
    c.waiting > 0 ? `${c.waiting} waiting` : '',
    c.blocked > 0 ? `${c.blocked} held back by an error` : '',
    c.requests > 0 ? `${c.requests} request(s): qbsync request list` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** By kind, and of the newest what it is. */
function errors(c: One): string | undefined {
  const kinds = Object.entries(c.errorsByCode)
  if (kinds.length === 0) return undefined
  const text = kinds.map(([code, n]) => `${n} × ${code}`).join(', ')
  const newest = c.errors.reduce((a, b) => ((a.lastAt ?? '') >= (b.lastAt ?? '') ? a : b))
  return `${paint.red(text)}: qbsync errors show. The newest: ${clean(newest.reason)}`
}
