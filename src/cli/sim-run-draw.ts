// sim run for people: the conversation while it goes on, then what became of it.
import type { Verdict } from '../sim/conformance.ts'
import type { CallReport } from '../sim/web-connector-options.ts'
import { clean } from './outside.ts'
import { paint, table } from './render.ts'
import type { RunsReport } from './sim-run.ts'
import { paragraph, textWidth } from './wrap.ts'

const shownText = 160

/** One call as a line: time, name, what was sent, what came. `whole` shows texts uncut. */
export function drawCall(call: CallReport, whole: boolean): string {
  const at = new Date(call.at).toISOString().slice(11, 19)
  const cut = (text: string): string => {
    const line = clean(text).replace(/\s+/g, ' ')
    return whole || line.length <= shownText
      ? line
      : `${line.slice(0, shownText)}… (${text.length})`
  }
  const sent = Object.entries(call.args)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${paint.dim(name)} ${cut(String(value))}`)
  const came =
    call.problem === undefined
      ? cut(JSON.stringify(call.answer ?? null))
      : paint.red(cut(call.problem))
  return `${paint.dim(at)} ${call.call.padEnd(18)} ${sent.join(' ')} ${paint.dim('→')} ${came}`
}

/** The second bar, of all selected applications, beside the first. */
export function totalBar(percent: number): string {
  const full = Math.round(Math.min(100, percent) / 10)
  return `Total ${'█'.repeat(full)}${'░'.repeat(10 - full)} ${percent} %`
}

export function drawRuns(report: RunsReport): string {
  if (report.refused) return `${paint.red('not added')}  ${clean(report.refused.status)}`
  const rows = report.results.map((r) => [
    r.app,
    r.outcome,
    r.code,
    r.exchanges,
    r.lastProgress,
    r.status,
  ])
  const parts = [table(['application', 'outcome', 'code', 'exchanges', '%', 'status'], rows)]
  if (report.faults.length > 0) parts.push(`faults that struck: ${report.faults.join(', ')}`)
  const [row] = report.window
  if (row?.autoRun)
    parts.push(`every ${row.everyMin} min, last run ${row.lastRun}, next run ${row.nextRun}`)
  if (report.conformance) parts.push(drawConformance(report.conformance))
  return parts.join('\n\n')
}

const probed =
  'To see how it takes what goes wrong it was probed as well: its own log shows a failed login, and a run for which QuickBooks did not start. They are no faults of yours.'

function drawConformance(verdicts: readonly Verdict[]): string {
  const room = textWidth() - 'broken  '.length
  const under = `\n${' '.repeat('broken  '.length)}`
  const broken = verdicts.filter((v) => v.deviations.length > 0)
  const lines = broken.flatMap((v) => {
    const mark = v.level === 'breach' ? paint.red('broken') : paint.yellow('advice')
    const [first] = v.deviations
    const more = v.deviations.length > 1 ? ` (${v.deviations.length} times)` : ''
    return [
      `${mark}  ${paragraph('', `${v.rule} [${v.section}] ${v.says}`, room).replaceAll('\n', under)}`,
      paragraph(
        '        ',
        `${first?.call} ${first?.nth}: ${clean(first?.detail ?? '')}${more}`,
        textWidth(),
      ),
    ]
  })
  const breaches = broken.filter((v) => v.level === 'breach').length
  const silent = verdicts.filter((v) => v.looked === 0).length
  const kept = verdicts.length - broken.length - silent
  const summary = `${verdicts.length} rules: ${kept} kept, ${breaches} broken, ${broken.length - breaches} with advice, ${silent} without occasion`
  return [...lines, summary, paragraph('', probed, textWidth())].join('\n')
}
