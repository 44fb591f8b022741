// A record that carries the mark of a row which nobody waits for any more: a computer handed its text to QuickBooks when
// the row had been taken back, or had been booked otherwise (docs/decisions/0011-texts-still-out.md).
import { entity } from '../schema/entities.ts'
import { toCents } from '../schema/scalars.ts'
import type { Store } from '../store/store.ts'
import { isGone } from './deleted.ts'
import { type Draft, linkOf, linkOfPlatform, setJournal } from './draft.ts'
import { isSameTail } from './ids.ts'
import { type Journal, notSentYet, paidColumn, wantedOf } from './journal.ts'
import { recordsOf, withTold } from './pointers.ts'
import type { Outcome, RemoteRecord } from './ports.ts'
import { tell } from './refuse.ts'
import { cellText } from './understand.ts'

const over: readonly string[] = ['withdrawn', 'done']

/** The rows that such records were made for, and whatever else the journal holds of the same records of the platform. */
export async function loadOver(
  store: Store,
  draft: Draft,
  outcomes: readonly Outcome[],
): Promise<Journal[]> {
  const ids = outcomes
    .flatMap(withTold)
    .flatMap(recordsOf)
    .flatMap((r) =>
      r.madeFor && !draft.journal.has(r.madeFor) && !isOurs(draft, r) ? r.madeFor : [],
    )
  if (ids.length === 0) return []
  const of = { connection_id: draft.connection.id }
  const known = await store.select('journal', { ...of, id: { in: ids } })
  const rows = [...known, ...(await forgottenOf(store, draft, ids, known))]
  const records = rows.map((row) => row.platform_id)
  const all = await store.select('journal', { ...of, platform_id: { in: records } })
  const some = all.filter((row) => !draft.journal.has(row.id))
  for (const row of some) draft.journal.set(row.id, row)
  return some
}

/** Rows that want what a row made which the store has forgotten: an older copy of it was put in its place (ids.ts). */
async function forgottenOf(
  store: Store,
  draft: Draft,
  ids: readonly string[],
  known: readonly Journal[],
): Promise<Journal[]> {
  const unknown = ids.filter((id) => !known.some((row) => row.id === id))
  if (unknown.length === 0) return []
  const open = { connection_id: draft.connection.id, state: { in: mayBeForgotten } }
  const rows = await store.select('journal', open)
  return rows.filter((row) => row.op === 'create' && unknown.some((id) => isSameTail(row.id, id)))
}

const mayBeForgotten = [...notSentYet, 'in doubt', 'unproven', 'lost']

const isOurs = (draft: Draft, record: RemoteRecord): boolean =>
  linkOf(draft, entity(record.entity).family, record.id)?.origin === 'platform'

/** The row that the record was made for, where that has come to its end without it. */
export function overFor(draft: Draft, record: RemoteRecord): Journal | undefined {
  const row = record.madeFor ? draft.journal.get(record.madeFor) : undefined
  const isIts =
    row?.op === 'create' && row.entity === record.entity && row.quickbooks_id !== record.id
  return isIts && over.includes(row.state) && !isOurs(draft, record) ? row : undefined
}

/** The record that stands for the row of the platform in QuickBooks, beside this one: then it is there twice. */
export function isTwice(draft: Draft, row: Journal, record: RemoteRecord): boolean {
  const own = linkOfPlatform(draft, entity(row.entity).family, row.platform_id)
  return own?.origin === 'platform' && own.quickbooks_id !== record.id && !isGone(draft, own)
}

/** Told once, when the second one is first seen; which of the two is to go, a person knows. */
export function tellTwice(draft: Draft, row: Journal, record: RemoteRecord): void {
  const e = entity(row.entity)
  if (linkOf(draft, e.family, record.id)?.origin) return
  const own = linkOfPlatform(draft, e.family, row.platform_id)
  tell(draft, row, 'E_BOOKED_TWICE', { first: own?.quickbooks_id ?? '', second: record.id })
}

/** A payment stands in QuickBooks with the amount of the text that was carried out: the platform may want another by now. */
export function tellOtherAmount(draft: Draft, row: Journal, record: RemoteRecord): void {
  const e = entity(row.entity)
  const { amount } = wantedOf(row).values
  const column = e.columns.find((c) => c.name === 'amount')
  if (record.entity !== row.entity || !paidColumn(e) || !column || amount === undefined) return
  const found = cellText(column, record.brief)
  if (found === undefined || toCents(found) === toCents(amount)) return
  tell(draft, row, 'E_BOOKED_OTHERWISE', { found })
}

/**
 * It is booked now, whatever was said meanwhile. Where the platform wanted it removed before it was there, it is removed
 * now; where it was taken back for another reason, a person is told.
 */
export function afterLate(draft: Draft, row: Journal, record: RemoteRecord): void {
  const removals = [...draft.journal.values()].filter(
    (j) => j.op === 'remove' && j.entity === row.entity && j.platform_id === row.platform_id,
  )
  if (removals.length > 0) {
    const id = draft.newId()
    setJournal(draft, { ...row, ...asRemoval(draft, record.id), id })
    return
  }
  tell(draft, row, 'E_BOOKED_ANYWAY')
}

/** What makes a row that made a record the row that removes it. */
export const asRemoval = (
  draft: Draft,
  quickbooksId: string | null,
): Omit<Journal, 'id' | keyof Kept> => ({
  op: 'remove',
  state: 'waiting',
  message_set_id: null,
  run_id: null,
  attempts: 0,
  blocked_on: null,
  quickbooks_id: quickbooksId,
  created_at: draft.now,
  changed_at: draft.now,
})

type Kept = Pick<Journal, 'connection_id' | 'entity' | 'platform_id' | 'fields'>
