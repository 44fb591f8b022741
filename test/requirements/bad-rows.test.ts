// Rows that a person or a program may write into the payments table: each is booked once or told, and stops no other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateQwc } from '../../src/cli/connections.ts'
import { one } from '../../src/store/store.ts'
import { makeWorld, type World } from '../world.ts'

type Cells = Readonly<Record<string, string | number | Buffer | null>>

const told: readonly [cells: Cells, problem: string][] = [
  ...['abc', '1e99', 'NaN', 'Inf', '-1', '0', '1.005', '1,00', ' 1.00', '1.00\n', '１.00', ''].map(
    (amount): [Cells, string] => [{ amount }, 'E_BAD_PAYMENT'],
  ),
  [{ amount: Number.POSITIVE_INFINITY }, 'E_BAD_PAYMENT'],
  [{ amount: null }, 'E_BAD_PAYMENT'],
  [{ amount: 1e99 }, 'E_BAD_PAYMENT'],
  [{ amount: '9999999999999' }, 'E_OVERPAYMENT'],
  [{ date: '2026-02-30' }, 'E_BAD_PAYMENT'],
  [{ memo: 'a\u0001' }, 'E_BAD_PAYMENT'],
  [{ memo: '😀' }, 'E_QB_REFUSED'],
  [{ source: 'stripe' }, 'E_BAD_PAYMENT'],
  [{ invoice_number: null, invoice_id: 'nobody' }, 'E_PAYMENT_INVOICE'],
]

const booked: readonly Cells[] = [
  { amount: 1 },
  { amount: '001.0' },
  { id: '' },
  { id: '__proto__' },
  { id: 'p\u0000q' },
  { id: 'p\u0000r' },
  { status: 'Processed' },
  { status: ' PROCESSED ' },
  { connection: '' },
  { record: '{' },
  { record: '5' },
  { sync_version: 7 },
  { booking: 'booked' },
  { kind: 'ReceivePayment' },
  { memo: "O'Brien; drop table payments;--" },
]

let w: World
beforeAll(async () => {
  w = await makeWorld()
  await w.run()
})
afterAll(() => w.close())

function insert(cells: Cells, how = 'insert'): void {
  const row: Cells = { invoice_number: '1001', amount: '1.00', ...cells }
  const names = Object.keys(row)
  const marks = names.map((n) => `@${n}`).join(', ')
  w.sql.prepare(`${how} into payments (${names.join(', ')}) values (${marks})`).run(row)
}
const set = (id: string, text: string) =>
  w.sql.prepare(`update payments set ${text} where id = ?`).run(id)
const row = (id: string) =>
  w.sql.prepare('select booking, problem, quickbooks_id from payments where id = ?').get(id) as
    | { booking: string | null; problem: string | null; quickbooks_id: string | null }
    | undefined
const ofOne = () => {
  const all = w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
  const list = (Array.isArray(all) ? all : []) as Record<string, string>[]
  return list.filter((p) => p['TotalAmount'] === '1.00').length
}

describe('a row that could not be told apart afterwards is refused as it is written', () => {
  test.each<[why: string, cells: Cells, says: RegExp]>([
    ['an id of bytes', { id: Buffer.from('p') }, /id has to be text/],
    ['no id at all', { id: null }, /id has to be text/],
    ['a kind of another table', { kind: 'Invoice' }, /kind may be empty or ReceivePayment/],
    ['a kind of nothing', { kind: 'Nonsense' }, /kind may be empty/],
  ])('%s', (_, cells, says) => {
    expect(() => insert(cells)).toThrow(says)
  })
})

test('bad rows are told, good ones are booked once, whatever stands between them', async () => {
  const told_ = told.map(([cells, problem], i) => ({ id: `told ${i}`, cells, problem }))
  const booked_ = booked.map((cells, i) => ({ id: `booked ${i}`, ...cells }))
  for (const { id, cells } of told_) insert({ id, ...cells })
  for (const cells of booked_) insert(cells)
  insert({ id: 'from there', source: 'quickbooks' })
  await w.tick()
  await w.tick()
  expect(told_.map(({ id, cells }) => [cells, row(id)?.booking, row(id)?.problem])).toEqual(
    told.map(([cells, problem]) => [cells, 'blocked', problem]),
  )
  expect(booked_.map((cells) => [cells, row(String(cells.id))?.booking])).toEqual(
    booked_.map((cells) => [cells, 'booked']),
  )
  expect(ofOne()).toBe(booked.length)
  expect(await w.store.select('skips')).toMatchObject([{ record: 'from there' }])
})

test('what is booked keeps its id, is told again to a row written anew, and goes out by any spelling', async () => {
  const before = row('booked 0')
  expect(before?.quickbooks_id).toMatch(/\w/)
  expect(() => set('booked 0', "id = 'q'")).toThrow(/the id of a row never changes/)
  expect(() => set('booked 0', "kind = 'Invoice'")).toThrow(/kind may be empty/)
  insert({ id: 'booked 0' }, 'insert or replace')
  set('booked 1', "status = 'Failed'")
  set('booked 6', "status = ' CANCELED'")
  await w.tick()
  expect(row('booked 0')).toEqual(before)
  expect([row('booked 1')?.booking, row('booked 6')?.booking]).toEqual(['removed', 'removed'])
  expect(ofOne()).toBe(booked.length - 2)
})

test('a failure of the backend is over with the next run that ends, whatever payments are refused in it', async () => {
  const codes = async () => (await w.store.select('errors', { state: 'open' })).map((e) => e.code)
  const { changes } = w.backend
  Object.assign(w.backend, { changes: () => Promise.reject(new Error('down')) })
  await w.tick()
  expect(await codes()).toContain('E_BACKEND')
  Object.assign(w.backend, { changes })
  await w.tick()
  await w.tick()
  expect(await codes()).not.toContain('E_BACKEND')
  expect(await codes()).toContain('E_BAD_PAYMENT')
})

test('two processes that make an installation at once take two user names', async () => {
  const connection = await one(w.store, 'connections', { id: 'rivera' })
  if (!connection) throw new Error('no connection')
  const make = (label: string) =>
    generateQwc(w.store, w.env, { connection, origin: 'http://localhost:8421', label })
  const made = await Promise.all(['a', 'b', 'c'].map(make))
  expect(new Set(made.map((m) => m.userName)).size).toBe(3)
})

describe('documents of the platform', () => {
  const line = (more: Cells): Cells => ({ item: 'Labor', ...more })
  const huge = Array.from({ length: 20 }, () => line({ amount: '9999999999999.99' }))
  const documents: readonly [id: string, row: Cells, lines: readonly Cells[], problem: string][] = [
    ['huge', { total: '1.00' }, huge, 'come to more than can be booked'],
    ['unread', { total: 'abc' }, [line({ amount: '5.00' })], 'its total "abc" is no amount'],
    ['worked', { total: '6.00' }, [line({ quantity: '2', rate: '5.00' })], 'lines come to 10.00'],
    ['first', { number: 'D-1' }, [line({ amount: '5.00' })], ''],
    ['second', { number: 'D-1' }, [line({ amount: '5.00' })], 'number D-1 already exists'],
  ]

  test('that contradict themselves or each other are told, and so are parents in a circle', async () => {
    const v = await makeWorld({
      rules: 'bill-pay-desktop',
      settings: { accounts: { bills: 'Checking', payments: 'Undeposited Funds' } },
    })
    await v.run()
    const write = (table: string, values: Cells) => {
      const names = Object.keys(values)
      const marks = names.map((n) => `@${n}`).join(', ')
      v.sql.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`).run(values)
    }
    for (const [id, cells, lines] of documents) {
      for (const [i, l] of lines.entries())
        write('invoice_lines', { parent_id: id, position: i + 1, ...l })
      write('invoices', { id, customer: 'Birch Cafe', date: '2026-04-01', ...cells })
    }
    for (const [id, parent_id] of Object.entries({ a: 'b', b: 'a', self: 'self', below: 'a' }))
      write('customers', { id, name: `Circle ${id}`, parent_id })
    await v.tick()
    await v.tick()
    const errors = await v.store.select('errors', { state: 'open' })
    const reasonOf = (id: string) => errors.find((e) => e.record === id)?.reason ?? ''
    for (const [id, , , problem] of documents)
      expect([id, reasonOf(id)]).toEqual([
        id,
        problem === '' ? '' : expect.stringContaining(problem),
      ])
    for (const id of ['a', 'self']) expect(reasonOf(id)).toMatch(/leads back to itself/)
    for (const id of ['b', 'below'])
      expect(reasonOf(id)).toMatch(/parent_id a is not in QuickBooks/)
    await v.close()
  })
})
