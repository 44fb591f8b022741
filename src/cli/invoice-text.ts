// The reference rendering of a document from its row and lines, for a platform that draws its own (R25).
import { entity } from '../schema/entities.ts'
import type { PlatformRow } from '../sync/ports.ts'
import { facts, table } from './render.ts'

const text = (row: PlatformRow, name: string): string => String(row[name] ?? '')

const address = (row: PlatformRow, prefix: string): string =>
  Object.keys(row)
    .filter((name) => name.startsWith(prefix) && text(row, name) !== '')
    .map((name) => text(row, name))
    .join(', ')

/** Header, lines in the order of QuickBooks, and at the end what it comes to and what is open. */
export function renderDocument(
  name: string,
  row: PlatformRow,
  lines: readonly PlatformRow[],
): string {
  const head = facts([
    [entity(name).name, text(row, 'number')],
    ['customer', text(row, 'customer') || text(row, 'vendor')],
    ['address', address(row, 'bill_address')],
    ['date', text(row, 'date')],
    ['due', text(row, 'due_date')],
    ['terms', text(row, 'terms')],
    ['PO number', text(row, 'po_number')],
    ['memo', text(row, 'memo')],
  ])
  const columns = ['item', 'account', 'description', 'quantity', 'rate', 'amount'].filter((c) =>
    lines.some((line) => text(line, c) !== ''),
  )
  const body = table(
    columns,
    lines.map((line) => columns.map((c) => text(line, c))),
  )
  const sums = facts(['subtotal', 'tax', 'total', 'balance'].map((c) => [c, text(row, c)] as const))
  return [head, body, sums].filter(Boolean).join('\n\n')
}
