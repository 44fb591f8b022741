// Double entry under any requests: books made by seeded luck must balance after every one of them.
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { fromCents } from '../../src/schema/scalars.ts'
import { type World, world } from './company.ts'

const number = (made: World, sql: string): number =>
  Number((made.company.sql(sql).get() as { n: number | null }).n ?? 0)

/** What is wrong with the books; nothing where they balance. */
function faults(made: World): string[] {
  const receivable = (where: string): number =>
    number(
      made,
      `select sum(b.amount) as n from balances b join lists a on a.family = 'accounts' and a.id = b.account
       where json_extract(a.body, '$.AccountType') = 'AccountsReceivable' and ${where}`,
    )
  const documents = number(
    made,
    `select sum(case kind when 'Invoice' then total - applied else applied - total end) as n from txns
     where kind in ('Invoice', 'CreditMemo', 'ReceivePayment') and is_pending = 0`,
  )
  const shown = (made.ask(
    '<CustomerQueryRq><ActiveStatus>All</ActiveStatus><IncludeRetElement>Balance</IncludeRetElement></CustomerQueryRq>',
  )[0]?.content['CustomerRet'] ?? []) as Fields[]
  const customers = shown.reduce((sum, c) => sum + Math.round(Number(c['Balance']) * 100), 0)
  const checks: Record<string, number> = {
    'trial balance': number(made, "select sum(amount) as n from balances where party = ''"),
    'postings against balances':
      number(
        made,
        'select sum(abs(amount)) as n from (select account, sum(amount) as amount from postings group by account)',
      ) - number(made, "select sum(abs(amount)) as n from balances where party = ''"),
    'A/R against its customers': receivable("party = ''") - receivable("party <> ''"),
    'A/R against what CustomerQuery shows': receivable("party = ''") - customers,
    'A/R against open documents': receivable("party = ''") - documents,
    'applied amounts against links': number(
      made,
      `select sum(abs(t.applied - coalesce((select sum(l.amount + l.discount) from links l where l.target = t.serial), 0)
         - coalesce((select sum(l.amount) from links l where l.source = t.serial), 0))) as n from txns t`,
    ),
    'documents applied beyond their total': number(
      made,
      'select count(*) as n from txns where applied > total or applied < 0',
    ),
  }
  return Object.entries(checks)
    .filter(([, off]) => off !== 0)
    .map(([what, off]) => `${what}: off by ${fromCents(off)}`)
}

/** One request made by luck. */
function luckyRequest(made: World, random: () => number): [string, Fields] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const amount = (): string => fromCents(Math.floor(random() * 50_000) + 1)
  const ids = (kind: string): string[] =>
    made.company.sql('select id from txns where kind = ?').pluck(true).all(kind) as string[]
  const customers = ['Acme Dental', 'Acme Dental:Fit-out', 'Birch Cafe', 'Dale Farms']
  const CustomerRef = { FullName: pick(customers) }
  const line = (): Fields => ({
    ItemRef: { FullName: pick(['Labor', 'Kit', 'Kit', 'Ten']) },
    ...(random() < 0.3 ? { SalesTaxCodeRef: { FullName: 'Tax' } } : {}),
  })
  const lines = (): Fields[] => [
    { ItemRef: { FullName: 'Kit' }, Amount: amount() },
    ...Array.from({ length: Math.floor(random() * 3) }, line),
  ]
  const revision = (id = 'AA-1'): Fields => {
    const row = made.company.sql('select revision as r from txns where id = ?').get(id)
    return { TxnID: id, EditSequence: String((row as { r: number } | undefined)?.r ?? 0) }
  }
  const invoices = ids('Invoice')
  const credits = [...ids('CreditMemo'), ...ids('ReceivePayment')]
  const applied = (): Fields => ({
    TxnID: pick(invoices),
    PaymentAmount: amount(),
    ...(random() < 0.2
      ? { DiscountAmount: '1.00', DiscountAccountRef: { FullName: 'Card Fees' } }
      : {}),
    ...(credits.length > 0 && random() < 0.3
      ? { SetCredit: [{ CreditTxnID: pick(credits), AppliedAmount: amount() }] }
      : {}),
  })
  const kinds: (() => [string, Fields])[] = [
    () => ['InvoiceAddRq', { InvoiceAdd: { CustomerRef, InvoiceLineAdd: lines() } }],
    () => [
      'InvoiceAddRq',
      { InvoiceAdd: { CustomerRef, IsPending: 'true', InvoiceLineAdd: lines() } },
    ],
    () => ['CreditMemoAddRq', { CreditMemoAdd: { CustomerRef, CreditMemoLineAdd: lines() } }],
    () => [
      'ReceivePaymentAddRq',
      {
        ReceivePaymentAdd: {
          CustomerRef,
          TotalAmount: amount(),
          IsAutoApply: pick(['true', 'false']),
        },
      },
    ],
    () => [
      'ReceivePaymentAddRq',
      { ReceivePaymentAdd: { CustomerRef, TotalAmount: '900.00', AppliedToTxnAdd: [applied()] } },
    ],
    () => [
      'ReceivePaymentModRq',
      {
        ReceivePaymentMod: {
          ...revision(pick(ids('ReceivePayment'))),
          TotalAmount: '900.00',
          AppliedToTxnMod: [applied()],
        },
      },
    ],
    () => [
      'InvoiceModRq',
      {
        InvoiceMod: {
          ...revision(pick(invoices)),
          InvoiceLineMod: lines().map((l) => ({ TxnLineID: '-1', ...l })),
        },
      },
    ],
    () => [
      'InvoiceModRq',
      { InvoiceMod: { ...revision(pick(invoices)), IsPending: pick(['true', 'false']) } },
    ],
    () => ['InvoiceModRq', { InvoiceMod: { ...revision(pick(invoices)), CustomerRef } }],
    () => ['TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: pick(invoices) }],
    () => {
      const kind = pick(['Invoice', 'ReceivePayment', 'CreditMemo'])
      return ['TxnDelRq', { TxnDelType: kind, TxnID: pick(ids(kind)) ?? 'AA-1' }]
    },
  ]
  return pick(kinds)()
}

function shop(): World {
  const made = world({ profile: 'rivera' })
  const { one } = made
  one('VendorAddRq', { VendorAdd: { Name: 'State' } })
  one('ItemSalesTaxAddRq', {
    ItemSalesTaxAdd: { Name: 'County', TaxRate: '8.25', TaxVendorRef: { FullName: 'State' } },
  })
  const AccountRef = { FullName: 'Sales' }
  one('ItemNonInventoryAddRq', {
    ItemNonInventoryAdd: { Name: 'Kit', SalesOrPurchase: { Price: '49.95', AccountRef } },
  })
  one('ItemDiscountAddRq', {
    ItemDiscountAdd: { Name: 'Ten', DiscountRatePercent: '10', AccountRef },
  })
  const { company } = made
  const county = one('ItemSalesTaxQueryRq', { FullName: ['County'] })
  const preferences = { ...company.facts.preferences }
  preferences['SalesTaxPreferences'] = {
    ...(preferences['SalesTaxPreferences'] as Fields),
    DefaultItemSalesTaxRef: { ListID: county['ListID'] },
  }
  company.setFacts({ preferences })
  return made
}

describe('the books', () => {
  test.each([1, 2, 3, 4, 5, 6])('balance after every request, seed %i', (seed) => {
    const made = shop()
    const random = seededRandom(seed)
    const done = new Map<string, number>()
    for (let step = 0; step < 150; step++) {
      const [name, content] = luckyRequest(made, random)
      const status = made.status(name, content)
      if (status.startsWith('0 ')) done.set(name, (done.get(name) ?? 0) + 1)
      expect(faults(made), `seed ${seed}, step ${step}: ${name} ${status}`).toEqual([])
    }
    // Luck must have done something of each kind, or the test shows nothing.
    expect(
      Math.min(
        ...[
          'InvoiceAddRq',
          'CreditMemoAddRq',
          'ReceivePaymentAddRq',
          'InvoiceModRq',
          'TxnDelRq',
        ].map((n) => done.get(n) ?? 0),
      ),
    ).toBeGreaterThan(2)
  })

  test('the check finds books that do not balance', () => {
    const made = shop()
    made.company.sql('update postings set amount = amount + 1 where rowid = 1').run()
    expect(faults(made)).toContain('postings against balances: off by 0.01')
    made.company.sql("update balances set amount = amount + 1 where party = ''").run()
    expect(faults(made).join()).toContain('trial balance')
  })
})
