// BillToPayQuery (qbxml-semantics.md 15.5): what a vendor is owed, and the credits that can be set against it.

import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { fromCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { openOf } from './apply.ts'
import type { Company } from './company-file.ts'
import { inside, refuseCurrency, textOf } from './filters.ts'
import { ledgerOf, sideOf } from './open-side.ts'
import { type TxnRow, txnBySerial, txnRow } from './records.ts'
import { find, refTo } from './reference.ts'
import { Refusal } from './refusal.ts'

/** Bills first, then credits, each in the order of their dates (our choice). */
export function toPayRets(company: Company, content: Fields): Fields[] {
  const owner = entity('BillPaymentCheck')
  const place = { owner, where: 'BillToPayQuery' }
  const payee = find(company, 'PayeeEntityRef', inside(content, 'PayeeEntityRef') ?? {}, place)
  if (!payee) throw new Refusal(3150, 'There is a missing element: "PayeeEntityRef"')
  const given = inside(content, 'APAccountRef')
  const account = (given && find(company, 'APAccountRef', given, place)) ?? payableAccount(company)
  if (inside(content, 'CurrencyFilter')) refuseCurrency(company)
  const until = textOf(content, 'DueDate')
  const rows = (
    company
      .sql(
        `select serial from txns indexed by txns_party_open
         where party = ? and kind in ('Bill', 'VendorCredit', 'BillPaymentCheck', 'BillPaymentCreditCard',
           'JournalEntry', 'Check', 'CreditCardCharge', 'CreditCardCredit')
           and total <> applied and is_pending = 0 order by date, serial`,
      )
      .pluck(true)
      .all(payee.id) as number[]
  ).flatMap((serial) => txnRow(company, serial) ?? [])
  const open = rows.filter((t) => openOf(t) > 0 && ledgerOf(company, t) === account.id)
  const one = (t: TxnRow): Fields => ({
    TxnID: t.id,
    TxnType: t.kind,
    APAccountRef: refTo(company, 'APAccountRef', account.id, owner),
    TxnDate: t.date,
    ...(t.refNumber ? { RefNumber: t.refNumber } : {}),
  })
  const bills = open.flatMap((t) => {
    if (sideOf(company, t) !== 'due') return []
    const due = textOf(txnBySerial(company, t.serial)?.head, 'DueDate') || t.date
    if (until !== '' && due > until) return []
    return [{ BillToPay: { ...one(t), DueDate: due, AmountDue: fromCents(openOf(t)) } }]
  })
  const credits = open
    .filter((t) => sideOf(company, t) === 'credit')
    .map((t) => ({ CreditToApply: { ...one(t), CreditRemaining: fromCents(openOf(t)) } }))
  return [...bills, ...credits]
}

const payableAccount = (company: Company) => specialAccount(company, 'AccountsPayable')
