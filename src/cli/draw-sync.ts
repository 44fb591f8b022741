// A sync as text, and the exit code it comes to.
import { drawCounts } from './draw.ts'
import { clean } from './outside.ts'
import { facts, paint } from './render.ts'
import type { planOf, SyncReport } from './sync.ts'

export function drawReport(report: SyncReport): string {
  if (report.queued)
    return 'Due: the next call of the Web Connector serves it. Watch it with --wait, or later with qbsync status.'
  const { run } = report
  if (!run) return 'No run took place.'
  const head = facts([
    ['run', run.id],
    ['connection', report.connection],
    ['state', run.state],
    ['exchanges', run.exchanges],
    ['seconds', run.seconds],
    ['skipped', report.skipped === 0 ? 0 : `${report.skipped}: qbsync skips list`],
    [
      'conflicts',
      report.conflicts === 0 ? undefined : `${report.conflicts}: qbsync conflicts list`,
    ],
  ])
  const errors = report.errors.map(
    (e) => `${paint.red(e.code)} ${clean(e.reason)}\n  ${clean(e.hint)}`,
  )
  return [head, '', drawCounts(run.counts), ...errors].join('\n')
}

/** 0 done, 1 this run met errors or failed (qbsync status tells which). */
export function exitOf(report: SyncReport): number {
  if (report.queued) return 0
  return report.run?.state === 'done' ? 0 : 1
}

export function drawPlan(plan: Awaited<ReturnType<typeof planOf>>): string {
  const reads = plan.reads.map((r) => `  ${r.entity}: ${r.how}`)
  const changes = plan.platformChanges.map((c) => `  ${c.entity} ${c.id} ${c.what}`)
  const journal = plan.journal.map((j) => `  ${j.op} ${j.entity}: ${j.state}`)
  return [
    `A run of ${plan.connection} would read from QuickBooks`,
    ...(reads.length > 0 ? reads : ['  nothing']),
    'take up from the platform',
    ...(changes.length > 0 ? changes : ['  nothing new']),
    'and see to what the journal holds',
    ...(journal.length > 0 ? journal : ['  nothing']),
    'Nothing was asked and nothing was changed.',
  ].join('\n')
}
