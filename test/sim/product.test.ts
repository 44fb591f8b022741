// Edition, year and product decide versions, fields, features and sizes (qbxml-semantics.md 9, 20, 21).
import { describe, expect, test } from 'vitest'
import { ComError } from '../../src/sim/quickbooks.ts'
import { code, document, type World, world } from './company.ts'

const versions = (w: World): string[] =>
  [
    ...w.session
      .processRequest(document('<HostQueryRq/>', '13.0', 'onError="stopOnError"'))
      .matchAll(/<SupportedQBXMLVersion>([^<]*)</g),
  ].map((m) => m[1] ?? '')
const hresult = (w: World, version: string): string => {
  try {
    w.session.processRequest(document('<HostQueryRq/>', version, 'onError="stopOnError"'))
    return 'none'
  } catch (error) {
    return error instanceof ComError ? error.hresult : String(error)
  }
}

test.each([
  [2015, '13.0', '14.0'],
  [2018, '14.0', '15.0'],
  [2022, '15.0', '16.0'],
  [2024, '16.0', '17.0'],
])('of %i the newest version is %s, and %s is not known', (year, newest, next) => {
  const w = world({ year })
  expect(versions(w).at(-1)).toBe(newest)
  expect(hresult(w, newest)).toBe('none')
  expect(hresult(w, next)).toBe('0x80040423')
})

test.each([
  ['CA', 'CA3.0', 'UK3.0'],
  ['UK', 'UK3.0', 'CA3.0'],
  ['AU', 'AU3.0', 'CA3.0'],
] as const)('%s knows %s, not %s, and numbers since 6.0', (edition, own, other) => {
  const w = world({ edition })
  expect(versions(w)).toContain(own)
  expect(hresult(w, own)).toBe('none')
  expect(hresult(w, other)).toBe('0x80040423')
  expect(hresult(w, '4.0')).toBe('0x80040423')
  expect(hresult(w, '13.0')).toBe('none')
  expect(w.session.country).toBe(edition)
})

describe('fields', () => {
  const add = (more: string): string =>
    `<CustomerAddRq><CustomerAdd><Name>A</Name>${more}</CustomerAdd></CustomerAddRq>`

  test('an element that the edition does not have is ignored with a warning', () => {
    const us = world()
    const ca = world({ edition: 'CA' })
    const text = document(
      add('<ItemSalesTaxRef><FullName>x</FullName></ItemSalesTaxRef>'),
      '13.0',
      'onError="stopOnError"',
    )
    expect(us.session.processRequest(text)).toContain('statusCode="3140"')
    expect(ca.session.processRequest(text)).toContain('statusCode="530"')
  })

  test('a length is that of the edition', () => {
    const text = document(
      add('<ResaleNumber>1234567890123456</ResaleNumber>'),
      '13.0',
      'onError="stopOnError"',
    )
    expect(world().session.processRequest(text)).toContain('statusCode="3070"')
    expect(world({ edition: 'AU' }).session.processRequest(text)).toContain('statusCode="0"')
  })
})

test.each([
  ['Pro', '3250', '14500', 'QuickBooks Pro 2019'],
  ['Enterprise', '3140', '1000000', 'QuickBooks Enterprise Solutions 19.0'],
] as const)(
  '%s answers sales orders with %s and holds %s names',
  (product, wanted, names, called) => {
    const w = world({ product, year: 2019 })
    const [answer] = w.ask(
      '<SalesOrderAddRq><SalesOrderAdd><CustomerRef><FullName>x</FullName></CustomerRef><SalesOrderLineAdd><Desc>x</Desc></SalesOrderLineAdd></SalesOrderAdd></SalesOrderAddRq>',
    )
    expect(code(answer)).toBe(wanted)
    const host = w.text(
      '<HostQueryRq><IncludeListMetaData><IncludeMaxCapacity>true</IncludeMaxCapacity></IncludeListMetaData></HostQueryRq>',
    )
    expect(host).toContain(`<EntityMetaData>\n<MaxCapacity>${names}<`)
    expect(host).toContain(`<ProductName>${called}</ProductName>`)
  },
)

test('in Canada each line bears the taxes of its code, and the agencies get them', () => {
  const w = world({ profile: 'canadian', invoices: 0 })
  w.one('CustomerAddRq', { CustomerAdd: { Name: 'Ski', SalesTaxCodeRef: { FullName: 'H' } } })
  const line = (FullName: string, Rate: string, code?: string) => ({
    ItemRef: { FullName },
    Quantity: '1',
    Rate,
    ...(code ? { SalesTaxCodeRef: { FullName: code } } : {}),
  })
  const ret = w.one('InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { FullName: 'Ski' },
      InvoiceLineAdd: [
        line('Paddle', '100.00'),
        line('Parka', '100.00'),
        line('Guide', '100.00'),
        line('Lesson', '50.00'),
      ],
    },
  })
  // 13 HST, 5 GST and 7 PST, 5 GST, nothing.
  expect(ret).toMatchObject({
    Subtotal: '350.00',
    SalesTaxTotal: '30.00',
    BalanceRemaining: '380.00',
  })
  const owed = w.company
    .sql(
      `select l.full_name, -b.amount from balances b join lists l on l.family = 'names' and l.id = b.party
       where b.amount < 0 order by 1`,
    )
    .raw()
    .all()
  expect(owed).toEqual([
    ['Minister of Finance (MB)', 700],
    ['Receiver General', 2300],
  ])
  const text = w.session.processRequest(
    document('<SalesTaxCodeQueryRq/>', '13.0', 'onError="stopOnError"'),
  )
  expect(text).toContain('<ItemSalesTaxRef>')
})
