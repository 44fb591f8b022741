// Views of overview.ts as text.
import type { ConnectionView, RunView, StatusView } from './overview.ts'
import { facts, paint, table } from './render.ts'

export function drawStatus(connections: StatusView): string {
  if (connections.length === 0)
    return 'No connection yet. Begin with: qbsync init, or try the simulator with: qbsync sync --simulate'
  return connections.map(drawOne).join('\n\n')
}

function drawOne(c: StatusView[number]): string {
  const lastRun = c.lastRun
    ? `${c.lastRun.id}: ${c.lastRun.state}, ${c.lastRun.percent} %`
    : 'none yet'
  const head = facts([
    [paint.bold(c.id), `${c.company ?? 'company not known yet'} (${c.profile})`],
    ['state', stateOf(c)],
    ['last call', c.lastSeenAt ?? 'the connector has never called'],
    ['interval', intervalText(c.interval)],
    ['first sync', c.initialSync],
    ['last run', lastRun],
    ['open', c.open.map((o) => `${o.userName}: ${o.state} since ${o.since}`).join(', ')],
    ['due', c.due?.join(', ')],
    ['waiting to be sent', c.waiting],
    ['held back', c.blocked],
    ['in doubt', c.inDoubt],
    ['skipped', c.skips],
    ['errors', c.errors.length],
  ])
  const errors = c.errors.map((e) => `${paint.red(e.code)} ${e.reason}\n  ${e.hint}`)
  return [head, ...errors].join('\n')
}

const intervalText = ({ asked, observed, note }: StatusView[number]['interval']): string =>
  note ?? (observed === null ? `every ${asked} min asked for` : `every ${observed} min`)

export const stateOf = (c: ConnectionView): string => {
  const until = c.pausedUntil ? ` until ${c.pausedUntil}` : ''
  return `${c.state}${until}${c.live ? ', live' : ''}`
}

/** "Invoice 5 read, 1 archived" per entity of a run. */
export function drawCounts(counts: RunView['counts']): string {
  const rows = Object.entries(counts)
    .filter(([, c]) => c.pulled + c.unchanged + c.archived + c.pushed + c.removed > 0)
    .map(([name, c]) => [name, c.pulled, c.unchanged, c.archived, c.pushed, c.removed])
  return rows.length === 0
    ? 'Nothing moved.'
    : table(['entity', 'read', 'unchanged', 'archived', 'sent', 'removed'], rows)
}
