// Changes as they go over the wire, in batches of bounded size.
import { batchBytes, batchChanges } from '../limits.ts'
import type { WireChange } from '../schema/backend-api.ts'
import { entity } from '../schema/entities.ts'
import type { BackendChange, Resolve } from '../sync/ports.ts'
import { backendTables } from './schema.ts'
import { fieldsOf, lineRowsOf } from './values.ts'

export interface Item {
  /** Which of the changes delivered. */
  readonly index: number
  /** The change as JSON. */
  readonly text: string
}

export const itemsOf = (changes: readonly BackendChange[], resolve: Resolve): Item[] =>
  changes.map((change, index) => ({ index, text: JSON.stringify(wireOf(change, resolve)) }))

function wireOf(change: BackendChange, resolve: Resolve): WireChange {
  const name = change.kind === 'put' ? change.record.entity : change.entity
  const table = backendTables.find((t) => t.entities.some((e) => e.name === name))
  if (!table) throw new Error(`no backend table for ${name}`)
  const about = { entity: name, table: table.name, id: change.id }
  if (change.kind === 'archive') return { kind: 'archive', ...about, reason: change.reason }
  if (change.kind === 'report')
    return {
      kind: 'report',
      ...about,
      state: change.state,
      quickbooks_id: change.quickbooksId ?? null,
      problem: change.problem ?? null,
    }
  const { record } = change
  const lines = table.lines
    ? { lines: lineRowsOf(entity(name), table.lines.columns, record.brief, resolve) }
    : {}
  return {
    kind: 'put',
    ...about,
    quickbooks_id: record.id,
    revision: record.revision,
    archived: change.archived ?? null,
    fields: fieldsOf(table.columns, record.brief, resolve),
    ...lines,
    record: record.fields,
  }
}

/** In order; a change that is larger than a batch goes alone. */
export function batchesOf(items: readonly Item[]): Item[][] {
  const batches: Item[][] = []
  let open: Item[] = []
  let bytes = 0
  for (const item of items) {
    const size = Buffer.byteLength(item.text) + 1
    if (open.length > 0 && (open.length >= batchChanges || bytes + size > batchBytes)) {
      batches.push(open)
      open = []
      bytes = 0
    }
    open.push(item)
    bytes += size
  }
  return open.length > 0 ? [...batches, open] : batches
}

export const halves = (batch: readonly Item[]): Item[][] => {
  const middle = Math.ceil(batch.length / 2)
  return [batch.slice(0, middle), batch.slice(middle)]
}
