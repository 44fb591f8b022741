// Quantities of the members of a group.
import { divideRound, printQuantity, toUnits } from '../schema/scalars.ts'

/** a × b / by, as a quantity of at most five decimals. */
export function scaled(a: string, b: string, by: string): string {
  const units = divideRound(toUnits(a, 5) * toUnits(b, 5), toUnits(by, 5))
  const digits = String(units < 0n ? -units : units).padStart(6, '0')
  return printQuantity(`${units < 0n ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`)
}
