// Purchase orders (qbxml-semantics.md 16: non-posting). What has come of them follows from the links of lines.
import type { Fields } from '../schema/entity.ts'
import { fromCents } from '../schema/scalars.ts'
import { addressBlock } from './address.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import { refuseFeature } from './features.ts'
import type { Draft, TxnForm } from './form.ts'
import { takenOf } from './line-links.ts'
import { draftsOfAdd, draftsOfMod } from './lines.ts'
import { isFull } from './orders.ts'
import { boughtItem, groupLine, keepStock, priced, sumOf } from './purchase-lines.ts'
import { addressOf } from './purchases.ts'
import { type Line, listById, listBySpecial, type Txn } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { lineUnits, printUnits } from './stock-moves.ts'
import { dueDate } from './tax.ts'

const kinds = ['PurchaseOrderLine', 'PurchaseOrderLineGroup']

export const purchaseOrderForm: TxnForm = {
  hasAutoNumber: true,
  needsLines: true,
  hiddenRows: 1,
  notEmpty: new Set(['VendorRef', 'TemplateRef', 'TxnDate', 'DueDate', 'IsManuallyClosed']),
  lineNotEmpty: new Set(['ItemRef', 'Quantity', 'Rate', 'Amount']),
  fill,
  computed: (txn, company) => {
    const out: Fields = {
      TotalAmount: fromCents(txn.total),
      IsFullyReceived: isFull(company, txn) ? 'true' : 'false',
    }
    for (const name of ['VendorAddress', 'ShipAddress']) {
      const block = addressBlock(txn.head[name])
      if (block) out[`${name}Block`] = block
    }
    return out
  },
  shownLines: (txn, company) => {
    const shown = (line: Line): Line => {
      const members = line['~members']
      if (Array.isArray(members)) return { ...line, '~members': (members as Line[]).map(shown) }
      return line['ItemRef'] === undefined ? line : { ...line, ...received(line, txn, company) }
    }
    return txn.lines.map(shown)
  },
}

const text = (fields: Fields | undefined, name: string): string => {
  const value = fields?.[name]
  return typeof value === 'string' ? value : ''
}

function fill(draft: Draft, company: Company): void {
  refuseFeature(company, 'PurchaseOrder')
  const { txn, before, lines } = draft
  if (!before) defaults(txn, company)
  const drafts = before
    ? draftsOfMod(company, before.lines, lines, kinds, purchaseOrderForm.lineNotEmpty)
    : draftsOfAdd(lines, kinds)
  const one = (d: LineDraft): Line =>
    d.kind.endsWith('Group')
      ? groupLine(d, company, one, 'PurchaseOrderLine')
      : orderLine(d, txn, company)
  if (drafts) txn.lines = drafts.map(one)
  txn.total = sumOf(txn.lines)
}

const plain = ['ManufacturerPartNumber', 'Desc', 'UnitOfMeasure', 'ServiceDate', 'Other1', 'Other2']
const refs = ['ClassRef', 'CustomerRef', 'InventorySiteLocationRef']

function orderLine(draft: LineDraft, txn: Txn, company: Company): Line {
  const { given, base } = draft
  const line: Line = { ...(base ?? {}), '~kind': draft.kind }
  for (const name of [...plain, ...refs]) {
    const value = given[name]
    if (value === '' || (typeof value === 'object' && idOf(value) === undefined)) delete line[name]
    else if (value !== undefined) line[name] = value
  }
  const customer = idOf(line['CustomerRef'])
  const name = customer === undefined ? undefined : listById(company, 'names', customer)
  if (name && name.kind !== 'Customer')
    throw new Refusal(
      3140,
      `There is an invalid reference to QuickBooks Customer "${name.fullName}" in the PurchaseOrder line.`,
    )
  const id = idOf(given['ItemRef']) ?? idOf(base?.['ItemRef'])
  if (id === undefined) return line
  const isNew = !base || idOf(given['ItemRef']) !== undefined
  const item = boughtItem(company, id)
  line['ItemRef'] = { ListID: id }
  if (isNew) keepStock(line, item)
  if (isNew && given['Desc'] === undefined && item.desc !== undefined) line['Desc'] = item.desc
  if (isNew) {
    delete line['~cogs']
    // What is kept in stock counts as on order (orders.ts).
    if (item.cogs !== undefined) line['~cogs'] = item.cogs
  }
  const part = text(item.record.body, 'ManufacturerPartNumber')
  if (isNew && part !== '') line['ManufacturerPartNumber'] ??= part
  line['ClassRef'] ??= txn.head['ClassRef']
  line['IsManuallyClosed'] =
    text(given, 'IsManuallyClosed') || text(base, 'IsManuallyClosed') || 'false'
  return Object.assign(line, priced(draft, isNew ? item.cost : undefined, 'Rate'))
}

function defaults(txn: Txn, company: Company): void {
  const { head } = txn
  const vendor = txn.party === null ? undefined : listById(company, 'names', txn.party)
  const address = addressOf(company, txn.party)
  const template = listBySpecial(company, 'Template:PurchaseOrder')
  if (address) head['VendorAddress'] ??= address
  if (vendor?.body['TermsRef'] !== undefined) head['TermsRef'] ??= vendor.body['TermsRef']
  if (template) head['TemplateRef'] ??= { ListID: template.id }
  const terms = idOf(head['TermsRef'])
  head['DueDate'] ??= dueDate(terms ? listById(company, 'terms', terms) : undefined, txn.date)
  head['ExpectedDate'] ??= txn.date
  for (const name of ['IsManuallyClosed', 'IsToBePrinted', 'IsToBeEmailed']) head[name] ??= 'false'
}

function received(line: Line, txn: Txn, company: Company): Fields {
  const id = text(line, 'TxnLineID')
  const ordered = lineUnits(line)
  const all = takenOf(company, txn.serial, id)
  // A receipt that has its bill counts as billed.
  const unbilled = takenOf(
    company,
    txn.serial,
    id,
    (s) => s.kind === 'ItemReceipt' && s.isPending === 0,
  )
  return {
    ReceivedQuantity: printUnits(all),
    UnbilledQuantity: printUnits(unbilled),
    IsBilled: all - unbilled >= ordered ? 'true' : 'false',
  }
}
