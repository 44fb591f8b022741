// A payment of the platform: processed is booked, failed or cancelled is taken out again, anything else waits.
import { type Event, ruleFor } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { type Draft, linkOfPlatform, setJournal } from './draft.ts'
import {
  byRule,
  mayBeOut,
  noteWanted,
  refuse,
  rowsOf,
  solve,
  withdrawWaiting,
} from './intake-notes.ts'
import { isGoingOut, type Journal, notSentYet, type Wanted, wantedOf } from './journal.ts'
import { asRemoval } from './late.ts'
import type { PlatformChange, PlatformRow } from './ports.ts'
import { textOf, unwritable, wholeOf } from './understand.ts'

/** Status words of a platform payment, and what they mean. */
const statusEvents: Record<string, Event> = {
  processed: 'processed on platform',
  failed: 'failed on platform',
  cancelled: 'cancelled on platform',
  canceled: 'cancelled on platform',
  refunded: 'refunded on platform',
}
const sources: Record<string, Event | undefined> = {
  processed: undefined,
  quickbooks: 'changed on platform',
  offline: 'offline on platform',
}

export function takePayment(draft: Draft, change: PlatformChange): void {
  const row = change.row ?? {}
  const source = textOf(row, 'source') ?? 'processed'
  if (!Object.hasOwn(sources, source)) {
    withdrawWaiting(draft, change)
    refuse(draft, change, 'E_BAD_PAYMENT', {
      problem: `its source "${source}" is none of processed, offline`,
    })
    return
  }
  const status = (textOf(row, 'status') ?? 'processed').trim().toLowerCase()
  const event =
    sources[source] ?? (Object.hasOwn(statusEvents, status) ? statusEvents[status] : undefined)
  // A payment that is on its way, or on its way again, is nobody's business yet.
  const rule = event && ruleFor(draft.profile, change.entity, event)
  if (event && rule?.does === 'push') create(draft, change, row)
  else if (rule?.does === 'remove') withdraw(draft, change)
  else {
    withdrawWaiting(draft, change)
    if (event) byRule(draft, change, event)
  }
}

function create(draft: Draft, change: PlatformChange, row: PlatformRow): void {
  const known = rowsOf(draft, change)
  const open = known.find((j) => j.op === 'create' && notSentYet.includes(j.state))
  const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
  if (link?.origin === 'quickbooks') {
    byRule(draft, change, 'changed on platform')
    return
  }
  // Failed or cancelled by mistake: a removal that has not gone out is dropped.
  for (const j of known)
    if (j.op === 'remove' && notSentYet.includes(j.state))
      setJournal(draft, { ...j, state: 'withdrawn' })
  // Booked, sent or in doubt: what QuickBooks holds is not changed from here, unless it was removed since.
  const count = (op: string, states: (state: string) => boolean) =>
    known.filter((j) => j.op === op && states(j.state)).length
  // What is on its way out counts as out: the payment that is made again waits for it (weigh.ts).
  const held =
    count('create', (s) => s !== 'withdrawn') -
    count('remove', (s) => s === 'done' || isGoingOut(s))
  if (held > 0 && !open) {
    const sent = known.find((j) => j.op === 'create')
    const was = sent && wantedOf(sent).values['amount']
    if (was && textOf(row, 'amount') && !sameAmount(was, textOf(row, 'amount') ?? ''))
      byRule(draft, change, 'changed on platform')
    tellAgain(draft, change, known)
    return
  }
  const wanted = understand(draft, change, row)
  if (!wanted) {
    withdrawWaiting(draft, change)
    return
  }
  solve(draft, change)
  noteWanted(draft, change, 'create', wanted)
}

/** A row that was written anew over one that is booked says nothing of it: the platform would book it elsewhere. */
function tellAgain(draft: Draft, change: PlatformChange, known: readonly Journal[]): void {
  const done = known.findLast((j) => j.op === 'create' && j.state === 'done')
  if (!done?.quickbooks_id || change.row?.['booking'] !== null) return
  draft.changes.push({
    kind: 'report',
    entity: change.entity,
    id: change.id,
    state: 'booked',
    quickbooksId: done.quickbooks_id,
  })
}

const sameAmount = (a: string, b: string): boolean =>
  /^\d{1,13}(\.\d{1,2})?$/.test(b) && toCents(a) === toCents(b)

/** The row as a payment of one invoice, or undefined with the reason noted. */
function understand(draft: Draft, change: PlatformChange, row: PlatformRow): Wanted | undefined {
  const invoice = textOf(row, 'invoice_id')
  const link = invoice ? linkOfPlatform(draft, entity('Invoice').family, invoice) : undefined
  const number = textOf(row, 'invoice_number')
  if (!invoice) {
    const unknown = textOf(row, 'invoice_unknown')
    refuse(draft, change, 'E_PAYMENT_INVOICE', {
      problem: unknown
        ? `no invoice has the id ${unknown}`
        : number
          ? `no invoice, or more than one, has the number ${number} (invoice_id names one for certain)`
          : 'it names no invoice (column invoice_id, or invoice_number)',
    })
    return undefined
  }
  const isOther = number !== undefined && link?.label && link.label !== number
  const owner = textOf(row, 'invoice_connection')
  const amount = textOf(row, 'amount') ?? ''
  const isPositive = /^\d{1,13}(\.\d{1,2})?$/.test(amount) && toCents(amount) > 0
  const understood = isOther
    ? {
        problem: `its invoice_id is that of invoice ${link.label}, its invoice_number is ${number}`,
      }
    : owner
      ? { problem: `its invoice is of the connection ${owner}, and it names ${row['connection']}` }
      : isPositive
        ? wholeOf(entity('ReceivePayment'), payable(change))
        : { problem: `its amount "${amount}" is not a positive amount with at most two decimals` }
  if ('problem' in understood) {
    refuse(draft, change, 'E_BAD_PAYMENT', { problem: understood.problem })
    return undefined
  }
  if (!isOwnInvoice(draft, invoice, Boolean(link?.origin))) {
    // The invoice lives only on the platform, so there is nothing in QuickBooks to apply the money to (R22).
    byRule(draft, change, 'created on platform')
    return undefined
  }
  const { values } = understood.wanted
  // A long reference is no fault: it goes into the memo whole.
  const reference = textOf(row, 'number')
  if (reference && unwritable(reference)) {
    const problem = 'its number holds a control character, which QuickBooks cannot take'
    refuse(draft, change, 'E_BAD_PAYMENT', { problem })
    return undefined
  }
  return {
    values: {
      ...values,
      ...(reference ? { number: reference } : {}),
      date: values['date'] ?? dateOf(draft.now),
    },
    lines: [{ invoice_id: invoice, amount: fromCents(toCents(amount)) }],
  }
}

/** In QuickBooks already, or on its way there. */
const isOwnInvoice = (draft: Draft, id: string, isLinked: boolean): boolean =>
  isLinked ||
  [...draft.journal.values()].some(
    (j) =>
      j.entity === 'Invoice' &&
      j.platform_id === id &&
      j.op === 'create' &&
      j.state !== 'withdrawn',
  )

/** Its customer is that of the invoice, whatever the row says; its lines are the invoice it names. */
function payable(change: PlatformChange): PlatformChange {
  const { customer: _, customer_id: __, ...row } = change.row ?? {}
  const { lines: ___, ...rest } = change
  return { ...rest, row: { ...row, number: null } }
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** A payment that failed or was cancelled: never sent, or taken out of QuickBooks again (R9, R16). */
function withdraw(draft: Draft, change: PlatformChange): void {
  const isNew = rowsOf(draft, change).length === 0
  if (withdrawWaiting(draft, change) || isNew) {
    solve(draft, change)
    const { entity: name, id } = change
    draft.changes.push({ kind: 'report', entity: name, id, state: 'withdrawn' })
  }
  noteTakenBack(draft, change)
  const known = rowsOf(draft, change)
  const isLeaving = (of: (typeof known)[number]) =>
    known.some(
      (j) => j.op === 'remove' && j.state !== 'withdrawn' && j.quickbooks_id === of.quickbooks_id,
    )
  const sent = known.find(
    (j) => j.op === 'create' && !['withdrawn', ...notSentYet].includes(j.state) && !isLeaving(j),
  )
  if (!sent) return
  const id = draft.newId()
  setJournal(draft, { ...sent, ...asRemoval(draft, sent.quickbooks_id), id })
}

/** Its text may still be handed over: that it is to be removed then, if it turns up, is written down. */
function noteTakenBack(draft: Draft, change: PlatformChange): void {
  const known = rowsOf(draft, change)
  const out = known.find(mayBeOut)
  if (!out || known.some((j) => j.op === 'remove')) return
  const id = draft.newId()
  setJournal(draft, { ...out, ...asRemoval(draft, null), id, state: 'withdrawn' })
}
