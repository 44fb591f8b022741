// Platform changes out: journal rows become operations, and outcomes become links, errors or doubts.
// A row: waiting → sent → done; blocked until something it depends on moves; in doubt once no answer came.
import type { ErrorCode } from '../errors.ts'
import { staleAttempts } from '../limits.ts'
import { entity } from '../schema/entities.ts'
import type { RecordFacts } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import {
  addProblem,
  type Draft,
  linkOf,
  linkOfPlatform,
  nameOf,
  setJournal,
  setLink,
} from './draft.ts'
import { platformIdOf } from './ids.ts'
import type { Operation, Outcome, PaymentOrder, Refusal, RemoteRecord } from './ports.ts'
import { countsOf } from './progress.ts'
import { isGone, newLink, touch } from './pull.ts'

type Journal = Row<'journal'>
export type Push = Extract<Operation, { op: 'create' | 'remove' }>

/** What a payment row of the platform asks for; kept in the journal. */
export interface PaymentFields {
  readonly invoice: string
  readonly amount: string
  readonly date: string
  readonly reference?: string
  readonly method?: string
  readonly memo?: string
  readonly account?: string
}

const paymentOf = (row: Journal): PaymentFields => row.fields as PaymentFields
const factsOf = (link: Row<'links'> | undefined): RecordFacts => (link?.facts ?? {}) as RecordFacts

function invoiceOf(draft: Draft, row: Journal): Row<'links'> | undefined {
  return linkOfPlatform(draft, entity('Invoice').family, paymentOf(row).invoice)
}

/** The document whose open balance must be known before the row may go out. */
export function targetOf(draft: Draft, row: Journal): { entity: string; id: string } | undefined {
  const link = row.op === 'create' ? invoiceOf(draft, row) : undefined
  return link ? { entity: 'Invoice', id: link.quickbooks_id } : undefined
}

/** The operation of a row, or undefined while it has to wait. */
export function operationOf(draft: Draft, row: Journal): Push | undefined {
  if (row.op === 'remove') {
    const id = row.quickbooks_id
    return id ? { op: 'remove', entity: row.entity, journalId: row.id, id } : undefined
  }
  const link = invoiceOf(draft, row)
  const facts = factsOf(link)
  if (!link || !facts.party) return undefined
  const { invoice: _, ...rest } = paymentOf(row)
  const payment: PaymentOrder = {
    ...rest,
    customer: facts.party,
    appliedTo: link.quickbooks_id,
    ...(facts.ledger ? { ledger: facts.ledger } : {}),
  }
  return { op: 'create', entity: row.entity, journalId: row.id, payment }
}

/** What the row depends on, as it is now: a blocked row is tried again when this has moved. */
function dependsOn(draft: Draft, row: Journal): string {
  const link =
    row.op === 'create'
      ? invoiceOf(draft, row)
      : linkOf(draft, entity(row.entity).family, row.quickbooks_id ?? '')
  return `${link?.revision ?? ''}/${factsOf(link).open ?? ''}/${link?.archived_at ?? ''}`
}

const dayMs = 86_400_000

/**
 * Holds back what QuickBooks would refuse or book wrongly, with the open balances as read in this run, and
 * lets go what was blocked by something that has changed since.
 */
export function weigh(draft: Draft): void {
  for (const row of draft.journal.values()) pairRemoval(draft, row)
  for (const row of draft.journal.values()) {
    const isOver = row.blocked_on !== dependsOn(draft, row) || draft.now - row.changed_at > dayMs
    if (row.state === 'blocked' && isOver) setJournal(draft, { ...row, state: 'waiting' })
  }
  const spent = new Map<string, number>()
  for (const row of draft.journal.values()) {
    if (row.state !== 'waiting' || row.op !== 'create') continue
    const link = invoiceOf(draft, row)
    if (!link || !draft.fresh.has(link.quickbooks_id)) continue
    const open = toCents(factsOf(link).open ?? '0') - (spent.get(link.quickbooks_id) ?? 0)
    const amount = toCents(paymentOf(row).amount)
    const what = nameOf('invoice', link.label, factsOf(link).partyLabel)
    if (isGone(draft, link))
      block(draft, row, 'E_BAD_PAYMENT', { id: row.platform_id, problem: `${what} is deleted` })
    else if (amount > open)
      block(draft, row, 'E_OVERPAYMENT', {
        amount: paymentOf(row).amount,
        what,
        id: row.platform_id,
        open: fromCents(open),
      })
    else spent.set(link.quickbooks_id, (spent.get(link.quickbooks_id) ?? 0) + amount)
  }
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
  if (created && !['waiting', 'blocked', 'next run', 'withdrawn'].includes(created.state)) return
  if (created) setJournal(draft, { ...created, state: 'withdrawn' })
  setJournal(draft, { ...row, state: 'withdrawn' })
}

/** Notes why a row cannot go out; it waits until something moves. */
export function block(
  draft: Draft,
  row: Journal,
  code: ErrorCode,
  details: Readonly<Record<string, string | number>>,
  raw?: string,
): void {
  setJournal(draft, { ...row, state: 'blocked', blocked_on: dependsOn(draft, row) })
  const link = row.op === 'create' ? invoiceOf(draft, row) : undefined
  const party = factsOf(link).partyLabel
  addProblem(draft, {
    code,
    entity: row.entity,
    record: row.platform_id,
    details,
    ...(link?.label ? { label: link.label } : {}),
    ...(party ? { party } : {}),
    ...(raw ? { raw } : {}),
  })
  draft.changes.push({
    kind: 'report',
    entity: row.entity,
    id: row.platform_id,
    state: 'blocked',
    problem: code,
  })
}

/** What became of one write. */
export function acceptPush(draft: Draft, row: Journal, outcome: Outcome): void {
  if (outcome.kind === 'written' && row.op === 'create') booked(draft, row, outcome.record)
  else if (outcome.kind === 'removed') removed(draft, row)
  else if (outcome.kind === 'written') setJournal(draft, { ...row, state: 'waiting' })
  else if (outcome.kind === 'absent' && row.state !== 'unproven')
    // The answer store of QuickBooks knows nothing: look for the record itself before anything is believed.
    setJournal(draft, { ...row, state: 'unproven' })
  else if (outcome.kind === 'absent' && row.op === 'remove') removed(draft, row)
  else if (outcome.kind === 'absent') setJournal(draft, { ...row, state: 'waiting' })
  else if (outcome.kind === 'refused') refused(draft, row, outcome)
  else setJournal(draft, { ...row, state: 'in doubt' })
}

/** A look-up that was refused or not answered proves nothing: the row stays in doubt until the next run. */
export function stillInDoubt(draft: Draft, row: Journal, outcome: Outcome): void {
  draft.progress.unanswered = [...(draft.progress.unanswered ?? []), row.id]
  const told = outcome.kind === 'refused' ? `${outcome.raw} ${outcome.message}` : 'no answer'
  addProblem(draft, {
    code: 'E_IN_DOUBT',
    entity: row.entity,
    record: row.platform_id,
    details: { id: row.platform_id, problem: told.trim() },
  })
}

function booked(draft: Draft, row: Journal, record: RemoteRecord): void {
  const e = entity(row.entity)
  const known = linkOf(draft, e.family, record.id)
  // Read as a record of QuickBooks' own while it was in doubt: the row of the platform takes its place.
  if (known?.origin && known.platform_id !== row.platform_id)
    draft.changes.push({
      kind: 'archive',
      entity: e.name,
      id: known.platform_id,
      reason: `is ${row.platform_id}`,
    })
  // Booked, removed and booked again: the old record keeps a link, but the row is the new one's.
  const older = linkOfPlatform(draft, e.family, row.platform_id)
  if (older && older.quickbooks_id !== record.id)
    setLink(draft, {
      ...older,
      platform_id: platformIdOf(draft.connection.id, e.family, older.quickbooks_id),
    })
  setLink(draft, {
    ...(known ?? newLink(draft, e, record.id)),
    platform_id: row.platform_id,
    entity: e.name,
    origin: 'platform',
    revision: record.revision,
    label: record.label ?? null,
    facts: record.facts,
    last_synced_at: draft.now,
  })
  setJournal(draft, { ...row, state: 'done', quickbooks_id: record.id })
  draft.changes.push({ kind: 'put', id: row.platform_id, record })
  draft.changes.push({
    kind: 'report',
    entity: e.name,
    id: row.platform_id,
    state: 'booked',
    quickbooksId: record.id,
  })
  countsOf(draft.progress, e.name).pushed++
  draft.solved.push({ entity: e.name, record: row.platform_id })
  readAgain(draft, row.entity, record.facts.appliedTo)
}

function readAgain(draft: Draft, name: string, ids: readonly string[] | undefined): void {
  for (const id of ids ?? []) draft.fresh.delete(id)
  touch(draft, entity(name), ids, undefined)
}

function removed(draft: Draft, row: Journal): void {
  const e = entity(row.entity)
  const link = linkOf(draft, e.family, row.quickbooks_id ?? '')
  if (link) {
    setLink(draft, { ...link, archived_at: draft.now, archive_reason: 'removed-by-platform' })
    readAgain(draft, row.entity, factsOf(link).appliedTo)
  }
  setJournal(draft, { ...row, state: 'done' })
  const reason = 'removed-by-platform'
  draft.changes.push({ kind: 'archive', entity: e.name, id: row.platform_id, reason })
  draft.changes.push({ kind: 'report', entity: e.name, id: row.platform_id, state: 'removed' })
  countsOf(draft.progress, e.name).removed++
  draft.solved.push({ entity: e.name, record: row.platform_id })
}

function refused(draft: Draft, row: Journal, refusal: Refusal): void {
  const link = row.op === 'create' ? invoiceOf(draft, row) : undefined
  const what = nameOf(
    row.op === 'create' ? 'The payment of invoice' : 'The removal of payment',
    link?.label ?? row.platform_id,
    factsOf(link).partyLabel,
  )
  const details = {
    what: link
      ? `Payment ${row.platform_id} of ${paymentOf(row).amount} for ${nameOf('invoice', link.label, factsOf(link).partyLabel)}`
      : what,
    status: refusal.raw,
    message: refusal.message,
    problem: refusal.message,
    run: draft.runId,
    amount: row.op === 'create' ? paymentOf(row).amount : '',
    id: row.platform_id,
    open: factsOf(link).open ?? 'unknown',
    name: what,
  }
  block(draft, row, refusal.error, details, refusal.raw)
  const again = refusal.retry === 'now' || refusal.retry === 'next run'
  if (!again || row.attempts >= staleAttempts) return
  // A lock or a stale read passes by itself: the next run tries again without waiting for a change.
  setJournal(draft, { ...row, state: 'next run', attempts: row.attempts + 1 })
}
