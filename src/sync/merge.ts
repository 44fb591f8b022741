// Both sides changed a record since the last sync (C16). What was changed on one side only is no conflict: the
// platform's columns go out, the others stay. A column that both changed differently is decided by the profile, or by
// a person.
import { entity } from '../schema/entities.ts'
import type { Row } from '../store/store.ts'
import { type Draft, linkOf, setJournal } from './draft.ts'
import { type Journal, notSentYet, wantedOf } from './journal.ts'
import type { RemoteRecord } from './ports.ts'
import { cellText } from './understand.ts'

export interface Collision {
  readonly column: string
  readonly was: string
  readonly quickbooks: string
  readonly platform: string
}

/** The change of the platform that waits for this record. */
export function pendingChange(draft: Draft, link: Row<'links'>): Journal | undefined {
  for (const row of draft.journal.values())
    if (
      row.op === 'change' &&
      row.entity === link.entity &&
      row.platform_id === link.platform_id &&
      (notSentYet.includes(row.state) || row.state === 'conflict')
    )
      return row
  return undefined
}

/** Columns that both sides changed, and not to the same. */
export function collisionsOf(draft: Draft, row: Journal, record: RemoteRecord): Collision[] {
  const { values, base = {} } = wantedOf(row)
  return entity(row.entity).columns.flatMap((column) => {
    const was = base[column.name]
    const platform = values[column.name]
    if (was === undefined || platform === undefined) return []
    const text = cellText(column, record.brief) ?? ''
    const family = column.ref
    const quickbooks =
      family && text !== '' ? (linkOf(draft, family, text)?.platform_id ?? text) : text
    return quickbooks === was || quickbooks === platform
      ? []
      : [{ column: column.name, was, quickbooks, platform }]
  })
}

/**
 * Whether the record of QuickBooks may be stored over the row of the platform. Where it may not, the platform's change
 * is still to go out, or waits for a person.
 */
export function mayOverwrite(draft: Draft, link: Row<'links'>, record: RemoteRecord): boolean {
  const row = pendingChange(draft, link)
  if (!row) return true
  const collisions = collisionsOf(draft, row, record)
  if (collisions.length === 0) return false
  const chosen = draft.chosen.get(row.id)
  const winner = chosen ? (chosen.winner as 'quickbooks' | 'platform') : masterOf(draft)
  const label = record.label ?? null
  const conflict = { row, label, collisions }
  if (winner === 'ask') {
    setJournal(draft, { ...row, state: 'conflict' })
    draft.conflicts.push({ ...conflict, state: 'open' })
    return false
  }
  draft.conflicts.push({ ...conflict, state: 'resolved', winner })
  if (winner === 'platform') {
    setJournal(draft, { ...row, state: 'waiting' })
    return false
  }
  setJournal(draft, { ...row, state: 'withdrawn' })
  draft.changes.push({
    kind: 'report',
    entity: row.entity,
    id: row.platform_id,
    state: 'withdrawn',
  })
  return true
}

/** A preference of the connection, or what the profile says. */
function masterOf(draft: Draft): 'quickbooks' | 'platform' | 'ask' {
  const settings = draft.connection.settings as {
    conflictMaster?: 'quickbooks' | 'platform' | 'ask'
  }
  return settings.conflictMaster ?? draft.profile.conflictMaster
}

/** What a person chose since the last run: the record is read again, and the choice holds. */
export function takeUpChoices(draft: Draft, choices: readonly Row<'conflicts'>[]): void {
  for (const choice of choices) {
    const row = draft.journal.get(choice.journal_id)
    if (row?.state !== 'conflict' || !row.quickbooks_id) continue
    draft.chosen.set(row.id, choice)
    const link = linkOf(draft, entity(row.entity).family, row.quickbooks_id)
    if (choice.winner === 'platform') setJournal(draft, { ...row, state: 'waiting' })
    else {
      setJournal(draft, { ...row, state: 'withdrawn' })
      // Its revision is forgotten, so that what QuickBooks has is stored when it is read.
      if (link) draft.links.set(`${link.family}:${link.quickbooks_id}`, { ...link, revision: null })
      if (link) draft.changedLinks.add(`${link.family}:${link.quickbooks_id}`)
    }
    const again = draft.reread.get(row.entity) ?? new Set<string>()
    draft.reread.set(row.entity, again.add(row.quickbooks_id))
    draft.conflicts.push({ settled: choice })
  }
}
