// What the elements of lucky requests hold. A key is the name of an element, or of the model around it and its name.
import { type Fields, type FieldValue, fieldsAt } from '../../../src/schema/entity.ts'
import { model } from '../../../src/schema/grammar.ts'
import { fromCents } from '../../../src/schema/scalars.ts'
import { fill, goods, type Making, type Rule, type Rules, refOf, refTo } from './luck.ts'

const of = (often: number, value: Rule['value']): Rule => ({ often, value })
const always = (value: Rule['value']): Rule => of(1, value)

const accountOf = (...types: string[]): string =>
  `json_extract(body, '$.AccountType') in (${types.map((t) => `'${t}'`).join(', ')})`
const account = (often: number, ...types: string[]): Rule =>
  of(often, (m) => refOf(m, 'AccountRef', accountOf(...types)))
const ref = (often: number, name: string, where?: string): Rule =>
  of(often, (m) => refOf(m, name, where))

/** Chosen once a request, so that documents and payments of one party find each other. */
const party = (kind: string): Rule =>
  always((m) => {
    const found = m.luck.row<{ id: string; name: string }>(
      `select id, full_name as name from lists where kind = ? and is_active = 1`,
      kind,
    )
    if (!found) return undefined
    m.party = found.id
    return refTo(m.luck, found.id, found.name, 1)
  })

interface Open {
  id: string
  open: number
}

const openOf = ({ luck, party: id }: Making, kinds: string): Open | undefined =>
  luck.row<Open>(
    `select id, total - applied as open from txns where party = ? and total > applied and is_pending = 0
       and kind in (select value from json_each(?))`,
    id ?? '',
    kinds,
  )

/** Documents to pay and the credits of their party; both sides. */
const sides: Readonly<Record<string, { documents: string; credits: string }>> = {
  ReceivePayment: {
    documents: JSON.stringify(['Invoice', 'Charge']),
    credits: JSON.stringify(['CreditMemo', 'ReceivePayment']),
  },
  Invoice: { documents: '[]', credits: JSON.stringify(['CreditMemo', 'ReceivePayment']) },
  BillPaymentCheck: {
    documents: JSON.stringify(['Bill']),
    credits: JSON.stringify(['VendorCredit']),
  },
  BillPaymentCreditCard: {
    documents: JSON.stringify(['Bill']),
    credits: JSON.stringify(['VendorCredit']),
  },
}

function applied(m: Making): FieldValue | undefined {
  const side = sides[m.owner.name]
  const out: Fields[] = []
  const seen = new Set<string>()
  for (let i = 0; i <= m.luck.below(2); i++) {
    const found = side && openOf(m, side.documents)
    if (!found || (seen.has(found.id) && !m.luck.chance(0.1))) continue
    seen.add(found.id)
    const cents = m.luck.chance(0.5) ? found.open : 1 + m.luck.below(found.open)
    const credit = m.luck.chance(0.2) ? openOf(m, side.credits) : undefined
    const used = credit && Math.min(credit.open, cents)
    const discount = m.luck.chance(0.15) ? Math.min(100, cents) : 0
    const paid = cents - (used ?? 0) - discount
    out.push({
      TxnID: found.id,
      ...(paid > 0 ? { PaymentAmount: fromCents(paid) } : {}),
      ...(credit && used
        ? { SetCredit: [{ CreditTxnID: credit.id, AppliedAmount: fromCents(used) }] }
        : {}),
      ...(discount > 0
        ? {
            DiscountAmount: fromCents(discount),
            DiscountAccountRef: refOf(m, 'AccountRef', accountOf('Income', 'Expense')),
          }
        : {}),
    })
  }
  return out.length > 0 ? out : undefined
}

function setCredit(m: Making): FieldValue | undefined {
  const credit = openOf(m, sides['Invoice']?.credits ?? '[]')
  return (
    credit && [
      {
        CreditTxnID: credit.id,
        AppliedAmount: fromCents(1 + m.luck.below(Math.min(credit.open, 500))),
      },
    ]
  )
}

/** Up to `most` lines of an aggregate, each filled by the rules. */
const lines = (often: number, most: number): Rule =>
  of(often, (m, p) =>
    Array.from({ length: 1 + m.luck.below(most) }, () => fill(model(p.model ?? ''), m, rules)),
  )

const sold =
  "kind in ('ItemService', 'ItemNonInventory', 'ItemInventory', 'ItemInventoryAssembly', 'ItemOtherCharge', 'ItemDiscount', 'ItemSubtotal')"
const bought = "kind in ('ItemService', 'ItemNonInventory', 'ItemInventory')"

/** Money that waits in Undeposited Funds, and now and then something else. */
function deposited(m: Making): FieldValue {
  const waiting = m.luck.company
    .sql(
      `select t.id as id from to_deposit d join txns t on t.serial = d.txn
       where d.deposit is null and d.amount > 0`,
    )
    .all() as { id: string }[]
  const chosen = waiting.filter(() => m.luck.chance(0.4)).map(({ id }) => ({ PaymentTxnID: id }))
  const AccountRef = refOf(m, 'AccountRef', accountOf('Income', 'Equity'))
  return chosen.length > 0 && m.luck.chance(0.9)
    ? chosen
    : [...chosen, { AccountRef, Amount: m.luck.amount() }]
}

function refunded(m: Making): FieldValue | undefined {
  const credit = openOf(m, JSON.stringify(['CreditMemo', 'ReceivePayment']))
  return credit && [{ TxnID: credit.id, RefundAmount: fromCents(1 + m.luck.below(credit.open)) }]
}

export const rules: Rules = {
  // Who and when.
  CustomerRef: party('Customer'),
  VendorRef: party('Vendor'),
  PayeeEntityRef: party('Vendor'),
  TxnDate: of(0.6, ({ luck }) => luck.date()),
  RefNumber: of(0.3, ({ luck }) => String(luck.below(9000))),
  Memo: of(0.3, ({ luck }) => luck.pick(['by luck', 'R&D <5>', 'Café'])),
  // Sales forms.
  ClassRef: ref(0.1, 'ClassRef'),
  TermsRef: ref(0.2, 'TermsRef'),
  SalesRepRef: ref(0.1, 'SalesRepRef'),
  ItemSalesTaxRef: ref(0.2, 'ItemSalesTaxRef'),
  IsPending: of(0.07, () => 'true'),
  SetCredit: of(0.15, setCredit),
  ...Object.fromEntries(
    ['Invoice', 'CreditMemo', 'SalesReceipt', 'Estimate', 'SalesOrder', 'PurchaseOrder'].map(
      (kind) => [`${kind}LineAdd`, lines(1, 4)],
    ),
  ),
  ItemRef: always((m) =>
    refOf(
      m,
      'ItemRef',
      m.inside.startsWith('PurchaseOrder') || m.inside.startsWith('Item') ? bought : sold,
    ),
  ),
  Quantity: of(0.6, (m) => (isQuantified(m) ? String(1 + m.luck.below(9)) : undefined)),
  Rate: of(0.4, ({ luck }) => luck.amount(9000)),
  Cost: of(0.6, ({ luck }) => luck.amount(9000)),
  Amount: of(0.3, ({ luck }) => luck.amount()),
  SalesTaxCodeRef: ref(0.3, 'SalesTaxCodeRef'),
  // Payments.
  TotalAmount: of(0.8, ({ luck }) => luck.amount()),
  IsAutoApply: of(0.4, ({ luck }) => String(luck.chance(0.6))),
  AppliedToTxnAdd: always(applied),
  AppliedToTxnMod: of(0.6, applied),
  PaymentMethodRef: ref(0.3, 'PaymentMethodRef'),
  'ReceivePaymentAdd.TotalAmount': of(0.85, ({ luck }) => fromCents(20_000 + luck.below(60_000))),
  'ReceivePaymentAdd.DepositToAccountRef': account(0.4, 'Bank'),
  'SalesReceiptAdd.DepositToAccountRef': account(0.3, 'Bank'),
  'DepositAdd.DepositToAccountRef': account(1, 'Bank'),
  BankAccountRef: account(1, 'Bank'),
  CreditCardAccountRef: account(1, 'CreditCard'),
  'CheckAdd.AccountRef': account(1, 'Bank'),
  'CreditCardChargeAdd.AccountRef': account(1, 'CreditCard'),
  'CreditCardCreditAdd.AccountRef': account(1, 'CreditCard'),
  TransferFromAccountRef: account(1, 'Bank'),
  TransferToAccountRef: account(1, 'CreditCard', 'OtherAsset', 'Bank'),
  // Purchases.
  ExpenseLineAdd: lines(0.7, 2),
  ItemLineAdd: lines(0.6, 2),
  'ExpenseLineAdd.AccountRef': account(1, 'Expense', 'CostOfGoodsSold'),
  'ExpenseLineAdd.Amount': always(({ luck }) => luck.amount()),
  'ExpenseLineAdd.CustomerRef': ref(0.2, 'CustomerRef'),
  'ItemLineAdd.CustomerRef': ref(0.1, 'CustomerRef'),
  DepositLineAdd: always(deposited),
  RefundFromAccountRef: account(1, 'Bank'),
  RefundAppliedToTxnAdd: always(refunded),
  'TransferAdd.Amount': always(({ luck }) => luck.amount()),
  // Stock.
  'InventoryAdjustmentAdd.AccountRef': account(1, 'Expense', 'CostOfGoodsSold'),
  InventoryAdjustmentLineAdd: lines(1, 2),
  'InventoryAdjustmentLineAdd.ItemRef': ref(
    1,
    'ItemRef',
    "kind in ('ItemInventory', 'ItemInventoryAssembly')",
  ),
  QuantityAdjustment: of(1, ({ luck }) =>
    luck.chance(0.4)
      ? { NewQuantity: String(luck.below(60)) }
      : { QuantityDifference: String(luck.below(30) - 8) },
  ),
  ValueAdjustment: of(0.3, ({ luck }) => ({
    NewQuantity: String(1 + luck.below(60)),
    NewValue: luck.amount(),
  })),
  ItemInventoryAssemblyRef: ref(1, 'ItemInventoryAssemblyRef'),
  QuantityToBuild: always(({ luck }) => String(1 + luck.below(4))),
  MarkPendingIfRequired: of(0.5, () => 'true'),
  // Time and miles.
  'TimeTrackingAdd.EntityRef': ref(1, 'EntityRef', "kind in ('Vendor', 'Employee', 'OtherName')"),
  'TimeTrackingMod.EntityRef': ref(1, 'EntityRef', "kind in ('Vendor', 'Employee', 'OtherName')"),
  Duration: always(({ luck }) => `PT${luck.below(9)}H30M0S`),
  VehicleRef: ref(1, 'VehicleRef'),
  TotalMiles: always(({ luck }) => String(1 + luck.below(300))),
  // Lists.
  Name: always(({ luck, owner }) =>
    luck.name(owner.name === 'SalesTaxCode' ? 3 : owner.name === 'ShipMethod' ? 15 : 31),
  ),
  ParentRef: of(0.15, (m) => refOf(m, 'ParentRef', "full_name not like '%:%:%'")),
  Phone: of(0.3, ({ luck }) => `555-${1000 + luck.below(9000)}`),
  'CustomerAdd.OpenBalance': of(0.2, ({ luck }) => luck.amount()),
  'VendorAdd.OpenBalance': of(0.2, ({ luck }) => luck.amount()),
  AccountType: always(({ luck }) =>
    luck.pick(['Bank', 'Income', 'Expense', 'OtherCurrentAsset', 'CreditCard']),
  ),
  SalesOrPurchase: always((m) => ({
    Price: m.luck.amount(9000),
    AccountRef: refOf(m, 'AccountRef', accountOf('Income')),
  })),
  IncomeAccountRef: account(1, 'Income'),
  ExpenseAccountRef: account(1, 'Expense'),
  COGSAccountRef: account(1, 'CostOfGoodsSold'),
  AssetAccountRef: always((m) => refOf(m, 'AccountRef', goods)),
  'ItemDiscountAdd.AccountRef': account(1, 'Income'),
  DiscountRatePercent: of(1, ({ luck }) => String(1 + luck.below(20))),
  PurchaseCost: of(0.8, ({ luck }) => luck.amount(5000)),
  SalesPrice: of(0.8, ({ luck }) => luck.amount(9000)),
}

function isQuantified(m: Making): boolean {
  const item = fieldsAt(m.sofar, 'ItemRef')
  if (!item) return false
  const kind = m.luck.company
    .sql(`select kind from lists where family = 'items' and (id = ? or full_name = ?)`)
    .pluck(true)
    .get(item['ListID'] ?? '', item['FullName'] ?? '')
  return kind !== 'ItemDiscount' && kind !== 'ItemSubtotal'
}
