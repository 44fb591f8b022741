// What waits in Undeposited Funds, and which deposit took it (qbxml-semantics.md 15.4). One row a transaction that
// posts to Undeposited Funds, so that the account is always the sum of what waits.

import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { fromCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { txnId } from './ids.ts'
import { listBySpecial, type Txn, type TxnRow, touch, txnBySerial } from './records.ts'
import { idOf, refTo } from './reference.ts'
import { Refusal } from './refusal.ts'

interface Waiting {
  readonly txn: number
  readonly amount: number
  readonly deposit: number | null
}

export const undeposited = (company: Company): string | undefined =>
  listBySpecial(company, 'UndepositedFunds')?.id

/** Called with what a transaction posts to Undeposited Funds; a deposit takes and never waits itself. */
export function wait(company: Company, txn: TxnRow, cents: number): void {
  if (txn.kind === 'Deposit' || cents === 0) return
  company
    .sql(
      `insert into to_deposit (txn, amount) values (?, ?)
       on conflict do update set amount = excluded.amount`,
    )
    .run(txn.serial, cents)
}

const row = (company: Company, serial: number): Waiting | undefined =>
  company.sql('select txn, amount, deposit from to_deposit where txn = ?').get(serial) as
    | Waiting
    | undefined

/** What a deposit may take of a transaction, or undefined where it does not wait (any more). */
export function waiting(company: Company, txn: TxnRow, deposit: number): number | undefined {
  const found = row(company, txn.serial)
  return found && (found.deposit === null || found.deposit === deposit) ? found.amount : undefined
}

export const isDeposited = (company: Company, serial: number): boolean =>
  (row(company, serial)?.deposit ?? null) !== null

/** Gives a deposit exactly these transactions; those it had before wait again. */
export function take(company: Company, deposit: number, wanted: ReadonlySet<number>): void {
  const had = company
    .sql('select txn from to_deposit where deposit = ?')
    .pluck(true)
    .all(deposit) as number[]
  const set = company.sql('update to_deposit set deposit = ? where txn = ?')
  for (const serial of had)
    if (!wanted.has(serial)) {
      set.run(null, serial)
      touch(company, serial)
    }
  for (const serial of wanted)
    if (!had.includes(serial)) {
      set.run(deposit, serial)
      touch(company, serial)
    }
}

/** The row of a payment that a deposit names: header + 1 (25.13), or the line on Undeposited Funds. */
export function paymentLine(company: Company, txn: Txn): string | undefined {
  if (txn.kind === 'ReceivePayment' || txn.kind === 'SalesReceipt')
    return txnId(txn.serial + 1, txn.created)
  const account = undeposited(company)
  const line = txn.lines.find((l) => idOf(l['AccountRef']) === account)
  const id = line?.['TxnLineID']
  return typeof id === 'string' ? id : undefined
}

/** ReceivePaymentToDepositQuery: everything that waits, in the order of dates (26.4, our choice). */
export function toDepositRets(company: Company): Fields[] {
  const rows = company
    .sql(
      `select d.txn, d.amount from to_deposit d indexed by to_deposit_open
       join txns t on t.serial = d.txn where d.deposit is null order by t.date, t.serial`,
    )
    .all() as Waiting[]
  const owner = entity('ReceivePayment')
  return rows.flatMap(({ txn: serial, amount }) => {
    const txn = txnBySerial(company, serial)
    if (!txn) return []
    const line = paymentLine(company, txn)
    return [
      {
        TxnID: txn.id,
        ...(line === undefined ? {} : { TxnLineID: line }),
        TxnType: txn.kind,
        ...(txn.party === null
          ? {}
          : { CustomerRef: refTo(company, 'CustomerRef', txn.party, owner) }),
        TxnDate: txn.date,
        ...(txn.refNumber ? { RefNumber: txn.refNumber } : {}),
        Amount: fromCents(amount),
      },
    ]
  })
}

const frozen = 'This transaction has been deposited.  Take it out of the deposit first.'

/** A deposited transaction cannot be changed (12.4 reported; codes and text 26.1, our choice). */
export function deposited(
  company: Company,
  txn: TxnRow,
  verb: 'delete' | 'modify' | 'void',
): string | undefined {
  if (!isDeposited(company, txn.serial)) return undefined
  return verb === 'modify'
    ? `The "TxnID" field has an invalid value "${txn.id}".  QuickBooks error message: ${frozen}`
    : `Cannot ${verb} the object specified by the id = "${txn.id}".  QuickBooks error message: ${frozen}`
}

export function refuseVoidOfDeposited(company: Company, txn: TxnRow): void {
  const message = deposited(company, txn, 'void')
  if (message !== undefined) throw new Refusal(3185, message)
}
