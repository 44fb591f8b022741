// The generated company: the same from the same seed, right in its sums, and full of what breaks integrations.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { seededRandom, virtualEnv } from '../../src/env.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { fromCents, toCents } from '../../src/schema/scalars.ts'
import { createCompany, describeCompany, openCompany } from '../../src/sim/company.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { makeFile } from '../../src/sim/open-file.ts'
import { factsOf, profiles } from '../../src/sim/seed.ts'
import { Agenda } from '../../src/sim/seeds/trades/agenda.ts'
import { at, rets, type World, world } from './company.ts'

const everything = `
  <CustomerQueryRq><ActiveStatus>All</ActiveStatus></CustomerQueryRq>
  <ItemQueryRq><ActiveStatus>All</ActiveStatus></ItemQueryRq>
  <AccountQueryRq><ActiveStatus>All</ActiveStatus></AccountQueryRq>
  <VendorQueryRq/><ClassQueryRq/><TermsQueryRq/><SalesRepQueryRq/><PriceLevelQueryRq/>
  <HostQueryRq/><CompanyQueryRq/><PreferencesQueryRq/>
  <InvoiceQueryRq><IncludeLineItems>true</IncludeLineItems><IncludeLinkedTxns>true</IncludeLinkedTxns></InvoiceQueryRq>
  <CreditMemoQueryRq><IncludeLineItems>true</IncludeLineItems><IncludeLinkedTxns>true</IncludeLinkedTxns></CreditMemoQueryRq>
  <ReceivePaymentQueryRq><IncludeLineItems>true</IncludeLineItems></ReceivePaymentQueryRq>
  <TxnDeletedQueryRq><TxnDelType>ReceivePayment</TxnDelType></TxnDeletedQueryRq>`

const trades = (invoices: number, seed: number, now?: string): World =>
  world({ profile: 'trades', invoices, seed }, now)

interface Records {
  readonly customers: Fields[]
  readonly invoices: Fields[]
  readonly credits: Fields[]
  readonly payments: Fields[]
}

function records(of: World): Records {
  const answers = of.ask(everything)
  const all = (query: string, ret: string): Fields[] =>
    rets(
      answers.find((a) => a.name === query),
      ret,
    )
  return {
    customers: all('CustomerQueryRs', 'CustomerRet'),
    invoices: all('InvoiceQueryRs', 'InvoiceRet'),
    credits: all('CreditMemoQueryRs', 'CreditMemoRet'),
    payments: all('ReceivePaymentQueryRs', 'ReceivePaymentRet'),
  }
}

const text = (fields: Fields | undefined, name: string): string => {
  const value = fields?.[name]
  return typeof value === 'string' ? value : ''
}
const cents = (fields: Fields, name: string): number => toCents(text(fields, name))
const sum = (rows: readonly Fields[], name: string): number =>
  rows.reduce((all, row) => all + cents(row, name), 0)
const owner = (row: Fields): string => text(row['CustomerRef'] as Fields, 'ListID')
const lines = (row: Fields): Fields[] =>
  ['InvoiceLineRet', 'InvoiceLineGroupRet'].flatMap((name) => (row[name] ?? []) as Fields[])

const made = trades(300, 7)
const found = records(made)
const { customers, invoices, credits, payments } = found

describe('a seed', () => {
  // The text is checked against the grammar by world().
  const first = made.text(everything)

  test('gives the same company again, byte for byte', () => {
    expect(trades(300, 7).text(everything) === first).toBe(true)
  })

  test('gives another company than another seed', () => {
    const other = trades(300, 8)
    expect(records(other).invoices).toHaveLength(300)
    expect(other.text('<InvoiceQueryRq/>') === made.text('<InvoiceQueryRq/>')).toBe(false)
  })
})

describe('a company of any size', () => {
  test.each([0, 1, 12])('has exactly %i invoices', (count) => {
    const small = trades(count, 3)
    const { invoices: some, customers: people } = records(small)
    expect(some).toHaveLength(count)
    expect(describeCompany(small.company).counts['Invoice'] ?? 0).toBe(count)
    expect(people.length).toBeGreaterThan(30)
  })

  test('numbers go on behind the last invoice', () => {
    const small = trades(20, 3)
    const numbers = records(small).invoices.map((i) =>
      Number(/\d+/.exec(text(i, 'RefNumber'))?.[0]),
    )
    const added = small.one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Meridian Property Group' },
        InvoiceLineAdd: [{ ItemRef: { FullName: 'Trip charge' } }],
      },
    })
    expect(Number(added['RefNumber'])).toBe(Math.max(...numbers) + 1)
  })

  test('progress is told in rising percent up to 100', () => {
    const told: number[] = []
    const env = virtualEnv({ now: at('2026-04-01T09:00:00-05:00') })
    const onPercent = (percent: number): void => void told.push(percent)
    createCompany(':memory:', { profile: 'trades', invoices: 1200, onPercent }, env).close()
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(100)
    expect(told.length).toBeGreaterThan(2)
  })
})

describe('the books', () => {
  const unused = sum(payments, 'UnusedPayment') + sum(credits, 'CreditRemaining')

  test('balance: debits equal credits', () => {
    const total = made.company
      .sql("select sum(amount) from balances where party = ''")
      .pluck(true)
      .get()
    expect(total).toBe(0)
  })

  test('A/R is what is open, less unapplied payments and credits', () => {
    const receivable = made.one('AccountQueryRq', { FullName: ['Accounts Receivable'] })
    expect(text(receivable, 'Balance')).toBe(fromCents(sum(invoices, 'BalanceRemaining') - unused))
    expect(unused).toBeGreaterThan(0)
  })

  test('the balance of a customer is that of its documents', () => {
    const owed = new Map<string, number>()
    const put = (rows: readonly Fields[], name: string, sign: 1 | -1): void => {
      for (const row of rows)
        owed.set(owner(row), (owed.get(owner(row)) ?? 0) + sign * cents(row, name))
    }
    put(invoices, 'BalanceRemaining', 1)
    put(payments, 'UnusedPayment', -1)
    put(credits, 'CreditRemaining', -1)
    const differ = customers.filter(
      (c) => text(c, 'Balance') !== fromCents(owed.get(text(c, 'ListID')) ?? 0),
    )
    expect(differ.map((c) => text(c, 'FullName'))).toEqual([])
    expect(owed.size).toBeGreaterThan(25)
  })
})

describe('names', () => {
  const names = customers.map((c) => text(c, 'Name'))

  test('of 41 characters, plain, accented and escaped', () => {
    const long = names.filter((name) => name.length === 41)
    expect(long.length).toBeGreaterThanOrEqual(4)
    expect(long.some((name) => /^[\x20-\x7e]+$/.test(name))).toBe(true)
    expect(long.some((name) => /[é“]/.test(name) && name.includes('&'))).toBe(true)
  })

  test.each([
    'ü',
    'ß',
    'Ž',
    '€',
    '™',
    '…',
    '&',
    "'",
    '’',
    '"',
    '“',
    '<',
    '>',
    '\\',
    '  ',
    '\u00A0',
  ])('with %j', (character) => {
    expect(names.some((name) => name.includes(character))).toBe(true)
  })

  test('equal but for case, under different parents', () => {
    const kitchens = customers.filter((c) => text(c, 'Name').toLowerCase() === 'kitchen')
    expect(new Set(kitchens.map((c) => text(c, 'Name'))).size).toBe(3)
    const lofts = customers.filter((c) => text(c, 'Name').toLowerCase() === 'harbor lofts')
    expect(lofts.map((c) => text(c, 'Sublevel')).sort()).toEqual(['0', '1', '1'])
  })

  test('of jobs, some of them two levels down', () => {
    const levels = new Set(customers.map((c) => text(c, 'Sublevel')))
    expect([...levels].sort()).toEqual(['0', '1', '2'])
  })
})

describe('what happens in a business', () => {
  const isOpen = (i: Fields): boolean => cents(i, 'BalanceRemaining') > 0
  const inactive = new Set(
    customers.filter((c) => text(c, 'IsActive') === 'false').map((c) => text(c, 'ListID')),
  )
  const applied = payments.map((p) => (p['AppliedToTxnRet'] ?? []) as Fields[])
  const refs = invoices.map((i) => text(i, 'RefNumber'))
  const all = invoices.flatMap(lines)
  const any = (rows: readonly Fields[], is: (row: Fields) => boolean): boolean => rows.some(is)

  test.each<[string, () => boolean]>([
    [
      'an inactive customer owes money',
      () => any(invoices, (i) => isOpen(i) && inactive.has(owner(i))),
    ],
    [
      'an invoice is paid in part',
      () => any(invoices, (i) => isOpen(i) && cents(i, 'AppliedAmount') < 0),
    ],
    ['an invoice is voided', () => any(invoices, (i) => text(i, 'Memo').startsWith('VOID:'))],
    [
      'an invoice is untaxed, another taxed',
      () => new Set(invoices.map((i) => cents(i, 'SalesTaxTotal') > 0)).size === 2,
    ],
    [
      'taxes have several rates',
      () => new Set(invoices.map((i) => text(i, 'SalesTaxPercentage'))).size > 2,
    ],
    ['a payment is for several invoices', () => applied.some((rows) => rows.length > 2)],
    [
      'a payment is applied to nothing',
      () =>
        any(payments, (p) => cents(p, 'UnusedPayment') > 0 && p['AppliedToTxnRet'] === undefined),
    ],
    ['a payment is used up', () => any(payments, (p) => cents(p, 'UnusedPayment') === 0)],
    [
      'a discount is taken',
      () => applied.some((rows) => any(rows, (a) => a['DiscountAmount'] !== undefined)),
    ],
    [
      'a credit memo is unapplied',
      () => any(credits, (c) => text(c, 'CreditRemaining') === text(c, 'TotalAmount')),
    ],
    ['a credit memo is applied', () => any(credits, (c) => cents(c, 'CreditRemaining') === 0)],
    ['an invoice has no number', () => refs.includes('')],
    ['an invoice has letters in its number', () => refs.some((ref) => /[A-Z]/.test(ref))],
    [
      'two invoices have one number',
      () => new Set(refs.filter(Boolean)).size < refs.filter(Boolean).length,
    ],
    ['an invoice has an order number', () => any(invoices, (i) => i['PONumber'] !== undefined)],
    [
      'an invoice has one line, another eight',
      () => [1, 8].every((n) => any(invoices, (i) => lines(i).length === n)),
    ],
    ['a quantity has decimals', () => any(all, (l) => /\.\d/.test(text(l, 'Quantity')))],
    ['a rate has five decimals', () => any(all, (l) => /\.\d{5}$/.test(text(l, 'Rate')))],
    [
      'a line is text alone',
      () => any(all, (l) => l['ItemRef'] === undefined && l['Desc'] !== undefined),
    ],
    ['a text has two lines', () => any(all, (l) => text(l, 'Desc').includes('\n'))],
    [
      'a line gives a percentage off',
      () => any(all, (l) => text(l, 'RatePercent').startsWith('-')),
    ],
    ['a line has a class of its own', () => any(all, (l) => l['ClassRef'] !== undefined)],
  ])('%s', (_says, holds) => {
    expect(holds()).toBe(true)
  })

  test('forms have between one and eight lines, about five', () => {
    const counts = invoices.map((i) => lines(i).length)
    expect(Math.min(...counts)).toBe(1)
    expect(Math.max(...counts)).toBe(8)
    expect(all.length / invoices.length).toBeGreaterThan(4.3)
    expect(all.length / invoices.length).toBeLessThan(5.5)
  })
})

describe('time', () => {
  test('about 30 % of the invoices are of the last twelve months', () => {
    const recent = invoices.filter((i) => text(i, 'TxnDate') >= '2025-04-01').length
    expect(recent / 300).toBeGreaterThan(0.28)
    expect(recent / 300).toBeLessThan(0.32)
  })

  test('a record is made within days of its date, and modified later if at all', () => {
    const late = [...invoices, ...payments, ...credits].filter((t) => {
      const days = Date.parse(text(t, 'TimeCreated').slice(0, 10)) - Date.parse(text(t, 'TxnDate'))
      return days < 0 || days > 5 * 86_400_000 || text(t, 'TimeModified') < text(t, 'TimeCreated')
    })
    expect(late.map((t) => text(t, 'TxnID'))).toEqual([])
  })

  test('no two records in ten are made in the same second', () => {
    for (const rows of [customers, invoices, payments])
      expect(new Set(rows.map((r) => text(r, 'TimeCreated'))).size).toBeGreaterThan(
        rows.length * 0.9,
      )
  })

  test.each([
    ['a Sunday', '2026-03-29T03:00:00-05:00'],
    ['before the office opens', '2026-04-01T06:10:00-05:00'],
    ['a minute after it opened', '2026-04-01T07:31:00-05:00'],
    ['New Year', '2026-01-01T00:00:01-06:00'],
    ['a leap day', '2024-02-29T23:59:59-06:00'],
    ['the hour that comes twice', '2025-11-02T01:30:00-06:00'],
  ])('on %s nothing lies in the future', (_when, now) => {
    const young = trades(25, 2, now)
    const after = (table: string): unknown =>
      young.company
        .sql(`select count(*) from ${table} where created > ? or modified > ?`)
        .pluck(true)
        .get(at(now) / 1000, at(now) / 1000)
    expect([after('txns'), after('lists')]).toEqual([0, 0])
    expect(records(young).invoices).toHaveLength(25)
  })
})

test('what is put off happens in order of time, and in the order it was put in', () => {
  const random = seededRandom(4)
  const agenda = new Agenda()
  const done: [number, number][] = []
  for (let n = 0; n < 500; n++) {
    const when = Math.floor(random() * 100)
    agenda.put(when, (then) => done.push([then, n]))
    if (random() < 0.2) agenda.take(-1)
  }
  agenda.put(undefined, () => done.push([-1, -1]))
  for (let due = agenda.take(99); due; due = agenda.take(99)) due.work(due.at)
  expect(done).toHaveLength(500)
  expect(done).toEqual([...done].sort((a, b) => a[0] - b[0] || a[1] - b[1]))
})

test('made in bulk, a company is what it is when every index and sum is kept row by row', () => {
  const made = (isWhole: boolean): Company => {
    const facts = factsOf(profiles.trades, {})
    const company = makeFile(
      ':memory:',
      facts,
      virtualEnv({ now: Date.parse('2026-04-01T09:00:00-05:00') }),
    )
    company.inBulk(() => profiles.trades.fill(company, { invoices: 60, seed: 3 }), isWhole)
    return company
  }
  const [bulk, slow] = [made(false), made(true)]
  const tables = bulk.db
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .pluck(true)
    .all() as string[]
  expect(tables.length).toBeGreaterThan(10)
  const none = /^(balances|tallies)$/
  for (const table of tables) {
    const zero = none.test(table) ? ` where ${table === 'tallies' ? 'count' : 'entries'} <> 0` : ''
    const rows = (company: Company): unknown[] =>
      company.db.prepare(`select * from ${table}${zero} order by 1, 2`).all()
    expect(rows(bulk), table).toEqual(rows(slow))
  }
  const parts = (company: Company): unknown[] =>
    company.db.prepare('select type, name, sql from sqlite_schema order by name').all()
  expect(parts(bulk)).toEqual(parts(slow))
})

describe('on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-trades-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const env = virtualEnv({ now: at('2026-04-01T09:00:00-05:00') })

  test('the file opens again with everything in it', () => {
    const file = join(folder, 'trades.qbsim')
    createCompany(file, { profile: 'trades', invoices: 60 }, env).close()
    const company = openCompany(file, env)
    expect(describeCompany(company).counts['Invoice']).toBe(60)
    expect(company.db.pragma('journal_mode', { simple: true })).toBe('wal')
    company.close()
  })

  test('a file whose making ends early is gone', () => {
    const file = join(folder, 'half.qbsim')
    const stop = (): never => {
      throw new Error('stopped')
    }
    expect(() =>
      createCompany(file, { profile: 'trades', invoices: 900, onPercent: stop }, env),
    ).toThrow('stopped')
    expect(existsSync(file)).toBe(false)
  })
})
