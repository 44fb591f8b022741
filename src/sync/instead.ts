// What QuickBooks of this age cannot take, in a form that it can: a transfer before qbXML 12.0 is a journal entry that
// moves the same money (R132). One row a kind.
import { skipCodes } from '../profiles/skip-codes.ts'
import { entity } from '../schema/entities.ts'
import { request } from '../schema/grammar.ts'
import { parseVersion } from '../schema/notation.ts'
import type { Draft } from './draft.ts'
import type { Journal } from './journal.ts'
import type { Order, RemoteRecord, Values } from './ports.ts'

interface Instead {
  readonly entity: string
  readonly order: (values: Values) => Order
}

const rows: Readonly<Record<string, Instead>> = {
  Transfer: { entity: 'JournalEntry', order: asJournalEntry },
}

function asJournalEntry(values: Values): Order {
  const { amount = '', date, memo } = values
  const line = (account: 'to_account' | 'from_account', side: 'debit' | 'credit'): Values => {
    const id = values[`${account}_id`]
    const name = values[account]
    return {
      ...(id ? { account_id: id } : name ? { account: name } : {}),
      [side]: amount,
      memo: ['Transfer', memo].filter(Boolean).join(': '),
    }
  }
  return {
    values: date ? { date } : {},
    lines: [line('to_account', 'debit'), line('from_account', 'credit')],
  }
}

/** How the row goes out where QuickBooks has no request for its kind; undefined where it has one. */
export function insteadOf(draft: Draft, row: Journal): Instead | undefined {
  const { qbxml } = draft.progress
  const since = request(entity(row.entity).addName)?.since
  const isTooNew = qbxml !== undefined && since !== undefined && since > parseVersion(qbxml)
  return row.op === 'create' && isTooNew ? rows[row.entity] : undefined
}

/** Tells that the record was booked in another form. */
export function noteInstead(draft: Draft, row: Journal, record: RemoteRecord): void {
  const code = 'S_AS_JOURNAL_ENTRY'
  const { label = record.id } = record
  const { entity: name, platform_id } = row
  const reason = `${skipCodes[code].says} (${label})`
  draft.skips.push({ code, entity: name, record: platform_id, reason })
  draft.progress.skips++
}
