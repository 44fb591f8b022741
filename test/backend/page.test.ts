// docs/backend-tables.md is held to its word: every statement in it is run.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invoice, type OpenedSqlite, openSqlite, put, record } from './rows.ts'

let opened: OpenedSqlite
beforeEach(async () => {
  opened = await openSqlite()
})
afterEach(() => opened.close())

const page = readFileSync(new URL('../../docs/backend-tables.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map((m) => m[1] ?? '')
const statements = blocks.flatMap((block) =>
  block
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((s) => s.trim())
    .filter((s) => s !== ''),
)

test('every statement of it runs, in order, and does what it says', async () => {
  const invoices = ['1001', '1002', '1004', '1005'].map((n) => put(`p-${n}`, invoice(n)))
  const applied = [{ TxnID: 'T-1002', TxnType: 'Invoice', RefNumber: '1002', Amount: '8.25' }]
  const paid = record('ReceivePayment', 'Q-1', { TotalAmount: '8.25', AppliedToTxnRet: applied })
  await opened.apply([
    put('p-birch', record('Customer', 'L-birch', { Name: 'Birch Cafe', FullName: 'Birch Cafe' })),
    ...invoices,
    put('q-1', paid),
  ])
  const answers = statements.map((sql) => {
    const statement = opened.sql.prepare(sql)
    return statement.reader ? statement.all() : statement.run().changes
  })
  expect(statements.length).toBeGreaterThan(12)
  const find = (text: string) => answers[statements.findIndex((s) => s.includes(text))]
  expect(find('c.full_name')).toHaveLength(4)
  expect(find('from invoice_lines l')).toHaveLength(3)
  expect(find('a.amount')).toEqual([{ date: null, method: null, amount: '8.25' }])
  expect(find('as cents')).toEqual([{ cents: 43300 }])
  expect(find('open_balance')).toEqual([{ open_balance: '400.00' }])
  expect(find('booking is null')).toHaveLength(4)
  expect(answers.filter((a) => typeof a === 'number' && a !== 1)).toEqual([])
  const told = (await opened.backend.changes('rivera', undefined, 99)).changes.map((c) => [
    c.row?.['invoice_id'],
    c.row?.['status'],
  ])
  expect(told.sort()).toEqual([
    ['p-1001', 'processed'],
    ['p-1002', 'processed'],
    ['p-1004', 'cancelled'],
    ['p-1005', 'failed'],
  ])
})

describe('adding up', () => {
  const recipe = statements.find((s) => s.includes('as cents\nfrom invoices')) ?? ''
  const fill = (amounts: readonly string[]) =>
    opened.apply(
      amounts.map((Subtotal, i) =>
        put(`${i}`, invoice(`${i}`, { Subtotal, SalesTaxTotal: '0.00' })),
      ),
    )

  test('the recipe is exact, to the cent, at any size', async () => {
    const amounts = ['0.10', '0.20', '0.70', '-0.01', '1234567.89', '0.00', '0.05', '-12.50']
    await fill(Array.from({ length: 500 }, () => amounts).flat())
    expect(opened.cell(recipe)).toBe(500 * (10 + 20 + 70 - 1 + 123456789 + 0 + 5 - 1250))
  })

  test('adding the texts as they are is not', async () => {
    await fill(['0.10', '0.20'])
    expect(opened.cell('select sum(total) from invoices')).not.toBe(0.3)
    expect(opened.cell(recipe)).toBe(30)
  })
})
