// What a plumbing and electrical business sells, as rows: where it stands in the list of items, what it costs and
// how it is measured.
import { oddItems } from './odd-names.ts'

export type Measure = 'hours' | 'feet' | 'pieces' | 'flat'
export type Trade = 'Plumbing' | 'Electrical'

export interface Ware {
  readonly kind: 'ItemService' | 'ItemNonInventory' | 'ItemOtherCharge'
  /** Full name. */
  readonly name: string
  readonly desc: string
  readonly price: string
  readonly measure: Measure
  readonly account: string
  readonly isTaxed: boolean
  /** No trade: both sell it. */
  readonly trade?: Trade
  /** Not sold any more after this share of the work, and made inactive. */
  readonly until?: number
}

type Row = readonly [name: string, desc: string, price: string, measure: Measure, until?: number]

// A heading is an item too: QuickBooks has no folders.
const labor: readonly Row[] = [
  ['Labor', 'Labor', '0.00', 'hours'],
  ['Labor:Plumbing', 'Plumbing labor', '118.00', 'hours'],
  ['Labor:Plumbing:Apprentice', 'Plumber’s apprentice', '64.50', 'hours'],
  ['Labor:Plumbing:Drain cleaning', 'Drain cleaning, per hour & machine', '142.75', 'hours'],
  ['Labor:Electrical', 'Electrical labor', '124.00', 'hours'],
  ['Labor:Electrical:Helper', 'Electrician’s helper', '61.375', 'hours'],
  ['Labor:Electrical:Controls', 'Controls & low voltage', '139.90', 'hours'],
  ['Labor:Emergency', 'Emergency call, nights & weekends', '195.00', 'hours'],
  ['Design', 'Design & permit drawings', '155.00', 'hours'],
  ['Inspection', 'Inspection and report', '89.00', 'flat'],
]

const plumbing: readonly Row[] = [
  ['Pipe', 'Pipe', '0.00', 'feet'],
  ['Pipe:Copper ¾" type L', 'Copper pipe ¾", type L, per foot', '4.28125', 'feet'],
  ['Pipe:PEX ½"', 'PEX tubing ½", per foot', '0.62875', 'feet'],
  ['Pipe:PVC 4" DWV', 'PVC 4" drain pipe, per foot', '3.145', 'feet'],
  ['Pipe:Galvanized 1"', 'Galvanized pipe 1", per foot', '5.5', 'feet', 0.45],
  ['Ball valve ¾"', 'Ball valve ¾", lead-free brass', '18.95', 'pieces'],
  ['Wax ring', 'Wax ring with flange', '6.49', 'pieces'],
  ['Faucet, kitchen', 'Kitchen faucet, pull-down', '214.00', 'pieces'],
  ['Toilet, 1.28 gpf', 'Toilet, elongated, 1.28 gpf', '287.50', 'pieces'],
  ['Water heater 50 gal', 'Gas water heater, 50 gal, 6-year', '845.00', 'pieces'],
  ['Sump pump ½ HP', 'Sump pump, cast iron, ½ HP', '219.99', 'pieces'],
  [oddItems[0] ?? '', 'Copper elbow 90°, ½"', '1.3375', 'pieces'],
  [oddItems[1] ?? '', "Plumber's putty", '4.79', 'pieces'],
  [oddItems[3] ?? '', 'Muffe DN 15, Messing', '2.4', 'pieces'],
  [oddItems[4] ?? '', 'PVC coupling 1¼", schedule 40', '0.98765', 'pieces'],
]

const electrical: readonly Row[] = [
  ['Wire', 'Wire', '0.00', 'feet'],
  ['Wire:THHN 12 AWG', 'THHN 12 AWG stranded, per foot', '0.24875', 'feet'],
  ['Wire:MC 12/2', 'MC cable 12/2, per foot', '1.08333', 'feet'],
  ['Wire:Cat 6', 'Cat 6 cable, plenum, per foot', '0.31', 'feet'],
  [oddItems[2] ?? '', 'NM-B 12/2 with ground, per foot', '0.77125', 'feet'],
  ['EMT ¾"', 'EMT conduit ¾", per foot', '1.045', 'feet'],
  ['Breaker 20 A', 'Breaker, 20 A, single pole', '11.85', 'pieces'],
  ['Panel 200 A', 'Load center, 200 A, 40 spaces', '389.00', 'pieces'],
  ['GFCI receptacle', 'GFCI receptacle, 20 A, white', '23.40', 'pieces'],
  ['LED troffer 2×4', 'LED troffer 2×4, 4000 K', '74.125', 'pieces'],
  ['Ballast T8', 'Electronic ballast, T8', '19.2', 'pieces', 0.6],
  ['EV charger 48 A', 'EV charger, 48 A, hard-wired', '649.00', 'pieces'],
]

const charges: readonly Row[] = [
  ['Trip charge', 'Trip charge', '45.00', 'flat'],
  ['Permit fee', 'Permit fee, at cost', '75.00', 'flat'],
  ['Disposal', 'Disposal of old equipment', '35.50', 'flat'],
]

const ware =
  (kind: Ware['kind'], account: string, isTaxed: boolean, trade?: Trade) =>
  ([name, desc, price, measure, until]: Row): Ware => ({
    ...{ kind, name, desc, price, measure, account, isTaxed },
    ...(trade === undefined ? {} : { trade }),
    ...(until === undefined ? {} : { until }),
  })

const laborTrade = (name: string): Trade | undefined =>
  name.includes('Plumbing') ? 'Plumbing' : name.includes('Electrical') ? 'Electrical' : undefined

export const wares: readonly Ware[] = [
  ...labor.map((row) =>
    ware('ItemService', 'Service Income:Labor', false, laborTrade(row[0]))(row),
  ),
  ...plumbing.map(ware('ItemNonInventory', 'Sales:Plumbing Materials', true, 'Plumbing')),
  ...electrical.map(ware('ItemNonInventory', 'Sales:Electrical Materials', true, 'Electrical')),
  ...charges.map(ware('ItemOtherCharge', 'Service Income', false)),
]
