// A run as text: one line, or the whole conversation.
import type { Row } from '../store/store.ts'
import { drawCounts } from './draw.ts'
import { clean } from './outside.ts'
import type { RunView } from './overview.ts'
import { facts, paint, time } from './render.ts'

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
  readonly exchanges: readonly ExchangeView[]
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

export function drawRun({ run, exchanges }: RunDetail, withRequests: boolean): string {
  const head = facts([
    ['run', run.id],
    ['connection', run.connection],
    ['state', `${run.state}, ${run.percent} %`],
    ['started', run.startedAt],
    ['ended', run.endedAt ?? 'not yet'],
    ['errors', run.errors],
    ['skips', run.skips],
    ['problem', run.firstError],
  ])
  const talk = exchanges.map((e) => drawExchange(e, withRequests))
  return [head, '', drawCounts(run.counts), '', ...talk].join('\n')
}

function drawExchange(e: ExchangeView, withRequests: boolean): string {
  const size = e.answerBytes === null ? 'no answer' : `${e.answerBytes} bytes`
  const lines = e.asked.map(
    (asked, i) => `     ${clean(asked)} → ${clean(e.outcomes[i] ?? 'no answer')}`,
  )
  const fault =
    e.hresult || e.message
      ? `     ${paint.red(clean(`${e.hresult ?? ''} ${e.message ?? ''}`))}`
      : ''
  const request = withRequests ? clean(e.request) : ''
  const head = `${String(e.seq).padStart(4)} ${time(Date.parse(e.sentAt))}  ${size}`
  return [head, ...lines, fault, request].filter((line) => line !== '').join('\n')
}
