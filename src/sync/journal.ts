// Rows of the journal: what the platform wants in QuickBooks, in the words of its own tables. References are ids of
// the platform until the row goes out, since what they point to may itself still have to be made.
import { entities, entity } from '../schema/entities.ts'
import type { Column, Entity } from '../schema/entity.ts'
import type { Row } from '../store/store.ts'
import { type Draft, linkOfPlatform } from './draft.ts'
import type { Values } from './ports.ts'

export type Journal = Row<'journal'>

/** The `fields` of a row. */
export interface Wanted {
  readonly values: Values
  readonly lines?: readonly Values[]
  /** Of a change: what the columns held when the record was last read. */
  readonly base?: Values
  /** The account that was chosen for it and stands in its values, which the platform did not name. */
  readonly chosen?: string
  /** Of a removal: the record stays in QuickBooks, with zero amounts. */
  readonly isVoid?: true
}

export const wantedOf = (row: Journal): Wanted => row.fields as Wanted

/** Reason of an archive: the platform took the record away, and QuickBooks keeps it with zero amounts. */
export const voidedByUs = 'voided-by-platform'

export const notSentYet: readonly string[] = ['waiting', 'blocked', 'next run']

/** Handed out, and its end not known yet. */
export const isGoingOut = (state: string): boolean =>
  state === 'sent' || state === 'in doubt' || state === 'unproven' || state === 'away'

/** The removal of what stands in QuickBooks for the same record of the platform, as far as it has not ended. */
export function removalBefore(draft: Draft, row: Journal): Journal | undefined {
  if (row.op !== 'create' || row.state !== 'waiting') return undefined
  for (const j of draft.journal.values())
    if (j.op === 'remove' && j.entity === row.entity && j.platform_id === row.platform_id)
      if (j.quickbooks_id && (isGoingOut(j.state) || notSentYet.includes(j.state))) return j
  return undefined
}

export interface Reference {
  readonly column: string
  readonly family: string
  /** Id on the platform. */
  readonly id: string
}

interface Pointing {
  readonly column: string
  readonly family: string
}

const pointing = (columns: readonly Column[]): Pointing[] =>
  columns.flatMap(({ name, ref }) => (ref ? [{ column: name, family: ref }] : []))

/** Columns that point to records, of header and lines. */
const pointingOf: ReadonlyMap<Entity, { readonly head: Pointing[]; readonly line: Pointing[] }> =
  new Map(entities.map((e) => [e, { head: pointing(e.columns), line: pointing(e.lineColumns) }]))

/** Everything the wanted record points to, header and lines. */
export function referencesOf(e: Entity, wanted: Wanted): Reference[] {
  const found: Reference[] = []
  const add = (columns: readonly Pointing[], values: Values): void => {
    for (const { column, family } of columns) {
      const id = values[column]
      if (id) found.push({ column, family, id })
    }
  }
  const columns = pointingOf.get(e)
  add(columns?.head ?? [], wanted.values)
  for (const values of wanted.lines ?? []) add(columns?.line ?? [], values)
  return found
}

/** The column of a line that names the document it pays; undefined for what is no payment. */
export function paidColumn(e: Entity): string | undefined {
  const family = e.appliesTo && entity(e.appliesTo.entity).family
  return family && e.lineColumns.find((c) => c.ref === family)?.name
}

/** The kinds of record in a family, as the journal names them. */
const kindsOf = (family: string): string[] =>
  entities.filter((e) => e.family === family).map((e) => e.name)

/** The row that makes a record of the platform. */
export function makerOf(draft: Draft, reference: Reference): Journal | undefined {
  const kinds = kindsOf(reference.family)
  for (const row of draft.journal.values())
    if (row.op === 'create' && row.platform_id === reference.id && kinds.includes(row.entity))
      return row
  return undefined
}

/** Whether a record of the platform that QuickBooks does not have is on its way there. */
export function isOnItsWay(draft: Draft, reference: Reference): boolean {
  const row = makerOf(draft, reference)
  return row !== undefined && row.state !== 'withdrawn' && row.state !== 'blocked'
}

/** References that QuickBooks cannot follow yet. */
export const missingOf = (draft: Draft, row: Journal): Reference[] =>
  referencesOf(entity(row.entity), wantedOf(row)).filter(
    ({ family, id }) => !linkOfPlatform(draft, family, id)?.origin,
  )

/** The values with the ids of QuickBooks in place of those of the platform. */
export function resolved(draft: Draft, columns: readonly Column[], values: Values): Values {
  const out: Record<string, string> = { ...values }
  for (const { name, ref } of columns) {
    const id = ref ? values[name] : undefined
    const link = ref && id ? linkOfPlatform(draft, ref, id) : undefined
    if (link) out[name] = link.quickbooks_id
  }
  return out
}
