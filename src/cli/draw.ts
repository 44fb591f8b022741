// Views of overview.ts as text.
import type { ConnectionView, RunView } from './overview.ts'
import { table } from './render.ts'

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
