// Building assemblies out of their components (qbxml-semantics.md 16; the arithmetic is that of average cost).
import type { Fields } from '../schema/entity.ts'
import { divideRound } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { refuseFeature } from './features.ts'
import type { Draft, TxnForm } from './form.ts'
import { Lookup } from './items.ts'
import { onOrder } from './orders.ts'
import type { Line, Txn } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { holding, holdingOn } from './stock.ts'
import { printUnits, unitsOf } from './stock-moves.ts'

const assemblyOf = (txn: Txn): string => idOf(txn.head['ItemInventoryAssemblyRef']) ?? ''

export const buildForm: TxnForm = {
  hasAutoNumber: true,
  hiddenRows: 1,
  notEmpty: new Set(['TxnDate', 'QuantityToBuild']),
  lineNotEmpty: new Set(),
  fill: build,
  shownLines: (txn, company) =>
    txn.lines.map((line) => ({
      ...line,
      QuantityOnHand: printUnits(holding(company, idOf(line['ItemRef']) ?? '').onHand),
    })),
  computed: (txn, company) => {
    const item = assemblyOf(txn)
    return {
      IsPending: txn.isPending === 1 ? 'true' : 'false',
      QuantityCanBuild: printUnits(canBuild(company, item)),
      QuantityOnHand: printUnits(holding(company, item).onHand),
      QuantityOnSalesOrder: printUnits(onOrder(company, item, 'sales')),
    }
  },
}

const text = (fields: Fields, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

interface Part {
  readonly item: string
  /** 10^-5 for one assembly. */
  readonly units: number
}

function partsOf(company: Company, assembly: string): Part[] {
  const stated = new Lookup(company).item(assembly).body['ItemInventoryAssemblyLine']
  return (Array.isArray(stated) ? (stated as Fields[]) : []).flatMap((line) => {
    const item = idOf(line['ItemInventoryRef'])
    return item === undefined ? [] : [{ item, units: unitsOf(text(line, 'Quantity') ?? '1') }]
  })
}

/** a × b / 10^5 in units of 10^-5. */
const times = (a: number, b: number): number => Number(divideRound(BigInt(a) * BigInt(b), 100_000n))

/** Whole assemblies that what is there is enough for, at the end of a day or of all time; in 10^-5. */
export function canBuild(company: Company, assembly: string, date?: string): number {
  const there = (item: string): number =>
    (date === undefined ? holding(company, item) : holdingOn(company, item, date)).onHand
  const parts = partsOf(company, assembly).filter((part) => part.units > 0)
  if (parts.length === 0) return 0
  const enough = parts.map(({ item, units }) => Math.floor(there(item) / units))
  return Math.max(0, Math.min(...enough)) * 100_000
}

function build(draft: Draft, company: Company): void {
  const { txn, fields, before } = draft
  refuseFeature(company, txn.kind)
  const id = assemblyOf(txn)
  if (id === '') throw new Refusal(3150, 'There is a missing element: "ItemInventoryAssemblyRef"')
  const assembly = new Lookup(company).item(id)
  const quantity = unitsOf(text(txn.head, 'QuantityToBuild') ?? '0')
  if (quantity <= 0)
    throw new Refusal(
      3210,
      `The "QuantityToBuild" field has an invalid value "${printUnits(quantity)}".  QuickBooks error message: The quantity must be greater than zero.`,
    )
  if (assembly.cogs !== undefined) txn.head['~cogs'] = assembly.cogs
  if (!before || fields['QuantityToBuild'] !== undefined)
    txn.lines = before ? scaled(before, quantity) : components(company, id, quantity)
  if (txn.lines.length === 0)
    throw new Refusal(
      3210,
      `The "ItemInventoryAssemblyRef" field has an invalid value "${assembly.name}".  QuickBooks error message: The assembly has no components.`,
    )
  settlePending(draft, company)
}

const componentKind = 'ComponentItemLine'

function components(company: Company, assembly: string, quantity: number): Line[] {
  const lookup = new Lookup(company)
  return partsOf(company, assembly).map(({ item, units }) => {
    const desc = lookup.item(item).desc
    return {
      '~kind': componentKind,
      ItemRef: { ListID: item },
      ...(desc === undefined ? {} : { Desc: desc }),
      '~each': printUnits(units),
      QuantityNeeded: printUnits(times(units, quantity)),
    }
  })
}

/** A changed build keeps the components it was made of, whatever the assembly is made of today (our choice). */
const scaled = (before: Txn, quantity: number): Line[] =>
  before.lines.map((line) => ({
    ...line,
    QuantityNeeded: printUnits(times(unitsOf(text(line, '~each') ?? '0'), quantity)),
  }))

/**
 * Without enough components a build is pending where the request allows that, else refused (that it is refused is
 * certain from MarkPendingIfRequired, the code our choice). RemovePending builds it if now there are enough.
 */
function settlePending({ txn, fields, before }: Draft, company: Company): void {
  const wasBuilt = before?.isPending === 0
  const needed = new Map<string, number>()
  const add = (lines: readonly Line[], sign: number): void => {
    for (const line of lines) {
      const item = idOf(line['ItemRef']) ?? ''
      const units = sign * unitsOf(text(line, 'QuantityNeeded') ?? '0')
      needed.set(item, (needed.get(item) ?? 0) + units)
    }
  }
  add(txn.lines, 1)
  if (wasBuilt) add(before.lines, -1)
  const isShort = [...needed].some(
    ([item, units]) => units > 0 && units > holding(company, item).onHand,
  )
  const staysPending = before?.isPending === 1 && fields['RemovePending'] !== 'true'
  if (isShort && !staysPending && fields['MarkPendingIfRequired'] !== 'true')
    throw new Refusal(
      3180,
      'There was an error when saving a BuildAssembly.  QuickBooks error message: There are not enough components to build this quantity.',
    )
  txn.isPending = isShort || staysPending ? 1 : 0
}
