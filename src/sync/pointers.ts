// What a row of the platform points to, and the records that outcomes hold.
import { entity } from '../schema/entities.ts'
import type { Column } from '../schema/entity.ts'
import type { Reference } from './journal.ts'
import type { Outcome, PlatformChange, PlatformRow, RemoteRecord } from './ports.ts'

/** Every record of the platform that a row of it points to; a payment names its invoice in a column of its own. */
export function pointersOfRow({
  entity: name,
  row,
  lines,
}: PlatformChange): Pick<Reference, 'family' | 'id'>[] {
  const e = entity(name)
  const of = (columns: readonly Column[], from: PlatformRow) =>
    columns.flatMap((c) => {
      const id = c.ref ? from[c.name] : undefined
      return c.ref && id ? [{ family: c.ref, id: String(id) }] : []
    })
  const invoice = row?.['invoice_id']
  return [
    ...(row ? of(e.columns, row) : []),
    ...(lines ?? []).flatMap((line) => of(e.lineColumns, line)),
    ...(invoice ? [{ family: entity('Invoice').family, id: String(invoice) }] : []),
  ]
}

/** What an answer of old tells of each write besides itself. */
export const withTold = (outcome: Outcome): Outcome[] =>
  outcome.kind === 'told' ? [...outcome.outcomes.values()] : [outcome]

export function recordsOf(outcome: Outcome): readonly RemoteRecord[] {
  if (outcome.kind === 'records') return outcome.records
  return outcome.kind === 'written' ? [outcome.record] : []
}
