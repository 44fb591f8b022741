// What an intake notes down: journal rows, skips, refusals.
import { type ErrorCode, isErrorCode } from '../errors.ts'
import { type Event, type Rule, ruleFor } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import type { RecordFacts } from '../schema/entity.ts'
import type { Row } from '../store/store.ts'
import { addProblem, type Draft, linkOfPlatform, nameOf, ownName, setJournal } from './draft.ts'
import { tailFor } from './ids.ts'
import { type Journal, missingOf, notSentYet, paidColumn, type Wanted } from './journal.ts'
import type { PlatformChange } from './ports.ts'
import { textOf } from './understand.ts'

/** The row of the journal for what is wanted; one that has not gone out is brought up to date. */
export function noteWanted(
  draft: Draft,
  change: PlatformChange,
  op: 'create' | 'change' | 'apply' | 'remove',
  fields: Wanted,
  link?: Row<'links'>,
): void {
  const rows = rowsOf(draft, change).filter((j) => j.op === op)
  const open = rows.find((j) => notSentYet.includes(j.state))
  const out = open ? undefined : rows.find(mayBeOut)
  const row: Journal = open ??
    out ?? {
      id: draft.newId(
        op === 'create'
          ? tailFor(draft.connection, change.entity, change.id, rows.length)
          : undefined,
      ),
      connection_id: draft.connection.id,
      entity: change.entity,
      op,
      platform_id: change.id,
      state: 'waiting',
      fields,
      message_set_id: null,
      run_id: null,
      attempts: 0,
      blocked_on: null,
      quickbooks_id: link?.quickbooks_id ?? null,
      created_at: draft.now,
      changed_at: draft.now,
    }
  setJournal(draft, { ...row, fields, state: 'waiting', attempts: 0 })
  // Asked first, in its own message set: what it made is found by its mark, and is not made a second time.
  const asked = out && missingOf(draft, { ...row, fields }).length === 0
  if (asked) setJournal(draft, { ...row, fields, state: 'in doubt', attempts: 0 })
  draft.changes.push({ kind: 'report', entity: change.entity, id: change.id, state: 'waiting' })
}

/** Taken back after it was handed out, and never answered: somebody may still hand its text to QuickBooks. */
export const mayBeOut = (row: Journal): boolean =>
  (row.op === 'create' || row.op === 'apply') &&
  row.state === 'withdrawn' &&
  row.message_set_id !== null

/** What the profile says of an event that sends nothing: a skip, or a refusal. */
export function byRule(draft: Draft, change: PlatformChange, event: Event): void {
  const rule = ruleFor(draft.profile, change.entity, event)
  if (rule?.does === 'skip') skip(draft, change, rule)
  if (rule?.does === 'refuse' && rule.code && isErrorCode(rule.code)) {
    const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
    const number = link?.label ?? labelOf(change) ?? change.id
    refuse(draft, change, rule.code, {
      what: nameOf(change.entity, number),
      profile: draft.profile.id,
    })
  }
}

const labelOf = (change: PlatformChange): string | undefined =>
  change.row ? (textOf(change.row, 'number') ?? textOf(change.row, 'name')) : undefined

export function skip(draft: Draft, change: PlatformChange, rule: Rule): void {
  if (!rule.code) return
  const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
  const label = link?.label ?? labelOf(change)
  draft.skips.push({
    code: rule.code,
    entity: change.entity,
    record: change.id,
    reason: `${rule.says ?? rule.code}${moneyOf(draft, change)}`,
    ...(label ? { label } : {}),
  })
  draft.progress.skips++
}

/** " (400.00, invoice 1002, Birch Cafe)": what somebody needs to book a payment by hand. */
function moneyOf(draft: Draft, change: PlatformChange): string {
  const { row } = change
  const amount = row && paidColumn(entity(change.entity)) ? textOf(row, 'amount') : undefined
  if (!row || !amount) return ''
  const invoice = textOf(row, 'invoice_id')
  const link = invoice ? linkOfPlatform(draft, entity('Invoice').family, invoice) : undefined
  const number = link?.label ?? textOf(row, 'invoice_number')
  const { partyLabel } = (link?.facts ?? {}) as RecordFacts
  return ` (${[amount, number && `invoice ${number}`, partyLabel].filter(Boolean).join(', ')})`
}

/** What a person knows it by: the document that a payment is for, or its own number or name; and whose it is. */
function knownAs(draft: Draft, change: PlatformChange): { label?: string; party?: string } {
  const row = change.row ?? {}
  const linked = (family: string, ...columns: string[]): Row<'links'> | undefined => {
    const ids = columns.flatMap((column) => textOf(row, column) ?? [])
    return ids.map((id) => linkOfPlatform(draft, family, id)).find((link) => link)
  }
  const isPayment = paidColumn(entity(change.entity)) !== undefined
  const paid = isPayment ? linked(entity('Invoice').family, 'invoice_id') : undefined
  const number = isPayment ? textOf(row, 'invoice_number') : undefined
  const label = paid?.label ?? number ?? labelOf(change)
  const party =
    ((paid?.facts ?? {}) as RecordFacts).partyLabel ??
    linked('names', 'customer_id', 'vendor_id')?.label
  return { ...(label ? { label } : {}), ...(party ? { party } : {}) }
}

export function refuse(
  draft: Draft,
  change: PlatformChange,
  code: ErrorCode,
  details: Readonly<Record<string, string>>,
): void {
  const { entity: name, id } = change
  addProblem(draft, {
    code,
    entity: name,
    record: id,
    details: {
      id,
      reference: ownName(labelOf(change), id),
      what: nameOf(name, labelOf(change) ?? id),
      ...details,
    },
    ...knownAs(draft, change),
  })
  draft.changes.push({ kind: 'report', entity: name, id, state: 'blocked', problem: code })
}

export function rowsOf(draft: Draft, change: PlatformChange): Journal[] {
  return [...draft.journal.values()].filter(
    (j) => j.entity === change.entity && j.platform_id === change.id,
  )
}

/** Whatever was wrong with the row is over. */
export const solve = (draft: Draft, change: PlatformChange): void => {
  draft.solved.push({ entity: change.entity, record: change.id })
}

export function withdrawWaiting(draft: Draft, change: PlatformChange): boolean {
  const waiting = rowsOf(draft, change).filter(
    (j) => j.op !== 'remove' && notSentYet.includes(j.state),
  )
  for (const j of waiting) setJournal(draft, { ...j, state: 'withdrawn' })
  if (waiting.length > 0) solve(draft, change)
  return waiting.length > 0
}
