// Kinds of transaction without a behaviour of their own: what a request says is kept and shown as it came, under the
// names of the Ret; nothing is posted.

import { entities } from '../schema/entities.ts'
import { type Entity, textAt } from '../schema/entity.ts'
import { toUnits } from '../schema/scalars.ts'
import type { LineDraft } from './computed.ts'
import type { Draft, TxnForm } from './form.ts'
import { draftsOfAdd, draftsOfMod, isEmpty } from './lines.ts'
import type { Line } from './records.ts'
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
      derived[owner.name]?.(draft)
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
const derived: Readonly<Record<string, (draft: Draft) => void>> = {
  // The miles between two readings; the rates of the company are not imitated and show as nothing.
  VehicleMileage: ({ txn, fields }) => {
    const { head } = txn
    const [from, to] = ['OdometerStart', 'OdometerEnd'].map((name) => textAt(fields, name))
    if (from && to) head['TotalMiles'] = printUnits(Number(toUnits(to, 5) - toUnits(from, 5)))
    head['TripStartDate'] ??= txn.date
    head['BillableStatus'] ??= 'NotBillable'
    head['StandardMileageRate'] ??= '0.00'
    head['StandardMileageTotalAmount'] ??= '0.00'
  },
  TimeTracking: ({ txn: { head } }) => {
    head['BillableStatus'] ??= 'NotBillable'
  },
}

export const plainForms: Readonly<Record<string, TxnForm>> = Object.fromEntries(
  entities.filter((e) => e.kind === 'txn').map((e) => [e.name, plainForm(e)]),
)
