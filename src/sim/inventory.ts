// Inventory adjustments, and what an inventory item starts with (qbxml-semantics.md 16, 17.9).
import type { Fields } from '../schema/entity.ts'
import { fromCents, multiply, printQuantity, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import type { Company } from './company-file.ts'
import { noFeature, refuseFeature } from './features.ts'
import type { Draft, TxnForm } from './form.ts'
import { Lookup } from './items.ts'
import { draftsOfAdd, draftsOfMod } from './lines.ts'
import { saveOpening } from './opening.ts'
import { onOrder } from './orders.ts'
import type { Line, ListRecord, Txn } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { averageCost, type Holding, holding, holdingOn, movedOf } from './stock.ts'
import { printUnits, unitsOf } from './stock-moves.ts'

export const adjustmentForm: TxnForm = {
  accountField: 'AccountRef',
  hasAutoNumber: true,
  hiddenRows: 1,
  notEmpty: new Set(['AccountRef', 'TxnDate']),
  lineNotEmpty: new Set(['ItemRef', 'QuantityDifference', 'ValueDifference']),
  needsLines: true,
  fill: adjust,
  void: voidAdjustment,
  shownLines: (txn, company) => {
    const moved = movedOf(company, txn.serial)
    return txn.lines.map((line, i) => ({ ...line, ValueDifference: fromCents(moved[i] ?? 0) }))
  },
  computed: () => ({}),
}

const kind = 'InventoryAdjustmentLine'
const text = (fields: Fields | undefined, name: string): string | undefined => {
  const value = fields?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function adjust(draft: Draft, company: Company): void {
  const { txn, before } = draft
  refuseFeature(company, txn.kind)
  const { fileMode, productName } = company.facts
  // Outside Enterprise stock is adjusted in single-user mode (13, certain).
  if (fileMode === 'MultiUser' && !productName.includes('Enterprise'))
    throw new Refusal(
      3162,
      'This operation is not allowed while the company file is in multi-user mode.',
    )
  const lookup = new Lookup(company)
  const drafts = before
    ? draftsOfMod(company, before.lines, draft.lines, [kind], adjustmentForm.lineNotEmpty)
    : draftsOfAdd(draft.lines, [kind])
  if (!drafts) return
  txn.lines = drafts.map(({ base, given }) => {
    const id = idOf(given['ItemRef']) ?? idOf(base?.['ItemRef'])
    if (id === undefined) throw new Refusal(3150, 'There is a missing element: "ItemRef"')
    const item = lookup.item(id)
    if (item.cogs === undefined)
      throw new Refusal(3280, `The item "${item.name}" is not of a type that this line can use.`)
    const line: Line = { ...base, '~kind': kind, ItemRef: { ListID: id } }
    return { ...line, ...difference(given, base, holdingOn(company, id, txn.date)) }
  })
}

/** What a line changes: new values are compared with what is there at the end of its day (our choice). */
function difference(given: Fields, base: Line | undefined, there: Holding): Fields {
  if (given['SerialNumberAdjustment'] ?? given['LotNumberAdjustment']) throw noFeature()
  const stated = (given['ValueAdjustment'] ?? given['QuantityAdjustment'] ?? given) as Fields
  if (['SerialNumber', 'LotNumber', 'CountAdjustment'].some((name) => text(stated, name)))
    throw noFeature()
  const quantity = text(stated, 'NewQuantity')
  const value = text(stated, 'NewValue')
  const units =
    quantity === undefined
      ? unitsOf(text(stated, 'QuantityDifference') ?? text(base, 'QuantityDifference') ?? '0')
      : unitsOf(quantity) - there.onHand
  const out: Fields = { QuantityDifference: printUnits(units) }
  const isOld = text(base, '~valued') === 'true'
  const differs =
    text(stated, 'ValueDifference') ?? (isOld ? text(base, 'ValueDifference') : undefined)
  if (value === undefined && differs === undefined) return out
  const cents = value === undefined ? toCents(differs ?? '0') : toCents(value) - there.worth
  const left = there.onHand + units
  // Changed lines stand in the way of telling what was there before them; only a new one is checked.
  if (!base && (left > 0 ? there.worth + cents < 0 : left < 0 || there.worth + cents !== 0))
    throw new Refusal(
      3210,
      `The "ValueAdjustment" field has an invalid value "${fromCents(cents)}".  QuickBooks error message: The value must be zero when the quantity is zero, and may not be negative.`,
    )
  return { ...out, ValueDifference: fromCents(cents), '~valued': 'true' }
}

function voidAdjustment(txn: Txn): void {
  txn.lines = txn.lines.map((line) => ({
    ...line,
    QuantityDifference: '0',
    ...(line['~valued'] === 'true' ? { ValueDifference: '0.00' } : {}),
  }))
  const memo = text(txn.head, 'Memo')
  txn.head['Memo'] = `VOID:${memo === undefined ? '' : ` ${memo}`}`
}

/** What an inventory item or assembly shows of its stock. */
export function stockFields(record: ListRecord, company: Company): Fields {
  const there = holding(company, record.id)
  return {
    QuantityOnHand: printUnits(there.onHand),
    AverageCost: averageCost(there),
    QuantityOnOrder: printUnits(onOrder(company, record.id, 'purchase')),
    QuantityOnSalesOrder: printUnits(onOrder(company, record.id, 'sales')),
  }
}

/** QuantityOnHand of an Add, worth PurchaseCost times it or else TotalValue (17.9, certain). */
export function openStock(record: ListRecord, fields: Fields, company: Company): void {
  const quantity = text(fields, 'QuantityOnHand') ?? '0'
  const units = unitsOf(quantity)
  const total = text(fields, 'TotalValue')
  if (units <= 0) {
    if (units < 0 || toCents(total ?? '0') !== 0)
      throw new Refusal(
        3210,
        `The "TotalValue" field has an invalid value "${total ?? '0.00'}".  QuickBooks error message: A quantity on hand is needed for a value.`,
      )
    return
  }
  const cost = text(record.body, 'PurchaseCost')
  const cents = cost === undefined ? toCents(total ?? '0') : multiply(quantity, cost)
  const equity = specialAccount(company, 'OpeningBalanceEquity').id
  // D Inventory Asset, C Opening Balance Equity, by an adjustment (16, reported).
  saveOpening(company, {
    kind: 'InventoryAdjustment',
    date: text(fields, 'InventoryDate') ?? company.today(),
    party: null,
    account: equity,
    total: 0,
    head: { Memo: 'Opening balance' },
    lines: [
      {
        '~kind': kind,
        ItemRef: { ListID: record.id },
        QuantityDifference: printQuantity(quantity),
        ValueDifference: fromCents(cents),
        '~valued': 'true',
      },
    ],
  })
}
