// Kinds of transaction without a behaviour of their own: what a request says is kept and shown as it came, under the
// names of the Ret; nothing is posted.

import { entities } from '../schema/entities.ts'
import { type Entity, textAt } from '../schema/entity.ts'
import { fromCents, multiply, printPrice, toUnits } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import { refuseFeature } from './features.ts'
import type { Draft, TxnForm } from './form.ts'
import { Lookup } from './items.ts'
import { draftsOfAdd, draftsOfMod, isEmpty } from './lines.ts'
import { type Line, listById } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { printUnits } from './stock-moves.ts'

/** Fields whose Ret has another name than their Add. */
const renamed: Readonly<Record<string, string>> = { QuantityToTransfer: 'QuantityTransferred' }

const numbered: ReadonlySet<string> = new Set([
  'Estimate',
  'SalesOrder',
  'SalesReceipt',
  'InventoryAdjustment',
  'BuildAssembly',
  'TransferInventory',
])

function plainForm(owner: Entity): TxnForm {
  return {
    hasAutoNumber: numbered.has(owner.name),
    hiddenRows: 0,
    notEmpty: new Set(),
    lineNotEmpty: new Set(),
    fill: (draft, company) => {
      const { txn, before, lines } = draft
      const drafts = before
        ? draftsOfMod(company, before.lines, lines, owner.lines, new Set())
        : draftsOfAdd(lines, owner.lines)
      if (drafts) txn.lines = drafts.map(plainLine)
      derived[owner.name]?.(draft, company)
    },
    computed: () => ({}),
  }
}

function plainLine({ kind, base, given }: LineDraft): Line {
  const line: Line = { ...(base ?? {}), '~kind': kind }
  for (const name in given) {
    if (name === 'TxnLineID') continue
    const value = given[name]
    if (isEmpty(value)) delete line[renamed[name] ?? name]
    else line[renamed[name] ?? name] = value
  }
  return line
}

/** The little that is worked out all the same. */
const derived: Readonly<Record<string, (draft: Draft, company: Company) => void>> = {
  VehicleMileage: mileage,
  TimeTracking: time,
}

/** Miles between two readings, and what they are billed at; rates of the company are not imitated, they show as 0. */
function mileage({ txn, fields }: Draft, company: Company): void {
  const { head } = txn
  const [from, to] = ['OdometerStart', 'OdometerEnd'].map((name) => textAt(fields, name))
  if (from && to) head['TotalMiles'] = printUnits(Number(toUnits(to, 5) - toUnits(from, 5)))
  const miles = textAt(head, 'TotalMiles') ?? '0'
  if (miles.startsWith('-'))
    throw new Refusal(
      3210,
      `The "OdometerEnd" field has an invalid value "${to}".  QuickBooks error message: The reading at the end must not be less than that at the start.`,
    )
  const item = idOf(head['ItemRef'])
  const price = item === undefined ? undefined : new Lookup(company).item(item).price
  if (price !== undefined) {
    head['BillableRate'] = printPrice(price)
    head['BillableAmount'] = fromCents(multiply(miles, price))
  }
  head['TripStartDate'] ??= txn.date
  head['BillableStatus'] ??= 'NotBillable'
  head['StandardMileageRate'] ??= '0.00'
  head['StandardMileageTotalAmount'] ??= '0.00'
}

/** Time of an employee, vendor or other name; billable only where there is a customer to bill (our choice). */
function time({ txn }: Draft, company: Company): void {
  const { head } = txn
  refuseFeature(company, 'TimeTracking')
  const worker = txn.party === null ? undefined : listById(company, 'names', txn.party)
  if (worker?.kind === 'Customer')
    throw new Refusal(
      3140,
      `There is an invalid reference to QuickBooks Name "${worker.fullName}" in the TimeTracking.  QuickBooks error message: Time is that of an employee, a vendor or another name.`,
    )
  head['BillableStatus'] ??= idOf(head['CustomerRef']) === undefined ? 'NotBillable' : 'Billable'
  if (head['BillableStatus'] === 'Billable' && idOf(head['CustomerRef']) === undefined)
    throw new Refusal(3150, 'There is a missing element: "CustomerRef"')
}

export const plainForms: Readonly<Record<string, TxnForm>> = Object.fromEntries(
  entities.filter((e) => e.kind === 'txn').map((e) => [e.name, plainForm(e)]),
)
