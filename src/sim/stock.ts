// Stock at average cost (qbxml-semantics.md 16): the moves of an item in the order of their dates, and what each
// leaves on hand. A move that is put in, changed or taken out of the past changes what later ones cost, so what
// comes after it is worked out again. What an item is worth is never more nor less than its moves: no cent is lost.
import { divideRound, printPrice } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { type ListRecord, listById, type Txn } from './records.ts'
import { Refusal } from './refusal.ts'
import { type Move, type MoveKind, movesOf, quantityScale } from './stock-moves.ts'

/** What is there of an item. */
export interface Holding {
  /** 10^-5 of a unit. */
  readonly onHand: number
  /** Cents. */
  readonly worth: number
  /** Average cost of a unit, 10^-5 of the currency; that of the last receipt where none is left. */
  readonly cost: number
}

interface Row extends Move {
  readonly date: string
  readonly txn: number
  readonly seq: number
  readonly on_hand: number
  readonly worth: number
  readonly cost: number
  readonly moved: number
}

const unit = 10 ** quantityScale
// Cents and 10^-5 units to a price of five decimals: cents / 100 × 10^5 / (units / 10^5).
const costOf = (worth: number, onHand: number): number => ratio(worth, 10 ** 8, onHand)
const worthAt = (onHand: number, cost: number): number => ratio(onHand, cost, unit * 1000)

/** a × b / by in whole numbers, half away from zero. */
function ratio(a: number, b: number, by: number): number {
  const value = Number(divideRound(BigInt(a) * BigInt(b), BigInt(by)))
  // Negative zero would print as an amount of its own.
  return value === 0 ? 0 : value
}

/** What is on hand after a move, and what the item is worth then. */
export function after(before: Holding, move: Pick<Move, 'kind' | 'quantity' | 'value'>): Holding {
  const { onHand, worth, cost } = before
  const { quantity } = move
  const now = onHand + quantity
  const stated = move.value ?? 0
  switch (move.kind) {
    case 'receipt':
    case 'build': {
      // What was sold before it came is settled at its cost; the rest of the value is what is left (reported).
      const value =
        onHand >= 0
          ? worth + stated
          : now > 0
            ? ratio(stated, now, quantity)
            : ratio(worth, now, onHand)
      return held(now, value, now < 0 ? cost : costOf(stated, quantity))
    }
    case 'value': {
      const value = worth + stated
      const own = now === 0 ? 0 : value > 0 === now > 0 ? value : 0
      return held(now, own, now === 0 ? cost : costOf(own, now))
    }
    default: {
      const value =
        onHand > 0 && now > 0 ? worth + ratio(worth, quantity, onHand) : worthAt(now, cost)
      return held(now, value, cost)
    }
  }
}

function held(onHand: number, worth: number, cost: number): Holding {
  const bounds = [onHand, worth, cost].every((n) => Number.isSafeInteger(n))
  // 3101 is QuickBooks' code for an amount that is too large; that it comes here is our choice.
  if (!bounds) throw new Refusal(3101, 'The resulting amount is too large.')
  if (onHand === 0) return { onHand: 0, worth: 0, cost }
  if (onHand < 0) return { onHand, worth, cost }
  const own = Math.max(worth, 0)
  return { onHand, worth: own, cost: costOf(own, onHand) }
}

const columns = 'item, date, txn, seq, kind, quantity, value, contra, on_hand, worth, cost, moved'

/** What is there now, of all dates. */
export function holding(company: Company, item: string): Holding {
  const row = company
    .sql(
      `select on_hand as onHand, worth, cost from stock where item = ?
       order by date desc, txn desc, seq desc limit 1`,
    )
    .get(item) as Holding | undefined
  return row ?? { onHand: 0, worth: 0, cost: 0 }
}

/** What was there at the end of a day. */
export function holdingOn(company: Company, item: string, date: string): Holding {
  const row = company
    .sql(
      `select on_hand as onHand, worth, cost from stock where item = ? and date <= ?
       order by date desc, txn desc, seq desc limit 1`,
    )
    .get(item, date) as Holding | undefined
  return row ?? { onHand: 0, worth: 0, cost: 0 }
}

const rowsOf = (company: Company, txn: number): Row[] =>
  company.sql(`select ${columns} from stock where txn = ? order by seq`).all(txn) as Row[]

/**
 * Puts the moves of a transaction in the place of those it had, and works out again what follows. Gives the other
 * transactions whose costs have changed: they must be posted again.
 */
export function moveStock(company: Company, txn: Txn): ReadonlySet<number> {
  return replace(company, { serial: txn.serial, date: txn.date }, movesOf(txn))
}

/** The same of a transaction that had none; undefined where it has none now either. */
export function moveNewStock(company: Company, txn: Txn): ReadonlySet<number> | undefined {
  const moves = movesOf(txn)
  return moves.length === 0 ? undefined : replace(company, txn, moves)
}

export function removeStock(company: Company, serial: number): ReadonlySet<number> {
  return replace(company, { serial, date: '' }, [])
}

/** Where an item is worked out from, and up to where there may be rows that have not been worked out yet. */
interface Place {
  readonly item: string
  readonly date: string
  readonly txn: number
  readonly until: string
}

function replace(
  company: Company,
  { serial, date }: { serial: number; date: string },
  wanted: readonly Move[],
): ReadonlySet<number> {
  const old = rowsOf(company, serial)
  if (old.length === 0 && wanted.length === 0) return new Set()
  if (old.length === wanted.length && old.every((row, i) => isSame(row, wanted[i], date)))
    return new Set()
  company.sql('delete from stock where txn = ?').run(serial)
  const insert = company.sql(
    'insert into stock (item, date, txn, seq, kind, quantity, value, contra) values (?,?,?,?,?,?,?,?)',
  )
  wanted.forEach((m, seq) => {
    insert.run(m.item, date, serial, seq, m.kind, m.quantity, m.value, m.contra)
  })
  const places = new Map<string, Place>()
  for (const { item, date: day } of [...old, ...wanted.map((m) => ({ item: m.item, date }))]) {
    const known = places.get(item)
    if (!known || day < known.date) places.set(item, { item, date: day, txn: serial, until: date })
  }
  const changed = workOut(company, [...places.values()])
  changed.delete(serial)
  return changed
}

const isSame = (row: Row, move: Move | undefined, date: string): boolean =>
  move !== undefined &&
  row.date === date &&
  row.item === move.item &&
  row.kind === move.kind &&
  row.quantity === move.quantity &&
  (row.kind === 'build' || row.value === move.value) &&
  row.contra === move.contra

/**
 * Works out items from a place on. A build whose components cost another amount than before sends its assembly
 * after them; it stands at the same place and everything after it later, so this comes to an end.
 */
function workOut(company: Company, places: Place[]): Set<number> {
  const changed = new Set<number>()
  for (let place = places.shift(); place; place = places.shift())
    for (const row of itemFrom(company, place)) {
      changed.add(row.txn)
      if (row.kind !== 'component') continue
      const build = rowsOf(company, row.txn).find((r) => r.kind === 'build')
      if (build) places.push({ ...build, until: build.date })
    }
  return changed
}

/** Works out one item from a place on; the rows that came out differently. */
function itemFrom(company: Company, from: Place): Row[] {
  const { item, date, txn, until } = from
  let now = before(company, from)
  const rows = company
    .sql(
      `select ${columns} from stock where item = ? and (date, txn) >= (?, ?) order by date, txn, seq`,
    )
    .all(item, date, txn) as Row[]
  const update = company.sql(
    `update stock set on_hand = ?, worth = ?, cost = ?, moved = ?, value = ?
     where item = ? and date = ? and txn = ? and seq = ?`,
  )
  const changed: Row[] = []
  for (const row of rows) {
    const value = row.kind === 'build' ? componentsOf(company, row.txn) : row.value
    const next = after(now, { ...row, value })
    const moved = next.worth - now.worth
    const isSettled =
      row.on_hand === next.onHand &&
      row.worth === next.worth &&
      row.cost === next.cost &&
      row.moved === moved &&
      row.value === value
    // What comes after a row that is as it was is as it was too; rows just put in have no past.
    const isPast = row.date > until || (row.date === until && row.txn > txn)
    if (isSettled && isPast) break
    if (!isSettled) {
      update.run(next.onHand, next.worth, next.cost, moved, value, item, row.date, row.txn, row.seq)
      if (row.moved !== moved || row.value !== value) changed.push(row)
    }
    now = next
  }
  return changed
}

const componentsOf = (company: Company, txn: number): number =>
  Number(
    company
      .sql("select coalesce(0 - sum(moved), 0) from stock where txn = ? and kind = 'component'")
      .pluck(true)
      .get(txn),
  )

/** What was there before a place. An item that never came in costs what its record says (our choice). */
function before(company: Company, { item, date, txn }: Place): Holding {
  const row = company
    .sql(
      `select on_hand as onHand, worth, cost from stock where item = ? and (date, txn) < (?, ?)
       order by date desc, txn desc, seq desc limit 1`,
    )
    .get(item, date, txn) as Holding | undefined
  if (row) return row
  const price = listById(company, 'items', item)?.body['PurchaseCost']
  const [whole = '0', part = ''] = typeof price === 'string' ? price.split('.') : []
  return { onHand: 0, worth: 0, cost: Number(`${whole}${part.padEnd(5, '0').slice(0, 5)}`) }
}

/** Average cost as a price of five decimals. */
export function averageCost({ cost }: Holding): string {
  const digits = String(Math.abs(cost)).padStart(6, '0')
  return printPrice(`${cost < 0 ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`)
}

/** Cents that each move of a transaction changed the asset by, in their order. */
export const movedOf = (company: Company, serial: number): number[] =>
  rowsOf(company, serial).map((row) => row.moved)

export interface StockPosting {
  readonly account: string
  readonly amount: number
}

/** What the moves of a transaction post: the asset account of each item, and the difference to what the form books. */
export function stockPostings(company: Company, serial: number): StockPosting[] {
  return rowsOf(company, serial).flatMap((row) => [
    { account: assetAccount(listById(company, 'items', row.item)), amount: row.moved },
    { account: row.contra, amount: differenceOf(row.kind, row.value ?? 0, row.moved) },
  ])
}

/** An adjustment books nothing itself, components go into their assembly. */
function differenceOf(kind: MoveKind, value: number, moved: number): number {
  switch (kind) {
    case 'component':
      return 0
    case 'value':
      return 0 - moved
    default:
      return value - moved
  }
}

function assetAccount(item: ListRecord | undefined): string {
  const ref = item?.body['AssetAccountRef']
  return ref === undefined || typeof ref === 'string' || Array.isArray(ref)
    ? ''
    : String(ref['ListID'] ?? '')
}

/** The transactions that move an item. */
export const txnsMoving = (company: Company, item: string): number[] =>
  company
    .sql('select distinct txn from stock where item = ? order by txn')
    .pluck(true)
    .all(item) as number[]
