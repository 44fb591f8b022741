// The simple types of qbXML: amounts, prices, dates, date-times. Values are text from end to end; arithmetic
// happens here, on whole numbers, with the scale of the type. Source: qbXML type file; docs/differences.md.

/** An amount as whole cents. Throws RangeError on text that is not an amount or is too large to be exact. */
export function toCents(text: string): number {
  return centsOf(text) ?? anyCents(text)
}

/** Of the usual form with two decimals, which needs no pattern: a page of records asks a thousand times. */
function centsOf(text: string): number | undefined {
  const point = text.length - 3
  const isNegative = text.charCodeAt(0) === 45
  const first = isNegative ? 1 : 0
  if (point <= first || point > 13 || text.charCodeAt(point) !== 46) return undefined
  let cents = 0
  for (let i = first; i < text.length; i++) {
    if (i === point) continue
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return undefined
    cents = cents * 10 + digit
  }
  return isNegative && cents !== 0 ? -cents : cents
}

function anyCents(text: string): number {
  const m = /^([+-]?)(\d+)(?:\.(\d{1,2}))?$/.exec(text)
  if (!m) throw new RangeError(`not an amount: "${text}"`)
  const cents = Number(m[2]) * 100 + Number((m[3] ?? '').padEnd(2, '0'))
  if (!Number.isSafeInteger(cents)) throw new RangeError(`amount too large: "${text}"`)
  return m[1] === '-' && cents !== 0 ? -cents : cents
}

/** Whole cents as an amount with two decimals: -1250 is "-12.50". */
export function fromCents(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`amount too large: ${cents}`)
  const whole = Math.abs(cents)
  const rest = String(whole % 100).padStart(2, '0')
  return `${cents < 0 ? '-' : ''}${Math.floor(whole / 100)}.${rest}`
}

/** A decimal as a whole number of 10^-scale: ("1.5", 5) is 150000n. Further digits are refused. */
export function toUnits(text: string, scale: number): bigint {
  const m = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!m || (m[3] ?? '').length > scale)
    throw new RangeError(`not a decimal of ${scale}: "${text}"`)
  const units = BigInt(`${m[2]}${(m[3] ?? '').padEnd(scale, '0')}`)
  return m[1] === '-' ? -units : units
}

/** Division that rounds half away from zero, as QuickBooks does with cents (reported). */
export function divideRound(value: bigint, by: bigint): bigint {
  const negative = value < 0n !== by < 0n
  const a = value < 0n ? -value : value
  const b = by < 0n ? -by : by
  const rounded = (a * 2n + b) / (b * 2n)
  return negative ? -rounded : rounded
}

const price = 5

/**
 * Units of 10^-5 of a small decimal without a sign, which needs no BigInt; undefined of any other. Character by
 * character, for a form of five lines asks thirty times.
 */
function smallUnits(text: string): number | undefined {
  const { length } = text
  let units = 0
  let point = -1
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit >= 0 && digit <= 9) units = units * 10 + digit
    else if (digit === -2 && point < 0 && i > 0) point = i
    else return undefined
  }
  const whole = point < 0 ? length : point
  const decimals = point < 0 ? 0 : length - point - 1
  if (whole < 1 || whole > 7 || decimals > price || (point >= 0 && decimals === 0)) return undefined
  return units * (tens[price - decimals] as number)
}
const tens = [1, 10, 100, 1000, 10_000, 100_000]

/** A product of two such to a whole number, half up; undefined where it may not be exact. */
function smallProduct(
  a: number | undefined,
  b: number | undefined,
  by: number,
): number | undefined {
  const product = (a ?? Number.NaN) * (b ?? Number.NaN)
  if (!(product < 2 ** 52)) return undefined
  const rest = product % by
  return (product - rest) / by + (rest >= by / 2 ? 1 : 0)
}

/** Quantity × rate, to cents. */
export function multiply(quantity: string, rate: string): number {
  // Most are small enough to be exact as they are; the remainder of a division always is.
  return (
    smallProduct(smallUnits(quantity), smallUnits(rate), 1e8) ??
    Number(divideRound(toUnits(quantity, price) * toUnits(rate, price), 10n ** 8n))
  )
}

/** A percentage of an amount in cents: (9990, "8.25") is 824. */
export function percentOf(cents: number, percent: string): number {
  return (
    smallProduct(cents < 0 ? undefined : cents, smallUnits(percent), 1e7) ??
    Number(divideRound(BigInt(cents) * toUnits(percent, price), 10n ** 7n))
  )
}

/** Amount / quantity as a price of at most five decimals. */
export function divide(cents: number, quantity: string): string {
  const by = toUnits(quantity, price)
  if (by === 0n) throw new RangeError('division by a quantity of zero')
  return formatPrice(divideRound(BigInt(cents) * 10n ** 8n, by))
}

function formatPrice(units: bigint): string {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(price + 1, '0')
  const fraction = digits.slice(-price).replace(/0{1,3}$/, '')
  return `${sign}${digits.slice(0, -price)}.${fraction}`
}

/** A price or percentage as QuickBooks prints it: at least two decimals, up to five. */
export const printPrice = (text: string): string =>
  printedPrice.test(text) ? text : formatPrice(toUnits(text, price))
const printedPrice = /^(0|[1-9]\d{0,9})\.\d\d(\d{0,2}[1-9])?$/

/** A quantity as QuickBooks prints it: no needless zeros. */
export function printQuantity(text: string): string {
  if (printedQuantity.test(text)) return text
  const plain = formatPrice(toUnits(text, price))
  return plain.replace(/\.?0+$/, '')
}

const printedQuantity = /^(0|[1-9]\d{0,9})(\.\d{0,4}[1-9])?$/

/** -1, 0 or 1 for two decimals given as text. */
export function compareDecimals(a: string, b: string): number {
  const x = toUnits(a, 10)
  const y = toUnits(b, 10)
  return x < y ? -1 : x > y ? 1 : 0
}

export const addAmounts = (...amounts: string[]): string =>
  fromCents(amounts.reduce((sum, amount) => sum + toCents(amount), 0))
export const negate = (amount: string): string => fromCents(0 - toCents(amount))

const dayMs = 86_400_000

/** Days since 1970-01-01 of a calendar date yyyy-mm-dd, or undefined if there is no such day. */
export function dayNumber(date: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8))
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return undefined
  return Date.UTC(year, month - 1, day) / dayMs
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function dateOfDay(day: number): string {
  let date = dates.get(day)
  if (date === undefined) {
    // Ten years of them: documents are of a few days mostly.
    if (dates.size > 3650) dates.clear()
    dates.set(day, (date = new Date(day * dayMs).toISOString().slice(0, 10)))
  }
  return date
}
const dates = new Map<number, string>()

export function addDays(date: string, days: number): string {
  const day = dayNumber(date)
  if (day === undefined) throw new RangeError(`not a date: "${date}"`)
  return dateOfDay(day + days)
}

/** Whole months earlier or later; the day is kept, or the last of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const last = new Date(Date.UTC(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 0))
  return `${last.toISOString().slice(0, 8)}${String(Math.min(day, last.getUTCDate())).padStart(2, '0')}`
}

/**
 * The wall-clock part of a date-time, as milliseconds that order and subtract but name no instant.
 * QuickBooks prints the standard-time offset all year, so in summer the offset is an hour off and the wall
 * clock is right: the offset is never used. Missing parts of a time count as zero.
 */
export function wallClock(text: string): number | undefined {
  const m = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}))?)?)?/.exec(text)
  if (!m) return undefined
  const [y, mo, d, h, mi, s] = m.slice(1).map((part) => Number(part ?? 0)) as number[]
  return Date.UTC(y ?? 0, (mo ?? 1) - 1, d ?? 1, h ?? 0, mi ?? 0, s ?? 0)
}

/** Text of a wall clock without an offset, which QuickBooks reads as its own local time. */
export const formatWallClock = (ms: number): string => new Date(ms).toISOString().slice(0, 19)
