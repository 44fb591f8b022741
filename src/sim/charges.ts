// Statement charges: an invoice of one line without tax, kept in the header (qbxml-semantics.md 15.1, 16).
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { openOf } from './apply.ts'
import type { Company } from './company-file.ts'
import { workOut } from './computed.ts'
import type { Draft, TxnForm } from './form.ts'
import { Lookup } from './items.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'

export const chargeForm: TxnForm = {
  accountField: 'ARAccountRef',
  accountTypes: ['AccountsReceivable'],
  hasAutoNumber: false,
  hiddenRows: 1,
  notEmpty: new Set(['CustomerRef', 'ARAccountRef', 'TxnDate', 'ItemRef', 'Quantity', 'Amount']),
  lineNotEmpty: new Set(),
  fill: charge,
  void: (txn) => {
    txn.total = 0
    const memo = txn.head['Desc']
    Object.assign(txn.head, {
      Quantity: '0',
      Rate: '0.00',
      Amount: '0.00',
      // A charge has no memo: the mark stands in its description (our choice).
      Desc: `VOID:${typeof memo === 'string' && memo !== '' ? ` ${memo}` : ''}`,
    })
  },
  computed: (txn) => ({
    BalanceRemaining: fromCents(openOf(txn)),
    IsPaid: openOf(txn) === 0 ? 'true' : 'false',
  }),
}

/** Kinds of item that can be charged for (our choice). */
const chargeable = new Set([
  'ItemService',
  'ItemNonInventory',
  'ItemOtherCharge',
  'ItemInventory',
  'ItemInventoryAssembly',
])
const worked = ['ItemRef', 'Desc', 'Quantity', 'Rate', 'Amount', 'ClassRef', '~account', '~cogs']

function charge(draft: Draft, company: Company): void {
  const { txn, fields, before } = draft
  txn.account ??= specialAccount(company, 'AccountsReceivable').id
  const lookup = new Lookup(company)
  const id = idOf(fields['ItemRef']) ?? idOf(before?.head['ItemRef'])
  if (id === undefined) throw new Refusal(3150, 'There is a missing element: "ItemRef"')
  const item = lookup.item(id)
  if (!chargeable.has(item.kind))
    throw new Refusal(3280, `The item "${item.name}" is not of a type that this line can use.`)
  const customer = lookup.record('names', txn.party ?? undefined)
  const base: Fields | undefined = before && pick(before.head)
  const { lines } = workOut([{ kind: 'ChargeLine', base, given: fields }], {
    lookup,
    classId: idOf(fields['ClassRef']),
    priceLevel: idOf(customer?.body['PriceLevelRef']),
    memberKind: 'ChargeLine',
  })
  const line = lines[0] ?? {}
  for (const name of worked) delete txn.head[name]
  Object.assign(txn.head, pick(line))
  txn.total = cents(line)
  if (txn.total < 0)
    throw new Refusal(
      3210,
      `The "Amount" field has an invalid value "${fromCents(txn.total)}".  QuickBooks error message: Transaction amount must be positive.`,
    )
}

function pick(fields: Fields): Fields {
  const out: Fields = {}
  for (const name of worked) if (fields[name] !== undefined) out[name] = fields[name]
  return out
}

function cents(line: Fields): number {
  const amount = line['Amount']
  return typeof amount === 'string' && amount !== '' ? toCents(amount) : 0
}
