// A run as text: one line, or the whole conversation.
import type { Row } from '../../store/store.ts'
import { drawCounts } from '../draw.ts'
import { clean } from '../outside.ts'
import type { errorView, RunView, skipView } from '../overview.ts'
import { facts, paint, table, time } from '../render.ts'
import { paragraph, textWidth } from '../wrap.ts'

export function summaryLine(run: RunView): string {
  if (run.firstError) return run.firstError
  const parts = Object.entries(run.counts).flatMap(([name, c]) => {
    const moved = c.pulled + c.archived + c.pushed + c.removed
    return moved > 0 ? [`${name} ${moved}`] : []
  })
  return parts.join(', ') || 'nothing'
}

export interface RunDetail {
  readonly run: RunView
  /** Who called: user name, label of the computer, name of the application. */
  readonly caller: {
    readonly user: string
    readonly label: string | null
    readonly application: string | null
  }
  readonly exchanges: readonly ExchangeView[]
  /** Records that this run changed last. */
  readonly records: {
    readonly count: number
    readonly shown: readonly { entity: string; number: string | null; id: string; how: string }[]
  }
  /** What went to QuickBooks, or was to go. */
  readonly writes: readonly {
    entity: string
    op: string
    record: string
    what: string
    state: string
    quickbooksId: string | null
  }[]
  readonly requests: readonly { id: number; title: string; askedBy: string; state: string }[]
  readonly errors: readonly ReturnType<typeof errorView>[]
  readonly skips: readonly ReturnType<typeof skipView>[]
}

export function exchangeView(row: Row<'exchanges'>) {
  const summary = row.summary as { asked?: string[]; outcomes?: string[] }
  return {
    seq: row.seq,
    sentAt: new Date(row.sent_at).toISOString(),
    answeredAt: row.answered_at === null ? null : new Date(row.answered_at).toISOString(),
    asked: summary.asked ?? [],
    outcomes: summary.outcomes ?? [],
    answerBytes: row.answer_bytes,
    hresult: row.hresult,
    message: row.message,
    request: row.request,
  }
}

export type ExchangeView = ReturnType<typeof exchangeView>

export function drawRun(detail: RunDetail, withRequests: boolean): string {
  const { run, caller, exchanges, errors } = detail
  const from = [caller.application, caller.label && `on ${caller.label}`, `as ${caller.user}`]
  const head = facts([
    ['run', run.id],
    ['connection', run.connection],
    ['caller', from.filter(Boolean).join(' ')],
    ['state', `${run.state}, ${run.percent} %${silence(run)}`],
    ['started', run.startedAt],
    ['ended', run.endedAt ?? 'not yet'],
    ['problem', errors.length === 0 ? run.firstError : undefined],
  ])
  const parts = [
    head,
    exchanges.length === 0
      ? 'Nothing was asked of QuickBooks.'
      : exchanges.map((e) => drawExchange(e, withRequests)).join('\n'),
    drawCounts(run.counts),
    drawRecords(detail.records),
    detail.writes.length > 0 ? drawWrites(detail.writes) : '',
    detail.requests
      .map(
        (r) =>
          `Request ${r.id} of ${clean(r.askedBy)} (${clean(r.title)}): ${r.state}. See: qbsync request show ${r.id}`,
      )
      .join('\n'),
    detail.errors.map(drawWrong).join('\n'),
    detail.skips.length > 0 ? drawSkips(detail.skips) : '',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** A run whose caller is gone reads "running" in the store until the next call. */
function silence(run: RunView): string {
  if (run.endedAt !== null) return ''
  if (run.state !== 'silent') return run.lastCallAt ? `, last call ${run.lastCallAt}` : ''
  const since = run.lastCallAt ?? run.startedAt
  return ` since ${since}: its Web Connector is gone; what was out is settled by the next call`
}

function drawExchange(e: ExchangeView, withRequests: boolean): string {
  const width = textWidth()
  const took =
    e.answeredAt === null
      ? ''
      : ` after ${((Date.parse(e.answeredAt) - Date.parse(e.sentAt)) / 1000).toFixed(1)} s`
  const size = e.answerBytes === null ? paint.yellow('no answer') : `${e.answerBytes} bytes${took}`
  const lines = e.asked.flatMap((asked, i) => {
    const outcome = clean(e.outcomes[i] ?? 'no answer')
    const isWrong = /^(refused|in doubt|no answer|failed)/.test(outcome)
    const drawn = isWrong ? paint.red(outcome) : outcome
    return [paragraph('     → ', clean(asked), width), paragraph('       ← ', drawn, width)]
  })
  const fault =
    e.hresult || e.message
      ? paragraph('     ', paint.red(clean(`${e.hresult ?? ''} ${e.message ?? ''}`)), width)
      : ''
  const request = withRequests ? clean(e.request) : ''
  const head = `${String(e.seq).padStart(4)} ${time(Date.parse(e.sentAt))}  ${size}`
  return [head, ...lines, fault, request].filter((line) => line !== '').join('\n')
}

function drawRecords({ count, shown }: RunDetail['records']): string {
  if (count === 0) return ''
  const rows = shown.map((r) => [r.entity, r.number ?? r.id, r.how])
  const more = count > shown.length ? `\n… and ${count - shown.length} more` : ''
  return `Records it changed\n${table(['entity', 'number or name', 'how'], rows)}${more}`
}

const drawWrites = (writes: RunDetail['writes']): string =>
  `Writes\n${table(
    ['entity', 'what', 'record', 'state', 'QuickBooks id'],
    writes.map((w) => [w.entity, w.op, w.what, w.state, w.quickbooksId]),
  )}`

/** Where it went wrong: document, customer, reason, remedy (R77, R78). */
function drawWrong(e: ReturnType<typeof errorView>): string {
  const about = [e.entity, e.number].filter(Boolean).join(' ') || 'the run'
  const over = e.state === 'open' ? '' : ` (${e.state} since)`
  return facts([
    [paint.red(e.code), `${about}${over}`],
    ['customer', e.customer],
    ['reason', e.reason],
    ['remedy', e.hint],
    ['QuickBooks code', e.quickbooksCode],
  ])
}

const drawSkips = (skips: RunDetail['skips']): string =>
  `Left alone on purpose\n${table(
    ['code', 'entity', 'number', 'why'],
    skips.map((s) => [s.code, s.entity, s.number, s.reason]),
  )}`
