// What people and programs of the platform changed: a journal row where the profile sends it to QuickBooks,
// a skip where it deliberately does not, an error where it cannot be understood.
import type { ErrorCode } from '../errors.ts'
import { type Event, ruleFor } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { dayNumber, fromCents, toCents } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import { addProblem, type Draft, linkOfPlatform, setJournal } from './draft.ts'
import type { PlatformChange } from './ports.ts'
import type { PaymentFields } from './push.ts'

type PlatformRow = NonNullable<PlatformChange['row']>

const textOf = (row: PlatformRow, name: string): string | undefined => {
  const value = row[name]
  return value === null || value === undefined || value === '' ? undefined : String(value)
}

export function intake(draft: Draft, changes: readonly PlatformChange[]): void {
  for (const change of changes) {
    if (change.what === 'foreign') {
      withdrawWaiting(draft, change)
      solve(draft, change)
    } else if (change.entity !== 'ReceivePayment') takeOther(draft, change)
    else if (change.what !== 'deleted') takePayment(draft, change)
    // A row taken away before it was sent is not sent; what QuickBooks has already stays there.
    else if (!withdrawWaiting(draft, change)) {
      solve(draft, change)
      takeOther(draft, change)
    }
  }
}

const events = {
  created: 'created on platform',
  changed: 'changed on platform',
  deleted: 'deleted on platform',
  // Never reached: such a change is dealt with before.
  foreign: 'deleted on platform',
} as const satisfies Record<PlatformChange['what'], Event>

function takeOther(draft: Draft, change: PlatformChange): void {
  const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
  // A row that came from QuickBooks and was edited counts as edited, however it was written.
  const event = change.what === 'created' && link?.origin ? 'changed' : change.what
  skip(draft, change, events[event], link?.label)
}

function skip(draft: Draft, change: PlatformChange, event: Event, label?: string | null): void {
  const rule = ruleFor(draft.profile, change.entity, event)
  if (rule?.does !== 'skip' || !rule.code) return
  const known =
    label ?? (change.row ? (textOf(change.row, 'number') ?? textOf(change.row, 'name')) : undefined)
  draft.skips.push({
    code: rule.code,
    entity: change.entity,
    record: change.id,
    reason: rule.says ?? rule.code,
    ...(known ? { label: known } : {}),
  })
  draft.progress.skips++
}

/** Status words of a platform payment, and what they mean. */
const paymentEvents: Record<string, Event> = {
  processed: 'processed on platform',
  failed: 'failed on platform',
  cancelled: 'cancelled on platform',
  canceled: 'cancelled on platform',
}

function takePayment(draft: Draft, change: PlatformChange): void {
  const row = change.row ?? {}
  const source = textOf(row, 'source') ?? 'processed'
  if (!['processed', 'offline', 'quickbooks'].includes(source)) {
    withdrawWaiting(draft, change)
    const problem = `its source "${source}" is none of processed, offline`
    refuse(draft, change, 'E_BAD_PAYMENT', problem)
    return
  }
  const apart: Record<string, Event> = {
    quickbooks: 'changed on platform',
    offline: 'offline on platform',
  }
  const other = apart[source]
  if (other) {
    withdrawWaiting(draft, change)
    skip(draft, change, other)
    return
  }
  const status = textOf(row, 'status') ?? 'processed'
  const event = paymentEvents[status]
  // A payment that is on its way, or on its way again, is nobody's business yet.
  if (!event) {
    withdrawWaiting(draft, change)
    return
  }
  const rule = ruleFor(draft.profile, change.entity, event)
  if (rule?.does === 'push') create(draft, change, row)
  else if (rule?.does === 'remove') withdraw(draft, change)
}

function rowsOf(draft: Draft, change: PlatformChange): Row<'journal'>[] {
  return [...draft.journal.values()].filter(
    (j) => j.entity === change.entity && j.platform_id === change.id,
  )
}

function create(draft: Draft, change: PlatformChange, row: PlatformRow): void {
  const known = rowsOf(draft, change)
  const open = known.find((j) => j.op === 'create' && notSentYet.includes(j.state))
  const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
  if (link?.origin === 'quickbooks') {
    skip(draft, change, 'changed on platform')
    return
  }
  // Failed or cancelled by mistake: a removal that has not gone out is dropped.
  for (const j of known)
    if (j.op === 'remove' && notSentYet.includes(j.state))
      setJournal(draft, { ...j, state: 'withdrawn' })
  // Booked, sent or in doubt: what QuickBooks holds is not changed from here, unless it was removed since.
  const count = (op: string, states: (state: string) => boolean) =>
    known.filter((j) => j.op === op && states(j.state)).length
  const held = count('create', (s) => s !== 'withdrawn') - count('remove', (s) => s === 'done')
  if (held > 0 && !open) {
    const was = known.find((j) => j.op === 'create')?.fields as PaymentFields | undefined
    if (was && textOf(row, 'amount') && !sameAmount(was.amount, textOf(row, 'amount') ?? ''))
      skip(draft, change, 'changed on platform')
    return
  }
  const fields = understand(draft, change, row)
  if (!fields) {
    withdrawWaiting(draft, change)
    return
  }
  const base: Row<'journal'> = open ?? {
    id: draft.newId(),
    connection_id: draft.connection.id,
    entity: change.entity,
    op: 'create',
    platform_id: change.id,
    state: 'waiting',
    fields,
    message_set_id: null,
    run_id: null,
    attempts: 0,
    blocked_on: null,
    quickbooks_id: null,
    created_at: draft.now,
    changed_at: draft.now,
  }
  setJournal(draft, { ...base, fields, state: 'waiting', attempts: 0 })
  draft.changes.push({ kind: 'report', entity: change.entity, id: change.id, state: 'waiting' })
}

const sameAmount = (a: string, b: string): boolean =>
  /^\d{1,13}(\.\d{1,2})?$/.test(b) && toCents(a) === toCents(b)

/** The row as a payment, or undefined with the reason noted. */
function understand(
  draft: Draft,
  change: PlatformChange,
  row: PlatformRow,
): PaymentFields | undefined {
  const invoice = textOf(row, 'invoice_id')
  const link = invoice ? linkOfPlatform(draft, entity('Invoice').family, invoice) : undefined
  if (!invoice) {
    const number = textOf(row, 'invoice_number')
    const problem = number
      ? `no invoice, or more than one, has the number ${number} (invoice_id names one for certain)`
      : 'it names no invoice (column invoice_id, or invoice_number)'
    refuse(draft, change, 'E_PAYMENT_INVOICE', problem)
    return undefined
  }
  const number = textOf(row, 'invoice_number')
  const isOther = number !== undefined && link?.label && link.label !== number
  const problem = isOther
    ? `its invoice_id is that of invoice ${link.label}, its invoice_number is ${number}`
    : problemOf(row)
  if (problem) {
    refuse(draft, change, 'E_BAD_PAYMENT', problem)
    return undefined
  }
  if (!link?.origin) {
    // The invoice lives only on the platform, so there is nothing in QuickBooks to apply the money to (R22).
    skip(draft, change, 'created on platform')
    return undefined
  }
  const reference = textOf(row, 'number')
  const memo = textOf(row, 'memo')
  const optional = {
    reference,
    memo,
    method: textOf(row, 'method'),
    account: textOf(row, 'account') ?? settingsOf(draft).accounts?.payments,
  }
  return {
    invoice: link.platform_id,
    amount: fromCents(toCents(String(row['amount']))),
    date: textOf(row, 'date') ?? dateOf(draft.now),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

const settingsOf = (draft: Draft) =>
  draft.connection.settings as { accounts?: { payments?: string } }

function refuse(draft: Draft, change: PlatformChange, code: ErrorCode, problem: string): void {
  const { entity: name, id } = change
  addProblem(draft, { code, entity: name, record: id, details: { id, problem } })
  draft.changes.push({ kind: 'report', entity: name, id, state: 'blocked', problem: code })
}

/** Characters that cannot be written as XML: most control characters, halves of a pair, U+FFFE and U+FFFF. */
function unwritable(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isControl = code < 0x20 && code !== 9 && code !== 10 && code !== 13
    if (isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff)
      return true
  }
  return false
}

function problemOf(row: PlatformRow): string | undefined {
  const amount = textOf(row, 'amount') ?? ''
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(amount) || toCents(amount) === 0)
    return `its amount "${amount}" is not a positive amount with at most two decimals`
  for (const name of ['number', 'memo', 'method', 'account'])
    if (unwritable(textOf(row, name) ?? ''))
      return `its ${name} holds a control character, which QuickBooks cannot take`
  const date = textOf(row, 'date')
  if (date && dayNumber(date) === undefined)
    return `its date "${date}" is no day of the form 2026-04-01`
  return undefined
}

const notSentYet = ['waiting', 'blocked', 'next run']

/** Whatever was wrong with the row is over. */
const solve = (draft: Draft, change: PlatformChange): void => {
  draft.solved.push({ entity: change.entity, record: change.id })
}

function withdrawWaiting(draft: Draft, change: PlatformChange): boolean {
  const waiting = rowsOf(draft, change).filter(
    (j) => j.op === 'create' && notSentYet.includes(j.state),
  )
  for (const j of waiting) setJournal(draft, { ...j, state: 'withdrawn' })
  if (waiting.length > 0) solve(draft, change)
  return waiting.length > 0
}

/** A payment that failed or was cancelled: never sent, or taken out of QuickBooks again (R9, R16). */
function withdraw(draft: Draft, change: PlatformChange): void {
  const isNew = rowsOf(draft, change).length === 0
  if (withdrawWaiting(draft, change) || isNew) {
    solve(draft, change)
    draft.changes.push({
      kind: 'report',
      entity: change.entity,
      id: change.id,
      state: 'withdrawn',
    })
  }
  const known = rowsOf(draft, change)
  const isLeaving = (of: Row<'journal'>) =>
    known.some(
      (j) => j.op === 'remove' && j.state !== 'withdrawn' && j.quickbooks_id === of.quickbooks_id,
    )
  const sent = known.find(
    (j) => j.op === 'create' && !['withdrawn', ...notSentYet].includes(j.state) && !isLeaving(j),
  )
  if (!sent) return
  setJournal(draft, {
    ...sent,
    id: draft.newId(),
    op: 'remove',
    state: 'waiting',
    message_set_id: null,
    attempts: 0,
    blocked_on: null,
    created_at: draft.now,
  })
}
