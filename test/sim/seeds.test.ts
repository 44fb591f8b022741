// Generated companies besides trades: the same for the same seed, books that add up, answers that are legal.
import { describe, expect, test } from 'vitest'
import { profileNames } from '../../src/cli/sim-flags.ts'
import { check } from '../../src/qbxml/check.ts'
import { diffCompanies } from '../../src/sim/diff.ts'
import { editionOf } from '../../src/sim/product.ts'
import { type ProfileName, profiles } from '../../src/sim/seed.ts'
import { document, world } from './company.ts'

const made = ['wholesale', 'services', 'nonprofit', 'canadian'] as const

describe.each(made)('%s', (profile) => {
  const options = { profile, invoices: 120, seed: 5 }
  const w = world(options)
  const one = (sql: string): number => Number(w.company.sql(sql).pluck(true).get())

  test('is the same for the same seed, and another for another', () => {
    expect(diffCompanies(w.company, world(options).company, 5)).toMatchObject({ same: true })
    expect(diffCompanies(w.company, world({ ...options, seed: 6 }).company, 5).same).toBe(false)
  })

  test('has as many invoices as were asked for, paid and open ones', () => {
    expect(one("select count(*) from txns where kind = 'Invoice'")).toBe(120)
    expect(
      one("select count(*) from txns where kind = 'Invoice' and total = applied"),
    ).toBeGreaterThan(50)
    expect(
      one("select count(*) from txns where kind = 'Invoice' and total <> applied"),
    ).toBeGreaterThan(3)
    if (profile !== 'nonprofit')
      expect(one("select count(*) from txns where kind = 'CreditMemo'")).toBeGreaterThan(0)
  })

  test('has books that add up', () => {
    expect(one("select sum(amount) from balances where party = ''")).toBe(0)
    expect(one('select sum(amount) from postings')).toBe(0)
    const receivable = one(
      "select sum(b.amount) from balances b join lists l on l.family = 'accounts' and l.id = b.account where b.party = '' and l.special = 'AccountsReceivable'",
    )
    const documents = one("select sum(total - applied) from txns where kind = 'Invoice'")
    const credits = one(
      "select sum(total - applied) from txns where kind in ('CreditMemo', 'ReceivePayment')",
    )
    expect(receivable).toBe(documents - credits)
    // What bulk making left to the end is as the triggers would have it.
    const off = one(
      "select count(*) from (select account, sum(amount) as s, count(*) as n from postings group by account) p left join balances b on b.account = p.account and b.party = '' where b.amount is not p.s or b.entries is not p.n",
    )
    expect(off).toBe(0)
  })

  test('answers legally, all indexes in place', () => {
    const edition = editionOf(w.company.facts)
    const queries = [
      '<InvoiceQueryRq><ModifiedDateRangeFilter><FromModifiedDate>2020-01-01</FromModifiedDate></ModifiedDateRangeFilter><IncludeLineItems>true</IncludeLineItems><IncludeLinkedTxns>true</IncludeLinkedTxns></InvoiceQueryRq>',
      '<InvoiceQueryRq><MaxReturned>3</MaxReturned><RefNumberFilter><MatchCriterion>StartsWith</MatchCriterion><RefNumber>10</RefNumber></RefNumberFilter><PaidStatus>NotPaidOnly</PaidStatus></InvoiceQueryRq>',
      '<CustomerQueryRq/><VendorQueryRq/><ItemQueryRq/><AccountQueryRq/><SalesTaxCodeQueryRq/><ReceivePaymentQueryRq><IncludeLineItems>true</IncludeLineItems></ReceivePaymentQueryRq><CompanyQueryRq/><PreferencesQueryRq/>',
    ]
    const text = w.session.processRequest(
      document(queries.join(''), '13.0', 'onError="continueOnError"'),
    )
    expect(check(text, { version: '13.0', edition })).toEqual([])
    expect(
      [...text.matchAll(/statusCode="(\d+)"/g)].map((m) => m[1]).filter((c) => c !== '0'),
    ).toEqual([])
  })

  test('gives the next number on from its last', () => {
    const ret = w.one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: {
          ListID: String(
            w.company
              .sql("select party from txns where kind = 'Invoice' limit 1")
              .pluck(true)
              .get(),
          ),
        },
        InvoiceLineAdd: [{ Desc: 'text' }],
      },
    })
    expect(ret['RefNumber']).toBe('1121')
  })
})

test('the command line offers the profiles that there are', () => {
  const offered = (Object.keys(profiles) as ProfileName[]).filter(
    (name) => !profiles[name].isInternal,
  )
  expect([...profileNames].sort()).toEqual([...offered].sort())
})
