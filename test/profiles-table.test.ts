// The comparison of the profiles against the table of the product description, cell by cell: a second opinion, used
// where the description is at hand.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Cell, compare } from '../src/profiles/compare.ts'
import type { Condition, Event } from '../src/profiles/profile.ts'
import { profileNamed } from '../src/profiles/profiles.ts'

const path = new URL('../../shared/spec/sync-behaviour.md', import.meta.url)
const isThere = existsSync(path)

/** Columns of the table, in its order. */
const ids = [
  'payments-desktop',
  'invoicing-desktop',
  'payments-online',
  'bill-pay-desktop',
  'data-sharing-desktop',
]

type Place = readonly [entity: string, on: Event, part?: string | undefined, unless?: Condition]

/** Rows of the table, by how they begin, and what the rules call them. */
const places: readonly (readonly [string, Place])[] = [
  ['Company · read', ['Company', 'changed in QuickBooks', 'info, preferences']],
  ['Customer · created in QB', ['Customer', 'created in QuickBooks']],
  ['Customer · edited in QB', ['Customer', 'changed in QuickBooks']],
  ['Customer · deleted or inactivated', ['Customer', 'inactive in QuickBooks']],
  ['Customer · created on platform', ['Customer', 'created on platform']],
  ['Customer · edited on platform', ['Customer', 'changed on platform']],
  ['Customer · archived on platform', ['*', 'deleted on platform']],
  ['Job / sub-customer', ['Customer', 'changed in QuickBooks', 'jobs']],
  ['Invoice · new in QB · header', ['Invoice', 'created in QuickBooks']],
  ['Invoice · new in QB · lines', ['Invoice', 'created in QuickBooks', 'lines']],
  [
    'Invoice · edited in QB while unpaid',
    ['Invoice', 'changed in QuickBooks', 'amounts, due date'],
  ],
  ['Invoice · edited in QB · other fields', ['Invoice', 'changed in QuickBooks']],
  ['Invoice · balance and status', ['Invoice', 'changed in QuickBooks', 'balance, status']],
  ['Invoice · status from platform', ['Invoice', 'changed on platform', 'status']],
  ['Invoice · created on platform', ['Invoice', 'created on platform']],
  ['Invoice · edited on platform after sync', ['Invoice', 'changed on platform']],
  ['Invoice · deleted in QB', ['Invoice', 'deleted in QuickBooks']],
  ['Invoice · voided in QB', ['Invoice', 'voided in QuickBooks']],
  ['Invoice · closed at first sight', ['Invoice', 'created in QuickBooks', undefined, 'open']],
  [
    'Invoice · of an inactive customer',
    ['Invoice', 'created in QuickBooks', undefined, 'customer active'],
  ],
  ['Invoice · PDF', ['Invoice', 'created in QuickBooks', 'pdf']],
  ['Payment · processed on platform', ['ReceivePayment', 'processed on platform']],
  ['Payment · offline', ['ReceivePayment', 'offline on platform']],
  ['Payment · recorded in QB', ['ReceivePayment', 'changed in QuickBooks']],
  ['Payment · failed after push', ['ReceivePayment', 'failed on platform']],
  ['Payment · deleted in QB', ['ReceivePayment', 'deleted in QuickBooks']],
  ['Payment · cancelled on platform', ['ReceivePayment', 'cancelled on platform']],
  ['Credit memo · applied in QB', ['CreditMemo', 'changed in QuickBooks']],
  ['Refund', ['ReceivePayment', 'refunded on platform']],
  ['Deposit / payout', ['Deposit', 'created on platform', undefined, 'deposits on']],
  ['Vendor', ['Vendor', 'changed in QuickBooks']],
  ['Item', ['ItemService', 'changed in QuickBooks']],
  ['Bill |', ['Bill', 'created on platform']],
  ['Bill payment', ['BillPaymentCheck', 'created on platform']],
  ['Vendor credit', ['VendorCredit', 'created on platform']],
  ['Funds transfer', ['Transfer', 'created on platform']],
  ['Attachment', ['*', 'created in QuickBooks', 'attachments']],
]

/** Cells where the description and the rules say the same in words that no rule can compare. */
const said: Readonly<Record<string, string>> = {
  // Rolled up to the top customer there; here each job is a customer of its own, which the description leaves open.
  'Job / sub-customer|ID': 'a choice of ours',
  // What is taken away on a platform that mirrors or pulls has no row of its own there.
  'Customer · archived on platform|DS': 'refused like all writing',
  'Invoice · created on platform|DS': 'refused like all writing',
  // Items come as text of the lines, so there is no rule for them.
  'Item|PD': 'as text of the lines',
  'Item|ID': 'as text of the lines',
  'Item|PO': 'as text of the lines',
  'Attachment|PO': 'left alone there, no rule here',
  'Payment · deleted in QB|BP': 'a skip with its own code',
  'Refund|DS': 'read as the kinds of record that refunds are',
  'Customer · deleted or inactivated|DS': 'marked when deleted; inactive is a column of the row',
  'Deposit / payout|PO': 'the row here is of what happens while it is off',
  'Deposit / payout|DS': 'read, not sent: the row here is of what is sent',
  'Bill ||DS': 'read, not sent: the row here is of what is sent',
  'Bill payment|DS': 'read, not sent: the row here is of what is sent',
  'Vendor credit|DS': 'read, not sent: the row here is of what is sent',
  'Funds transfer|DS': 'read, not sent: the row here is of what is sent',
}

/** What a cell of the table says, in the words of rules. */
function wanted(cell: string): string {
  const text = cell.replace(/†/g, '').trim()
  if (/^(archive|mark|void on platform|removed on platform)/.test(text)) return 'archive'
  if (/^(QB→P|closed, amount zero|as read|↔|rolled up)/.test(text)) return 'pull'
  if (/^P→QB/.test(text)) return 'push'
  if (/^removed in QB/.test(text)) return 'remove'
  if (/^(balance only|lowers balance)/.test(text)) return 'watch'
  if (/^(—|pull —)/.test(text)) return 'skip'
  if (/^✖/.test(text)) return 'refuse'
  return 'none'
}

/** A catch-all that leaves or refuses is what "not applicable" comes to. */
const fits = (want: string, cell: Cell | undefined): boolean =>
  want === (cell?.does ?? 'none') ||
  (want === 'none' && ['skip', 'refuse'].includes(cell?.does ?? '')) ||
  (want === 'pull' && cell === undefined)

describe.runIf(isThere)('the table of the product description', () => {
  const text = isThere ? readFileSync(path, 'utf8') : ''
  const lines = text
    .slice(text.indexOf('### 3.1'), text.indexOf('### 3.2'))
    .split('\n')
    .filter((l) => l.startsWith('| ') && !l.startsWith('| Entity'))
  const profiles = ids.flatMap((id) => profileNamed(id) ?? [])
  const { rows } = compare(profiles, { all: true })
  const ours = ([entity, on, part, unless]: Place) =>
    rows.find(
      (r) =>
        r.entities.includes(entity) && r.on.includes(on) && r.part === part && r.unless === unless,
    ) ??
    rows.find((r) => r.entities.includes(entity) && r.on.includes(on) && !r.part && !r.unless) ??
    rows.find((r) => r.entities[0] === '*' && r.on.includes(on) && r.part === part)

  test.each(places)('%s', (title, place) => {
    const line = lines.find((l) => l.startsWith(`| ${title}`))
    const cells = (line ?? '').split('|').slice(2, 7)
    expect(cells).toHaveLength(5)
    const row = ours(place)
    const codes = ['PD', 'ID', 'PO', 'BP', 'DS']
    const wrong = cells.flatMap((cell, i) => {
      const own = row?.cells[i]
      const isTold = `${title}|${codes[i]}` in said
      return isTold || fits(wanted(cell), own) ? [] : [`${codes[i]}:${cell}≠ ${own?.does}`]
    })
    expect(wrong).toEqual([])
  })

  test.each(places)('%s: the requirements it names are those of the rule', (title, place) => {
    const line = lines.find((l) => l.startsWith(`| ${title}`)) ?? ''
    const row = ours(place)
    const numbers = (s: string) => {
      const all = [...s.matchAll(/R(\d+)(?:–R(\d+))?/g)]
      return all.flatMap(([, a, b]) => {
        const [from, to] = [Number(a), Number(b ?? a)]
        return Array.from({ length: to - from + 1 }, (_, k) => from + k)
      })
    }
    const missing = line
      .split('|')
      .slice(2, 7)
      .flatMap((cell, i) => {
        const source = [row, ...rows.filter((r) => r.entities.includes(place[0]))]
          .map((r) => r?.cells[i]?.source)
          .join()
        return numbers(cell.match(/\[[^\]]*\]/g)?.join() ?? '')
          .filter((n) => !numbers(source).includes(n))
          .map((n) => `${ids[i]} R${n}`)
      })
    expect(missing).toEqual([])
  })
})
