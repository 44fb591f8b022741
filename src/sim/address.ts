// The printed form of an address: its lines, then "City, State PostalCode" on one, then the country
// (qbxml-semantics.md 9, certain).
import type { Fields } from '../schema/entity.ts'

const part = (address: Fields, name: string): string => {
  const value = address[name]
  return typeof value === 'string' ? value : ''
}

export function addressLines(address: Fields): string[] {
  const lines = [1, 2, 3, 4, 5].map((n) => part(address, `Addr${n}`))
  const place = [part(address, 'State'), part(address, 'PostalCode')].filter((p) => p !== '')
  const city = [part(address, 'City'), place.join(' ')].filter((p) => p !== '')
  return [...lines, city.join(', '), part(address, 'Country')].filter((line) => line !== '')
}

/** BillAddressBlock and its like, or undefined where there is nothing to print. */
export function addressBlock(address: unknown): Fields | undefined {
  if (address === undefined || typeof address !== 'object' || address === null) return undefined
  const lines = addressLines(address as Fields).slice(0, 5)
  if (lines.length === 0) return undefined
  return Object.fromEntries(lines.map((line, i) => [`Addr${i + 1}`, line.slice(0, 41)]))
}

/** An address prints on five lines (qbxml-semantics.md 9, certain). */
export function tooLong(fields: Fields): string | undefined {
  for (const name in fields) {
    const value = fields[name]
    if (!name.endsWith('Address') || value === undefined || typeof value === 'string') continue
    if (Array.isArray(value)) continue
    if (addressLines(value).length > 5)
      return `The address in the field "${name}" has more lines than can be stored.`
  }
  return undefined
}
