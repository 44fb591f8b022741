// The list of runs as a table.
import type { RunView } from '../overview.ts'
import { table } from '../render.ts'
import { clip } from '../wrap.ts'
import { summaryLine } from './draw.ts'

/** Of an error: runs show has it whole. */
const summaryShown = 140

export function drawList(runs: readonly RunView[], isAny: boolean, limit: number): string {
  if (runs.length === 0)
    return isAny ? 'No run is like that.' : 'No run yet: the Web Connector has not called.'
  const rows = runs.map((r) => [
    r.id,
    r.connection,
    r.startedAt,
    r.state,
    r.percent,
    r.exchanges,
    clip(summaryLine(r), summaryShown),
  ])
  const head = ['run', 'connection', 'started', 'state', '%', 'exchanges', 'moved']
  const more = runs.length === limit ? `\n\nThe newest ${limit}; more with --limit.` : ''
  return table(head, rows) + more
}
