// What holds a row of the journal back: what it points to is not there, money that is not open, a name or number that
// is taken. And what lets it go again.
import { entity } from '../schema/entities.ts'
import type { RecordFacts } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import { chosenAccount, waitsForAccount } from './accounts.ts'
import { partsOf, useDependsOn, weighUse } from './credits.ts'
import { isGone } from './deleted.ts'
import { type Draft, linkOf, linkOfPlatform, nameOf, setJournal } from './draft.ts'
import { lacksFeature, missingFeature } from './entitled.ts'
import {
  isOnItsWay,
  type Journal,
  makerOf,
  missingOf,
  notSentYet,
  paidColumn,
  type Reference,
  referencesOf,
  removalBefore,
  wantedOf,
} from './journal.ts'
import type { RemoteRecord } from './ports.ts'
import { block, documentOf } from './refuse.ts'

const factsOf = (link: Row<'links'> | undefined): RecordFacts => (link?.facts ?? {}) as RecordFacts

/** One document that a row pays, and how much of it. */
export interface Application {
  readonly link: Row<'links'>
  readonly amount: string
}

/** The documents a payment is for, as far as QuickBooks has them. */
export function applicationsOf(draft: Draft, row: Journal): Application[] {
  const e = entity(row.entity)
  const column = paidColumn(e)
  if (row.op !== 'create' || !e.appliesTo || !column) return []
  const { family } = entity(e.appliesTo.entity)
  return (wantedOf(row).lines ?? []).flatMap((line) => {
    const id = line[column]
    const link = id ? linkOfPlatform(draft, family, id) : undefined
    return link ? [{ link, amount: line['amount'] ?? '0.00' }] : []
  })
}

/** The documents whose open balance must be known before the row may go out (C34). */
export function targetsOf(draft: Draft, row: Journal): { entity: string; id: string }[] {
  if (row.op === 'apply') return partsOf(draft, row)
  return applicationsOf(draft, row).flatMap(({ link }) =>
    link.entity && link.origin ? [{ entity: link.entity, id: link.quickbooks_id }] : [],
  )
}

/** What the row depends on, as it is now: a blocked row is tried again when this has moved. */
export function dependsOn(draft: Draft, row: Journal): string {
  if (row.op === 'apply') return useDependsOn(draft, row)
  const own = linkOf(draft, entity(row.entity).family, row.quickbooks_id ?? '')
  const links =
    row.op === 'create'
      ? referencesOf(entity(row.entity), wantedOf(row)).map((r) =>
          linkOfPlatform(draft, r.family, r.id),
        )
      : [own]
  return links
    .map((l) => `${l?.revision ?? ''}/${factsOf(l).open ?? ''}/${l?.archived_at ?? ''}`)
    .concat(chosenAccount(draft, row), missingFeature(draft, row))
    .join(' ')
}

const dayMs = 86_400_000

/**
 * Holds back what QuickBooks would refuse or book wrongly, with the open balances as read in this run, and
 * lets go what was blocked by something that has changed since.
 */
export function weigh(draft: Draft): void {
  for (const row of draft.journal.values()) pairRemoval(draft, row)
  for (const row of draft.journal.values()) keepWanted(draft, row)
  for (const row of draft.journal.values()) {
    if (row.state !== 'blocked') continue
    const isOver = draft.now - row.changed_at > dayMs || row.blocked_on !== dependsOn(draft, row)
    if (isOver) setJournal(draft, { ...row, state: 'waiting' })
  }
  for (const row of [...draft.journal.values()])
    if (row.state === 'waiting') lacksFeature(draft, row, () => dependsOn(draft, row))
  const spent = new Map<string, number>()
  for (const row of [...draft.journal.values()])
    if (row.state === 'waiting' && row.op === 'create')
      void (
        isMissing(draft, row) ||
        waitsForAccount(draft, row, () => dependsOn(draft, row)) ||
        isTooMuch(draft, row, spent)
      )
  for (const row of [...draft.journal.values()])
    if (row.state === 'waiting' && row.op === 'apply') weighUse(draft, row)
}

/** Blocks a row that points to what QuickBooks does not have and will not get. */
function isMissing(draft: Draft, row: Journal): boolean {
  const missing = missingOf(draft, row)
  const lost = missing.find((reference) => !isOnItsWay(draft, reference))
  const circle = lost ? undefined : missing.find((reference) => leadsTo(draft, reference, row))
  const wrong = lost ?? circle
  if (!wrong) return false
  const is = lost ? 'is not in QuickBooks' : 'leads back to itself'
  const problem = `its ${wrong.column} ${wrong.id} ${is}`
  const code = row.entity === 'ReceivePayment' ? 'E_BAD_PAYMENT' : 'E_BAD_RECORD'
  block(draft, row, code, { ...documentOf(draft, row), problem }, dependsOn(draft, row))
  return true
}

/** Whether what is not made yet waits, over others or at once, for the row itself: parents in a circle. */
function leadsTo(draft: Draft, reference: Reference, row: Journal): boolean {
  const seen = new Set<Journal>()
  const todo = [reference]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const maker = makerOf(draft, next)
    if (maker === row) return true
    if (!maker || seen.has(maker)) continue
    seen.add(maker)
    todo.push(...missingOf(draft, maker))
  }
  return false
}

/** Blocks a payment above what is open; `spent` is what others of this step take already. */
function isTooMuch(draft: Draft, row: Journal, spent: Map<string, number>): boolean {
  const applications = applicationsOf(draft, row)
  for (const { link, amount } of applications) {
    if (!draft.fresh.has(link.quickbooks_id)) return false
    const facts = factsOf(link)
    const open = toCents(facts.open ?? '0') - (spent.get(link.quickbooks_id) ?? 0)
    const what = nameOf((link.entity ?? '').toLowerCase(), link.label, facts.partyLabel)
    const details = { ...documentOf(draft, row), amount, what, open: fromCents(open) }
    if (isGone(draft, link)) {
      const problem = `${what} is deleted`
      block(draft, row, 'E_BAD_PAYMENT', { ...details, problem }, dependsOn(draft, row))
      return true
    }
    if (toCents(amount) <= open) continue
    block(draft, row, overCode(draft, link, amount, open), details, dependsOn(draft, row))
    return true
  }
  for (const { link, amount } of applications)
    spent.set(link.quickbooks_id, (spent.get(link.quickbooks_id) ?? 0) + toCents(amount))
  return false
}

/** A credit that came before a payment that would have fitted without it, where payments come first (R142). */
function overCode(draft: Draft, link: Row<'links'>, amount: string, open: number) {
  const credited = toCents(factsOf(link).credited ?? '0')
  return draft.profile.paymentsFirst && credited > 0 && toCents(amount) <= open + credited
    ? 'E_CREDIT_BEFORE_PAYMENT'
    : 'E_OVERPAYMENT'
}

/** The number of a row that has to be looked for before it may be made. */
export function uncheckedNumber(draft: Draft, row: Journal): string | undefined {
  if (row.op !== 'create' || !entity(row.entity).hasUniqueNumber) return undefined
  return draft.progress.checked?.includes(row.id) ? undefined : wantedOf(row).values['number']
}

/** What the look for its number came to: free, or another record has it. */
export function acceptNumber(draft: Draft, row: Journal, records: readonly RemoteRecord[]): void {
  const [other] = records
  const twin = other ? undefined : twinOf(draft, row)
  if (!other && !twin) {
    draft.progress.checked = [...(draft.progress.checked ?? []), row.id]
    return
  }
  const existing = other
    ? nameOf(
        other.entity,
        `${other.label ?? other.id}${other.facts.date ? ` of ${other.facts.date}` : ''}`,
        other.facts.partyLabel,
      )
    : `${twin?.platform_id} of the platform is on its way there`
  const details = { ...documentOf(draft, row), existing }
  block(draft, row, 'E_QB_DUPLICATE_NUMBER', details, dependsOn(draft, row))
  // It may be free by the next run, and nothing we read would tell (R147).
  setJournal(draft, { ...row, state: 'next run' })
}

/** Another one with the same number, which was found free for it in this very run. */
function twinOf(draft: Draft, row: Journal): Journal | undefined {
  const number = wantedOf(row).values['number']
  const { checked = [] } = draft.progress
  for (const id of checked) {
    const j = draft.journal.get(id)
    const isSame = j && j !== row && j.entity === row.entity && j.state !== 'withdrawn'
    if (isSame && wantedOf(j).values['number'] === number) return j
  }
  return undefined
}

/** A removal needs the record it removes; where that never came to be, both are dropped. */
function pairRemoval(draft: Draft, row: Journal): void {
  if (row.op !== 'remove' || row.quickbooks_id || row.state !== 'waiting') return
  const link = linkOfPlatform(draft, entity(row.entity).family, row.platform_id)
  if (link?.origin) {
    setJournal(draft, { ...row, quickbooks_id: link.quickbooks_id })
    return
  }
  const created = [...draft.journal.values()].find(
    (j) => j.op === 'create' && j.platform_id === row.platform_id && j.entity === row.entity,
  )
  if (created && ![...notSentYet, 'withdrawn'].includes(created.state)) return
  if (created) setJournal(draft, { ...created, state: 'withdrawn' })
  setJournal(draft, { ...row, state: 'withdrawn' })
  if (!created || created.run_id === null) return
  // It was sent once: the platform may have been told that it is booked, just before a crash, and it is gone since.
  const { entity: name, platform_id: id } = row
  draft.changes.push({ kind: 'archive', entity: name, id, reason: 'removed-by-platform' })
  draft.changes.push({ kind: 'report', entity: name, id, state: 'removed' })
}

/** Wanted again while its removal was out, and the removal came to nothing: what is there stays. */
function keepWanted(draft: Draft, row: Journal): void {
  const removal = removalBefore(draft, row)
  if (!removal || !notSentYet.includes(removal.state)) return
  for (const j of [removal, row]) setJournal(draft, { ...j, state: 'withdrawn' })
  const { entity: name, platform_id: id } = row
  const quickbooksId = removal.quickbooks_id ?? ''
  draft.changes.push({ kind: 'report', entity: name, id, state: 'booked', quickbooksId })
  draft.solved.push({ entity: name, record: id })
}
