// Rows that a person or a program may write into the payments table: each is booked once or told, and stops no other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
