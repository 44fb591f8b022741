// The printed form of an address: its lines, then "City, State PostalCode" on one, then the country
// (qbxml-semantics.md 9, certain).
import type { Fields } from '../schema/entity.ts'

const part = (address: Fields, name: string): string => {
  const value = address[name]
  return typeof value === 'string' ? value : ''
}

const joined = (before: string, between: string, behind: string): string =>
  before !== '' && behind !== '' ? before + between + behind : before + behind

const streetNames = ['Addr1', 'Addr2', 'Addr3', 'Addr4', 'Addr5'] as const

export function addressLines(address: Fields): string[] {
  const lines: string[] = []
  const put = (line: string): void => {
    if (line !== '') lines.push(line)
  }
  for (const name of streetNames) put(part(address, name))
  const place = joined(part(address, 'State'), ' ', part(address, 'PostalCode'))
  put(joined(part(address, 'City'), ', ', place))
  put(part(address, 'Country'))
  return lines
}

/** BillAddressBlock and its like, or undefined where there is nothing to print. */
export function addressBlock(address: unknown): Fields | undefined {
  if (address === undefined || typeof address !== 'object' || address === null) return undefined
  const lines = addressLines(address as Fields)
  if (lines.length === 0) return undefined
  const block: Fields = {}
  streetNames.forEach((name, i) => {
    const line = lines[i]
    if (line !== undefined) block[name] = line.slice(0, 41)
  })
  return block
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
