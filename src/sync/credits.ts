// A credit of the platform that is to be used for a document: after the credit itself is in QuickBooks, and after the
// payments of that document where the profile puts payments first (R142). It makes no record, only a link, and
// repeating it would add up (qbxml-semantics.md 15.1): so each credit is applied to a document once, and a credit that
// is linked to it already counts as applied.
import { skipCodes } from '../profiles/skip-codes.ts'
import { entity } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import { isGone } from './deleted.ts'
import { type Draft, linkOfPlatform, nameOf, setJournal, setLink } from './draft.ts'
import { missingFeature } from './entitled.ts'
import { noteWanted, rowsOf } from './intake-notes.ts'
import { isOnItsWay, type Journal, notSentYet, paidColumn, wantedOf } from './journal.ts'
import type { Operation, PlatformChange } from './ports.ts'
import { countsOf } from './progress.ts'
import { block, documentOf } from './refuse.ts'
import { factsOf } from './select.ts'
import { touch } from './touch.ts'
import { textOf } from './understand.ts'

type Use = Extract<Operation, { op: 'apply' }>
type Link = Row<'links'>

/** The column in which a credit names the document it is to be used for. */
function usedColumn(e: Entity): string | undefined {
  const family = e.appliesTo && entity(e.appliesTo.entity).family
  return e.columns.find((c) => c.isWish && c.ref === family)?.name
}

/** Notes that the platform wants a credit used; false where the row says nothing new of that. */
export function noteUse(draft: Draft, change: PlatformChange): boolean {
  const column = usedColumn(entity(change.entity))
  const id = column && change.row ? textOf(change.row, column) : undefined
  if (!column || !id) return false
  const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
  if (link?.origin === 'quickbooks') return false
  const known = rowsOf(draft, change).filter((j) => j.op === 'apply' && j.state !== 'withdrawn')
  const isSame = known.some((j) => wantedOf(j).values[column] === id)
  // Sent, in doubt or done: a credit cannot be taken off a document again (15.3).
  if (known.some((j) => !notSentYet.includes(j.state))) return isSame
  noteWanted(draft, change, 'apply', { values: { [column]: id } }, link)
  return true
}

interface Parts {
  readonly credit: Link | undefined
  readonly target: Link | undefined
  readonly targetId: string
}

function parts(draft: Draft, row: Journal): Parts {
  const e = entity(row.entity)
  const family = e.appliesTo ? entity(e.appliesTo.entity).family : ''
  const targetId = wantedOf(row).values[usedColumn(e) ?? ''] ?? ''
  const there = (link: Link | undefined) => (link?.origin ? link : undefined)
  return {
    credit: there(linkOfPlatform(draft, e.family, row.platform_id)),
    target: there(linkOfPlatform(draft, family, targetId)),
    targetId,
  }
}

/** What has to be read in the same run before a credit may be used. */
export function partsOf(draft: Draft, row: Journal): { entity: string; id: string }[] {
  const { credit, target } = parts(draft, row)
  if (!credit?.entity || !target?.entity) return []
  return [credit, target].map((l) => ({ entity: l.entity ?? '', id: l.quickbooks_id }))
}

/** Payments of the document, and removals of such, that are not settled, where payments come first. */
function paymentsBefore(draft: Draft, targetId: string): Journal[] {
  if (!draft.profile.paymentsFirst) return []
  return [...draft.journal.values()].filter((row) => {
    const column = row.op === 'change' ? undefined : paidColumn(entity(row.entity))
    const isOver = row.state === 'done' || row.state === 'withdrawn'
    const lines = column && !isOver ? wantedOf(row).lines : undefined
    return lines?.some((line) => line[column ?? ''] === targetId) ?? false
  })
}

export function useDependsOn(draft: Draft, row: Journal): string {
  const { credit, target, targetId } = parts(draft, row)
  const links = [credit, target].map(
    (l) => `${l?.revision ?? ''}/${factsOf(l).open ?? ''}/${l?.archived_at ?? ''}`,
  )
  const held = paymentsBefore(draft, targetId).map((p) => `${p.id}/${p.state}`)
  return [...links, ...held, missingFeature(draft, row)].join(' ')
}

/** As much of the credit as the document is open; undefined while something has to come first. */
export function useOf(draft: Draft, row: Journal): Use | undefined {
  const { credit, target, targetId } = parts(draft, row)
  const { party, ledger } = factsOf(target)
  if (!credit || !target?.entity || !party) return undefined
  const isFresh = [credit, target].every((l) => draft.fresh.has(l.quickbooks_id))
  const isReady = isFresh && paymentsBefore(draft, targetId).length === 0
  if (row.state === 'waiting' && !isReady) return undefined
  return {
    op: 'apply',
    entity: row.entity,
    journalId: row.id,
    id: credit.quickbooks_id,
    target: { entity: target.entity, id: target.quickbooks_id },
    amount: fromCents(usable(credit, target)),
    party,
    ...(ledger ? { ledger } : {}),
  }
}

const usable = (credit: Link, target: Link): number =>
  Math.min(...[credit, target].map((l) => toCents(factsOf(l).open || '0')))

/** Settles what needs no request, and holds back what would be refused. */
export function weighUse(draft: Draft, row: Journal): void {
  const { credit, target, targetId } = parts(draft, row)
  const e = entity(row.entity)
  const known = { ...documentOf(draft, row), target: nameOf(target?.entity ?? '', target?.label) }
  const hold = (code: 'E_BAD_RECORD' | 'E_CREDIT_WAITS', details: Record<string, string>) =>
    block(draft, row, code, { ...known, ...details }, useDependsOn(draft, row))
  const made = rowsOf(draft, { entity: e.name, id: row.platform_id, what: 'changed' })
  if (!credit) {
    if (made.some((j) => j.op === 'create' && j.state === 'withdrawn'))
      setJournal(draft, { ...row, state: 'withdrawn' })
    return
  }
  const { family } = entity(e.appliesTo?.entity ?? '')
  if (!target) {
    const column = usedColumn(e) ?? ''
    if (isOnItsWay(draft, { column, family, id: targetId })) return
    hold('E_BAD_RECORD', { problem: `its ${column} ${targetId} is not in QuickBooks` })
    return
  }
  if (isGone(draft, target)) {
    hold('E_BAD_RECORD', { problem: `${known.target} is deleted` })
    return
  }
  if (factsOf(credit).appliedTo?.includes(target.quickbooks_id)) {
    applied(draft, row)
    return
  }
  const payment = paymentsBefore(draft, targetId).find((p) => p.state === 'blocked')
  if (payment)
    hold('E_CREDIT_WAITS', { reference: String(documentOf(draft, payment)['reference']) })
  else if (useOf(draft, row) && usable(credit, target) <= 0) leave(draft, row, credit)
}

/** Nothing of it can be used: that is no error, and it is told. */
function leave(draft: Draft, row: Journal, credit: Link): void {
  const code = 'S_CREDIT_LEFT'
  const { entity: name, platform_id: record } = row
  const label = credit.label ? { label: credit.label } : {}
  draft.skips.push({ code, entity: name, record, reason: skipCodes[code].says, ...label })
  draft.progress.skips++
  finish(draft, row, credit)
}

/** The credit is linked to the document: both are read again, since both balances have moved. */
export function applied(draft: Draft, row: Journal): void {
  const { credit, target } = parts(draft, row)
  if (!credit) return
  finish(draft, row, credit)
  countsOf(draft.progress, row.entity).pushed++
  if (!target) return
  for (const { quickbooks_id } of [credit, target]) draft.fresh.delete(quickbooks_id)
  touch(draft, entity(row.entity), [target.quickbooks_id], undefined)
  // Without its revision the credit counts as changed, so that the platform learns what is left of it.
  setLink(draft, { ...credit, revision: null })
  const again = draft.reread.get(row.entity) ?? new Set<string>()
  draft.reread.set(row.entity, again.add(credit.quickbooks_id))
}

function finish(draft: Draft, row: Journal, { quickbooks_id: quickbooksId }: Link): void {
  setJournal(draft, { ...row, state: 'done', quickbooks_id: quickbooksId })
  const { entity: name, platform_id: id } = row
  draft.changes.push({ kind: 'report', entity: name, id, state: 'booked', quickbooksId })
  draft.solved.push({ entity: name, record: id })
}
