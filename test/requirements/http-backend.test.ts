// The http backend through the real service, the simulated Web Connector and QuickBooks, and the simulated platform:
// what a user's API sees of a sync, also while it fails.
import { afterEach, describe, expect, test } from 'vitest'
import { listAt } from '../../src/schema/entity.ts'
import { fromCents, toCents } from '../../src/schema/scalars.ts'
import { platformFaults } from '../../src/sim/platform-faults.ts'
import { type Failing, type HttpWorld, makeHttpWorld } from '../http-world.ts'
import { textIn } from '../world.ts'

let w: HttpWorld
afterEach(async () => {
  await w.close()
})
const open = async (failing: Failing = {}): Promise<void> => {
  w = await makeHttpWorld(failing)
}

const all = (entity: string, more: object = {}) =>
  listAt(w.desktop.perform(`${entity}QueryRq`, more as never).content, `${entity}Ret`)
const sum = (amounts: readonly (string | undefined)[]) =>
  fromCents(amounts.reduce((total, amount) => total + toCents(amount ?? '0'), 0))
const current = (table: string) =>
  w.platform.rows(table).filter((row) => row['archived_at'] === null)
const columnOf = (table: string, name: string) => current(table).map((row) => String(row[name]))

/** Every record of the company, and nothing else, is on the platform, to the cent. */
function expectEqual(): void {
  const invoices = all('Invoice')
  const byNumber = (list: string[][]) => list.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
  expect(
    byNumber(
      current('invoices').map((r) => ['number', 'total', 'balance'].map((n) => String(r[n]))),
    ),
  ).toEqual(
    byNumber(
      invoices.map((i) => [
        textIn(i, 'RefNumber'),
        sum([textIn(i, 'Subtotal'), textIn(i, 'SalesTaxTotal')]),
        textIn(i, 'BalanceRemaining'),
      ]),
    ),
  )
  const open = invoices.map((i) => textIn(i, 'BalanceRemaining'))
  expect(sum(columnOf('invoices', 'balance'))).toBe(sum(open))
  const names = all('Customer').map((c) => textIn(c, 'FullName'))
  expect(columnOf('customers', 'full_name').sort()).toEqual(names.sort())
  const paid = all('ReceivePayment').map((p) => textIn(p, 'TotalAmount'))
  expect(columnOf('payments', 'amount').sort()).toEqual(paid.sort())
}

const booked = (reference: string) =>
  all('ReceivePayment').filter((p) => textIn(p, 'RefNumber') === reference)
const errors = async () =>
  (await w.store.select('errors', { state: 'open' })).map((e) => [e.code, e.entity, e.label])

describe('a sync with the http backend', () => {
  test('brings the company to the platform, and a payment back, once', async () => {
    await open()
    await w.run()
    expectEqual()
    const id = w.platform.insert('payments', {
      invoice_number: '1002',
      amount: '400.00',
      number: 'ch_1',
    })
    await w.tick()
    expect(booked('ch_1').map((p) => textIn(p, 'TotalAmount'))).toEqual(['400.00'])
    expect(w.platform.row('payments', id)).toMatchObject({ booking: 'booked', problem: null })
    expect(textIn(w.look('Invoice', '1002'), 'BalanceRemaining')).toBe(
      current('invoices').find((r) => r['number'] === '1002')?.['balance'],
    )
    await w.tick()
    await w.tick()
    expect(booked('ch_1')).toHaveLength(1)
    expectEqual()
    expect(await errors()).toEqual([])
  })

  /** A first sync, a payment, its reversal and an edit in QuickBooks, while calls fail; then all is well again. */
  async function live(): Promise<void> {
    await w.run()
    await w.tick()
    const kept = w.platform.insert('payments', {
      invoice_number: '1002',
      amount: '400.00',
      number: 'ch_1',
    })
    const failed = w.platform.insert('payments', {
      invoice_number: '1001',
      amount: '12.34',
      number: 'ch_2',
    })
    for (let i = 0; i < 2; i++) await w.tick()
    w.platform.update('payments', failed, { status: 'failed' })
    await w.tick()
    w.server.failRate = 0
    for (let i = 0; i < 3; i++) await w.tick()
    expect(booked('ch_1').map((p) => textIn(p, 'TotalAmount'))).toEqual(['400.00'])
    expect(booked('ch_2')).toEqual([])
    expect(w.platform.row('payments', kept)).toMatchObject({ booking: 'booked' })
    expect(w.platform.row('payments', failed)?.['booking']).toMatch(/^(removed|withdrawn)$/)
    expectEqual()
    expect(await errors()).toEqual([])
  }

  test.each([1, 5, 6])('is right when a tenth of the calls fail (seed %i)', async (seed) => {
    await open({ failRate: 0.1, seed })
    await live()
    expect(w.apiCalls.filter((c) => c.fault).length).toBeGreaterThan(1)
  })

  test.each(platformFaults.map((f) => f.name))(
    'is right when a third of the calls fail: %s',
    async (name) => {
      await open({ failRate: 0.33, faults: platformFaults.filter((f) => f.name === name) })
      await live()
      expect(w.apiCalls.filter((c) => c.fault === name).length).toBeGreaterThan(2)
    },
  )
})

describe('a record that the API refuses', () => {
  test('is an error of that record alone, is offered again, and is over once it is taken', async () => {
    await open()
    w.platform.refuse = (change) =>
      change.kind === 'put' && change.fields['number'] === '1003'
        ? { code: 'locked', message: 'this invoice is locked' }
        : undefined
    await w.run()
    expect(await errors()).toEqual([['E_BACKEND_RECORD', 'Invoice', '1003']])
    const [error] = await w.store.select('errors', { state: 'open' })
    expect(error?.reason).toBe(
      `The backend refused Invoice 1003 (${error?.party}): this invoice is locked (locked).`,
    )
    expect(columnOf('invoices', 'number').sort()).toEqual(['1001', '1002', '1004', '1005'])
    await w.tick()
    expect((await w.store.select('errors', { state: 'open' }))[0]?.count).toBe(2)
    w.platform.refuse = () => undefined
    await w.tick()
    expect(await errors()).toEqual([])
    expectEqual()
  })

  test('so is a payment whose amount is neither text nor number: others of its page are booked', async () => {
    await open()
    await w.run()
    const wrong = { cents: 500 } as never
    w.platform.insert('payments', {
      id: 'p-1',
      invoice_number: '1002',
      amount: wrong,
      number: 'no',
    })
    w.platform.insert('payments', {
      id: 'p-2',
      invoice_number: '1002',
      amount: '5.00',
      number: 'yes',
    })
    await w.tick()
    expect(booked('yes')).toHaveLength(1)
    expect(booked('no')).toHaveLength(0)
    expect(String((await w.store.select('errors', { state: 'open' }))[0]?.reason)).toContain(
      'its amount "{"cents":500}" is not a positive amount',
    )
  })

  test('what became of a payment is told again until the API takes it', async () => {
    await open()
    await w.run()
    w.platform.refuse = (change) =>
      change.id === 'p' ? { code: 'busy', message: 'come back later' } : undefined
    w.platform.insert('payments', {
      id: 'p',
      invoice_number: '1002',
      amount: '400.00',
      number: 'ch_1',
    })
    await w.tick()
    expect(booked('ch_1')).toHaveLength(1)
    expect(w.platform.row('payments', 'p')?.['booking']).toBe(null)
    expect((await errors()).map(([code]) => code)).toEqual(['E_BACKEND_RECORD'])
    w.platform.refuse = () => undefined
    await w.tick()
    expect(w.platform.row('payments', 'p')).toMatchObject({ booking: 'booked', amount: '400.00' })
    expect(booked('ch_1')).toHaveLength(1)
    expect(await errors()).toEqual([])
  })

  test('a deletion is told again until the API takes it', async () => {
    await open()
    await w.run()
    const TxnID = textIn(w.look('Invoice', '1005'), 'TxnID')
    w.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID })
    w.platform.refuse = (change) =>
      change.kind === 'archive' ? { code: 'no', message: 'not now' } : undefined
    await w.tick()
    expect(columnOf('invoices', 'number')).toContain('1005')
    w.platform.refuse = () => undefined
    await w.tick()
    expect(columnOf('invoices', 'number')).not.toContain('1005')
    expect(await errors()).toEqual([])
  })
})

describe('an API that is down', () => {
  const rest = async () => {
    const [row] = await w.store.select('cursors', { entity: '@backend' })
    return row?.position as { failures: number; until: number } | undefined
  }

  test('is told as E_BACKEND, left alone longer each time, and asked again after that', async () => {
    await open({ failRate: 1, faults: platformFaults.filter((f) => f.name === '500') })
    const waits: number[] = []
    for (let i = 0; i < 7; i++) {
      await w.run()
      waits.push(Math.max(0, ((await rest())?.until ?? 0) - w.env.now()) / 1000)
      w.env.set(Math.max(w.env.now(), (await rest())?.until ?? 0))
    }
    expect(waits).toEqual([0, 30, 60, 120, 240, 240, 240])
    expect((await errors()).map(([code]) => code)).toEqual(['E_BACKEND'])
    await w.run()
    const calls = w.apiCalls.length
    // Whoever comes too early is sent away without a call.
    await w.run()
    expect(w.apiCalls.length).toBe(calls)
    w.server.failRate = 0
    await w.tick(5)
    expectEqual()
    expect([await rest(), await errors()]).toEqual([undefined, []])
  })

  test('in the middle of a payment: it is booked once, and told when the API is back', async () => {
    await open({ faults: platformFaults.filter((f) => f.name === 'before') })
    await w.run()
    w.platform.insert('payments', {
      id: 'p',
      invoice_number: '1002',
      amount: '400.00',
      number: 'ch_1',
    })
    w.connector.faults = {
      afterProcess: () => {
        if (booked('ch_1').length > 0) w.server.failRate = 1
        return undefined
      },
    } as never
    await w.tick()
    expect(booked('ch_1')).toHaveLength(1)
    expect(w.platform.row('payments', 'p')?.['booking']).toBe('waiting')
    expect((await errors()).map(([code]) => code)).toContain('E_BACKEND')
    w.connector.faults = {} as never
    w.server.failRate = 0
    await w.tick()
    await w.tick()
    expect(booked('ch_1')).toHaveLength(1)
    expect(w.platform.row('payments', 'p')).toMatchObject({ booking: 'booked' })
    expectEqual()
  })
})
