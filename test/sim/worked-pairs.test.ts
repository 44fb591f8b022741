// The 24 worked pairs of qbxml-semantics.md 25: the texts in fixtures/sim. Ids and
// transaction numbers differ (their counters start elsewhere), everything else must be the same, byte for byte.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { ComError } from '../../src/sim/quickbooks.ts'
import { at, rets, type World, world } from './company.ts'

const read = (name: string): string =>
  readFileSync(new URL(`../../fixtures/sim/${name}.xml`, import.meta.url), 'utf8')

const anyId = /\{[0-9a-f-]{36}\}|[0-9A-F]+-\d{10}/g

/** Ids of the fixtures → ids of the company, learnt from the answers. */
class Ids {
  readonly known = new Map<string, string>()

  request(text: string): string {
    return text.replace(anyId, (id) => this.known.get(id) ?? id)
  }

  /** Both texts without ids; an id stands for the same other id wherever it stands in the same element. */
  same(expected: string, actual: string): void {
    const seen = new Map<string, string>()
    expect(shape(actual)).toBe(shape(expected))
    const [theirs, ours] = [idsOf(expected), idsOf(actual)]
    theirs.forEach(({ element, id }, index) => {
      const own = ours[index]?.id ?? ''
      if (!id.startsWith('{'))
        expect(own.split('-')[1], `time of ${id} in ${element}`).toBe(id.split('-')[1])
      const key = `${element} ${id}`
      expect(seen.get(key) ?? own, `what ${id} in ${element} stands for`).toBe(own)
      seen.set(key, own)
      if (!element.endsWith('Ref') || element === 'CustomerRef') this.known.set(id, own)
    })
  }
}

const shape = (text: string): string =>
  text
    .replace(anyId, '#')
    .replace(/<TxnNumber>\d+</g, '<TxnNumber>#<')
    .trim()

function idsOf(text: string): { element: string; id: string }[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const id = line.match(anyId)?.[0]
    const above = /^<(\w+)/.exec(lines[index - 1] ?? '')?.[1] ?? ''
    return id === undefined ? [] : [{ element: above, id }]
  })
}

const setUp = '2025-11-03T10:00:00-08:00'

/** The imaginary company of the pairs: its lists were made on 3 November 2025, in a zone of UTC−8. */
function books(): World {
  const made = world(
    {
      facts: {
        timeZone: 'America/Los_Angeles',
        fileMode: 'MultiUser',
      },
    },
    setUp,
  )
  const { one } = made
  one('VendorAddRq', { VendorAdd: { Name: 'County' } })
  const tax = { TaxRate: '8.25', TaxVendorRef: { FullName: 'County' } }
  one('ItemSalesTaxAddRq', { ItemSalesTaxAdd: { Name: 'County Tax', ...tax } })
  const item = (name: string, account: string, code: string): Fields => ({
    Name: name,
    SalesTaxCodeRef: { FullName: code },
    SalesOrPurchase: { AccountRef: { FullName: account } },
  })
  one('ItemServiceAddRq', { ItemServiceAdd: item('Labor', 'Service Income', 'Non') })
  one('ItemNonInventoryAddRq', { ItemNonInventoryAdd: item('Filter Kit', 'Sales', 'Tax') })
  one('VendorAddRq', { VendorAdd: { Name: 'Cascade Supply' } })
  for (const [FullName, OpenBalance] of [
    ['Checking', '10000.00'],
    ['Savings', '5000.00'],
  ]) {
    const [account] = rets(
      made.ask(`<AccountQueryRq><FullName>${FullName}</FullName></AccountQueryRq>`)[0],
      'AccountRet',
    )
    const { ListID, EditSequence } = account ?? {}
    one('AccountModRq', { AccountMod: { ListID, EditSequence, OpenBalance } })
  }
  return made
}

/** Pairs in their order, with the clock of each; what has to happen between them. */
const steps: { at: string; pair: string; before?: (made: World, ids: Ids) => void }[] = [
  { at: '2026-02-10T09:00:00-08:00', pair: '01-host' },
  { at: '2026-02-10T09:15:00-08:00', pair: '02-customer-add' },
  { at: '2026-02-10T09:16:00-08:00', pair: '03-duplicate-name' },
  { at: '2026-02-10T09:20:31-08:00', pair: '04-invoice-add' },
  { at: '2026-02-11T08:30:00-08:00', pair: '05-payment-part' },
  { at: '2026-02-11T08:31:00-08:00', pair: '06-overpayment' },
  { at: '2026-02-11T08:32:00-08:00', pair: '07-invoice-linked' },
  { at: '2026-02-11T08:33:00-08:00', pair: '08-stale' },
  { at: '2026-02-11T11:41:09-08:00', pair: '09-lines-replaced' },
  {
    at: '2026-02-11T12:00:00-08:00',
    pair: '10-iterator-first',
    before: ({ one, env }) => {
      env.set(1770200000_000)
      one('CustomerAddRq', { CustomerAdd: { Name: 'Alder & Sons', OpenBalance: '1240.00' } })
      env.set(1770210000_000)
      const ParentRef = { FullName: 'Alder & Sons' }
      one('CustomerAddRq', { CustomerAdd: { Name: 'Kitchen', ParentRef } })
    },
  },
  { at: '2026-02-11T12:00:01-08:00', pair: '11-iterator-last' },
  { at: '2026-02-11T12:05:00-08:00', pair: '12-nothing-and-missing' },
  {
    at: '2026-02-12T14:00:20-08:00',
    pair: '13-deposit',
    // The row of the payment is named in the same document that asks for it.
    before: ({ ask }, ids) => {
      const [waiting] = rets(
        ask('<ReceivePaymentToDepositQueryRq/>')[0],
        'ReceivePaymentToDepositRet',
      )
      ids.known.set('1F7-1770827400', String(waiting?.['TxnLineID']))
    },
  },
  {
    at: '2026-02-13T16:20:00-08:00',
    pair: '14-payment-deleted',
    before: ({ one, env }, ids) => {
      env.set(at('2026-02-12T14:03:01-08:00'))
      const paid = one('ReceivePaymentAddRq', {
        ReceivePaymentAdd: {
          CustomerRef: { FullName: 'Pine Street Dental' },
          RefNumber: '5530',
          TotalAmount: '20.00',
          IsAutoApply: 'true',
        },
      })
      ids.known.set('1FD-1770933781', String(paid['TxnID']))
    },
  },
  { at: '2026-02-13T16:20:00-08:00', pair: '15-gone-and-broken' },
  { at: '2026-02-12T14:00:20-08:00', pair: '16-bill' },
  { at: '2026-02-13T16:20:00-08:00', pair: '17-bill-payment' },
  { at: '2026-02-13T16:20:00-08:00', pair: '18-journal' },
  {
    at: '2026-02-13T16:20:00-08:00',
    pair: '19-custom-field',
    before: ({ one }) => {
      const DataExtDefAdd = { OwnerID: '0', DataExtName: 'Region', DataExtType: 'STR255TYPE' }
      one('DataExtDefAddRq', { DataExtDefAdd: { ...DataExtDefAdd, AssignToObject: ['Customer'] } })
    },
  },
  {
    at: '2026-02-13T16:20:00-08:00',
    pair: '20-credit-alone',
    before: ({ one }, ids) => {
      const memo = one('CreditMemoAddRq', {
        CreditMemoAdd: {
          CustomerRef: { FullName: 'Pine Street Dental' },
          CreditMemoLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: '50.00' }],
        },
      })
      ids.known.set('20C-1771028400', String(memo['TxnID']))
    },
  },
  { at: '2026-02-13T16:20:00-08:00', pair: '21-transfer' },
  { at: '2026-02-13T16:20:00-08:00', pair: '22-faults' },
  {
    at: '2026-02-13T16:20:00-08:00',
    pair: '23-lost-answer',
    before: ({ session }) => {
      const id = 'newMessageSetID="run-20260213-0007"'
      const add =
        '<CustomerAddRq requestID="103"><CustomerAdd><Name>Harbor Caf&#233;</Name></CustomerAdd></CustomerAddRq>'
      session.processRequest(
        `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq ${id} onError="stopOnError">${add}</QBXMLMsgsRq></QBXML>`,
      )
    },
  },
]

describe('the worked pairs', () => {
  const made = books()
  const ids = new Ids()
  test.each(steps)('$pair', ({ at: time, pair, before }) => {
    before?.(made, ids)
    made.env.set(at(time))
    const answer = made.session.processRequest(ids.request(read(`${pair}.request`)))
    ids.same(read(`${pair}.response`), answer)
  })

  test('the credit set without money shows on the invoice', () => {
    const [invoice] = made.ask(
      '<InvoiceQueryRq><RefNumber>1047</RefNumber><IncludeLinkedTxns>true</IncludeLinkedTxns></InvoiceQueryRq>',
    )
    const links = rets(invoice, 'InvoiceRet')[0]?.['LinkedTxn'] as Fields[]
    expect(links.map((l) => [l['TxnType'], l['Amount']])).toEqual([
      ['ReceivePayment', '-200.00'],
      ['CreditMemo', '-50.00'],
    ])
  })

  test('24-wrong-order: no answer at all, and nothing of it runs', () => {
    const wrong = read('24-wrong-order.request')
    const add = '<CustomerAddRq><CustomerAdd><Name>Nobody</Name></CustomerAdd></CustomerAddRq>'
    for (const text of [wrong, wrong.replace('<CustomerQueryRq', `${add}<CustomerQueryRq`)])
      expect(() => made.session.processRequest(text)).toThrow(
        new ComError(
          '0x80040400',
          'QuickBooks found an error when parsing the provided XML text stream.',
        ),
      )
    expect(made.status('CustomerQueryRq', { FullName: ['Nobody'] })).toMatch(/^500 /)
  })

  test('all 24 are there', () => {
    const numbers = [...steps.map((s) => s.pair), '24-wrong-order'].map((pair) => pair.slice(0, 2))
    const all = Array.from({ length: 24 }, (_, i) => String(i + 1).padStart(2, '0'))
    expect(numbers.sort()).toEqual(all)
  })

  test('the deposited payment waits no more', () => {
    expect(made.status('ReceivePaymentToDepositQueryRq', {})).toMatch(/^1 /)
  })
})
