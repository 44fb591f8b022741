// Sums of what both sides hold and nothing is told of, to the cent: totals, amounts and open balances of every kind.
import {
  isWatched,
  type Profile,
  pulledEntities,
  pushedEntities,
} from '../../src/profiles/profile.ts'
import { entity } from '../../src/schema/entities.ts'
import { textAt } from '../../src/schema/entity.ts'
import { addAmounts } from '../../src/schema/scalars.ts'
import type { World } from '../world.ts'
import { everyRecord } from './records.ts'
import type { Row } from './year-side.ts'

export interface Total {
  readonly what: string
  readonly records: number
  readonly quickbooks: string
  readonly platform: string
}

const names: ReadonlySet<string> = new Set(['total', 'amount', 'balance'])

export function totalsOf(w: World, profile: Profile, told: ReadonlyMap<string, string>): Total[] {
  const pulled = pulledEntities(profile).filter((name) => !isWatched(profile, name))
  const sum = (amounts: readonly (string | undefined)[]): string =>
    amounts.reduce<string>((all, amount) => addAmounts(all, amount || '0'), '0.00')
  return [...new Set([...pulled, ...pushedEntities(profile)])].flatMap((name): Total[] => {
    const e = entity(name)
    if (e.kind === 'list') return []
    const rows = w
      .rows<Row>(
        `select * from ${e.table} where quickbooks_id is not null and kind = ? and archived_at is null`,
        name,
      )
      .filter((row) => !told.has(`${name} ${row['id']}`))
    if (rows.length === 0) return []
    const own = new Map(rows.map((row) => [String(row['quickbooks_id']), row]))
    const records = everyRecord(w, e).filter((r) => own.has(textAt(r, e.idField) ?? ''))
    return e.columns.flatMap(({ name: column, type, from }): Total[] =>
      // What is open on what the platform owns does not come back from QuickBooks (R137).
      type === 'amount' && names.has(column) && (column !== 'balance' || pulled.includes(name))
        ? [
            {
              what: `${column} of ${e.plural}`,
              records: records.length,
              quickbooks: sum(
                records.map((r) => (typeof from === 'string' ? textAt(r, from) : from(r))),
              ),
              platform: sum(rows.map((row) => String(row[column] ?? '0'))),
            },
          ]
        : [],
    )
  })
}
