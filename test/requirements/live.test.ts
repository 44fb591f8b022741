// A run kept open (decision D8): what the platform changes is in the company file within seconds, and a pause costs
// nothing and loses nothing, however it ends.
import { afterEach, describe, expect, test } from 'vitest'
import { pauseConnection, revokeInstallation } from '../../src/cli/connection-life.ts'
import { generateQwc, updateConnection } from '../../src/cli/connections.ts'
import { realEnv } from '../../src/env.ts'
import { lookMs } from '../../src/limits.ts'
import { createService } from '../../src/qbwc/service.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import type { Row } from '../../src/store/store.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w.close()
})

const minutes = (n: number) => n * 60_000
const pay = (number: string, amount: string): void => {
  w.sql
    .prepare('insert into payments (invoice_number, amount, number) values (?, ?, ?)')
    .run(number, amount, `ref-${number}`)
}
const booked = () => w.rows("select amount, booking from payments where source = 'processed'")
const inQuickBooks = (): string[] => {
  const all = w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
  return (Array.isArray(all) ? all : []).map((p) => textIn(p as never, 'TotalAmount'))
}
const connection = async (): Promise<Row<'connections'>> => {
  const [row] = await w.store.select('connections', { id: w.connectionId })
  if (!row) throw new Error('no connection')
  return row
}
const sessions = async () => (await w.store.select('sessions')).map((s) => s.state)
const pause = async () => pauseConnection(w.store, w.env, await connection(), undefined)

/** Does something at the beginning of the first pause after each of these times: the longest until the next call. */
function atTimes(steps: [after: number, what: () => unknown][]): void {
  const began = w.env.now()
  const left = [...steps]
  w.env.sleep = async (ms: number) => {
    while (left[0] && w.env.now() - began >= left[0][0]) await left.shift()?.[1]()
    w.env.advance(ms)
  }
}

describe('with the virtual clock', () => {
  test('a payment inserted after 30 idle minutes is in the company file within 6 s', async () => {
    w = await makeWorld({ live: true })
    let inserted = 0
    let arrived = 0
    const seen: [runs: number, exchanges: number][] = []
    const count = async () =>
      seen.push([await w.store.count('runs'), await w.store.count('exchanges')])
    atTimes([
      [minutes(12), count],
      [
        minutes(30),
        async () => {
          await count()
          inserted = w.env.now()
          pay('1002', '400.00')
        },
      ],
      [
        minutes(30) + 5000,
        () => {
          if (inQuickBooks().includes('400.00')) arrived = w.env.now()
        },
      ],
      [minutes(31), pause],
    ])
    const result = await w.run()
    expect(result).toMatchObject({
      outcome: 'success',
      status: 'OK: Invoice 1 read, ReceivePayment 1 sent.',
    })
    expect(arrived - inserted).toBeLessThanOrEqual(6000)
    expect(arrived).toBeGreaterThan(0)
    expect(booked()).toEqual([{ amount: '400.00', booking: 'booked' }])
    // The idle stretch is one run, however long: not one more after 30 minutes than after 12.
    expect(seen[1]).toEqual(seen[0])
    const runs = await w.store.select('runs', {}, { order: [['id', 'asc']] })
    const shown = runs.map((r) => [r.state, (r.progress as { looks?: number }).looks ?? 1])
    expect(shown).toEqual([
      ['done', 1],
      ['done', 6],
      ['done', 1],
    ])
    // 30 minutes are 360 polls of two calls each; one ticket for all of it.
    expect(w.calls.filter((c) => c.call === 'authenticate')).toHaveLength(1)
    expect(w.calls.filter((c) => c.answer === 'NoOp').length).toBeGreaterThan(350)
    expect(await sessions()).toEqual(['Closed'])
  })

  test('a poll with nothing to do is told to the disk once in half a minute', async () => {
    w = await makeWorld({ live: true })
    let commits = 0
    const { commit } = w.store
    Object.assign(w.store, {
      commit: (writes: Parameters<typeof commit>[0]) => {
        commits++
        return commit(writes)
      },
    })
    const marks: number[] = []
    const mark = () => marks.push(commits)
    atTimes([
      [minutes(1), mark],
      [minutes(4), mark],
      [minutes(4), pause],
    ])
    await w.run()
    const [first = 0, second = 0] = marks
    expect(second - first).toBeGreaterThan(4)
    expect(second - first).toBeLessThan(8)
  })

  test('what changes in QuickBooks comes with the next look', async () => {
    w = await makeWorld({ live: true })
    let after: unknown
    atTimes([
      [minutes(1), () => w.inQuickBooks('CustomerAddRq', { CustomerAdd: { Name: 'Late Comer' } })],
      [
        minutes(1) + lookMs + 5000,
        async () => {
          after = w.rows("select full_name from customers where full_name = 'Late Comer'")
          await pause()
        },
      ],
    ])
    await w.run()
    expect(after).toEqual([{ full_name: 'Late Comer' }])
  })

  test('a payment that cannot be placed begins no run at every call', async () => {
    w = await makeWorld({ live: true })
    const ids: number[] = []
    const newest = async () =>
      ids.push(
        (await w.store.select('runs', {}, { order: [['id', 'desc']], limit: 1 }))[0]?.id ?? 0,
      )
    atTimes([
      [minutes(1), () => pay('no such invoice', '1.00')],
      [minutes(1.5), newest],
      [
        minutes(4.5),
        async () => {
          await newest()
          await pause()
        },
      ],
    ])
    await w.run()
    expect(ids[1]).toBe(ids[0])
    expect((await w.store.select('errors')).map((e) => e.code)).toEqual(['E_PAYMENT_INVOICE'])
  })

  test('a payment that waits for its invoice goes out once a look has brought the invoice', async () => {
    w = await makeWorld({ live: true })
    atTimes([
      [
        minutes(1),
        () => {
          pay('LATE', '10.00')
          w.inQuickBooks('InvoiceAddRq', {
            InvoiceAdd: {
              CustomerRef: { FullName: textIn(w.look('Invoice', '1002'), 'CustomerRef.FullName') },
              RefNumber: 'LATE',
              InvoiceLineAdd: [{ Desc: 'x', Rate: '10.00', Quantity: '1', ...itemOf('1002') }],
            },
          })
        },
      ],
      [minutes(1) + 20_000, pause],
    ])
    await w.run()
    expect(booked()).toEqual([{ amount: '10.00', booking: 'booked' }])
  })

  test('qbsync sync reaches an open run', async () => {
    w = await makeWorld({ live: true })
    let due: unknown
    atTimes([
      [
        minutes(1),
        () =>
          w.store.commit([
            {
              change: 'connections',
              where: { id: w.connectionId },
              set: { due: { entities: ['Customer'] } },
            },
          ]),
      ],
      [
        minutes(1) + 5000,
        async () => {
          due = (await connection()).due
          await pause()
        },
      ],
    ])
    await w.run()
    expect(due).toBeNull()
    expect(w.sent('CustomerQueryRq').at(-1)).not.toMatch(/<InvoiceQueryRq[^>]*iterator/)
  })

  test('live switched off ends the run, and a close shows what it moved', async () => {
    w = await makeWorld({ live: true })
    atTimes([
      [minutes(1), async () => updateConnection(w.store, await connection(), { live: false })],
    ])
    expect((await w.run()).outcome).toBe('success')
    expect(await sessions()).toEqual(['Closed'])
    expect((await w.tick()).outcome).toBe('success')
    expect(w.calls.filter((c) => c.answer === 'NoOp')).toEqual([])
  })

  test('a backend that fails is an error record, is asked less often, and nothing is lost', async () => {
    w = await makeWorld({ live: true })
    let open: [code: string, count: number][] = []
    atTimes([
      [minutes(1), () => w.sql.exec('alter table platform_changes rename to away')],
      [
        minutes(2),
        async () => {
          open = (await w.store.select('errors', { state: 'open' })).map((e) => [e.code, e.count])
          w.sql.exec('alter table away rename to platform_changes')
          pay('1002', '400.00')
        },
      ],
      [minutes(3), pause],
    ])
    expect((await w.run()).outcome).toBe('success')
    // Twice within 5 s, then after 30 s: the first failure may be a hiccup.
    expect(open).toEqual([['E_BACKEND', 3]])
    expect(booked()).toEqual([{ amount: '400.00', booking: 'booked' }])
    expect(await w.store.select('errors', { state: 'open' })).toEqual([])
    expect(await w.store.count('cursors', { entity: '@backend' })).toBe(0)
  })
})

const itemOf = (invoice: string) => {
  const line = w.look('Invoice', invoice)['InvoiceLineRet']
  const first = (Array.isArray(line) ? line[0] : line) as { ItemRef: { FullName: string } }
  return { ItemRef: { FullName: first.ItemRef.FullName } }
}

describe('an open run that ends in another way', () => {
  test('cut off while it idles: the next login goes on at once, and a payment goes out once', async () => {
    w = await makeWorld({ live: true })
    atTimes([[minutes(2), () => w.connector.stop()]])
    await w.run()
    expect(await sessions()).toEqual(['Idle'])
    pay('1002', '400.00')
    atTimes([[minutes(1), pause]])
    expect((await w.tick(1)).outcome).toBe('success')
    expect(inQuickBooks().filter((a) => a === '400.00')).toHaveLength(1)
    expect(await w.store.count('runs', { state: 'broken' })).toBe(0)
  })

  test.each(['afterSendRequest', 'afterProcess', 'afterReceive'] as const)(
    'cut off %s of a payment: booked exactly once by the run that supersedes it',
    async (point) => {
      w = await makeWorld({ live: true })
      const isPayment = () =>
        String(
          [...w.calls].reverse().find((c) => c.call === 'sendRequestXML' && c.answer !== '')
            ?.answer,
        ).includes('ReceivePaymentAddRq')
      atTimes([[minutes(1), () => pay('1002', '400.00')]])
      w.connector.faults = { [point]: () => (isPayment() ? 'drop' : undefined) } as never
      expect((await w.run()).outcome).toBe('connection-error')
      w.connector.faults = {}
      atTimes([[minutes(1), pause]])
      await w.tick(1)
      expect(inQuickBooks().filter((a) => a === '400.00')).toHaveLength(1)
      expect(booked()).toEqual([{ amount: '400.00', booking: 'booked' }])
      expect((await w.store.select('journal')).map((j) => j.state)).toEqual(['done'])
    },
  )

  test('another process answers the next call as if it had answered them all', async () => {
    w = await makeWorld({ live: true })
    atTimes([[minutes(1), () => w.connector.stop()]])
    await w.run()
    const [session] = await w.store.select('sessions')
    const ticket = session?.ticket ?? ''
    const other = createService({
      store: w.store,
      backend: w.backend,
      env: w.env,
      verify: async () => false,
      version: '0',
    })
    const call = { ticket, hcpResponse: '', companyFileName: '', country: 'US' }
    const ask = () => other.sendRequestXML({ ...call, majorVersion: 13, minorVersion: 0 })
    expect([await ask(), await other.getLastError(ticket)]).toEqual(['', 'NoOp'])
    pay('1002', '400.00')
    expect(await ask()).toContain('InvoiceQueryRq')
  })

  test('a second installation is busy while the first idles, and takes over when it is silent', async () => {
    w = await makeWorld({ live: true })
    const made = await generateQwc(w.store, w.env, {
      connection: await connection(),
      origin: w.url.replace('/qbwc', '').replace('127.0.0.1', 'localhost'),
      label: 'second',
    })
    const second = new WebConnector({ quickbooks: w.desktop, env: w.env })
    const app = second.addApplication(made.qwc, 'second.qwc')
    second.setPassword(app, made.password)
    const outcomes: unknown[] = []
    const visit = async () => outcomes.push((await second.updateSelected())[0]?.outcome)
    atTimes([
      [minutes(20), visit],
      [minutes(20), () => w.connector.stop()],
    ])
    await w.run()
    expect(outcomes).toEqual(['busy'])
    w.env.advance(minutes(3))
    atTimes([[minutes(1), pause]])
    await visit()
    expect(outcomes).toEqual(['busy', 'success'])
  })

  test('revoked: its next call ends it', async () => {
    w = await makeWorld({ live: true })
    atTimes([
      [
        minutes(1),
        async () => {
          const [row] = await w.store.select('installations')
          if (row) await revokeInstallation(w.store, w.env, row)
        },
      ],
    ])
    expect((await w.run()).outcome).toBe('success')
    expect((await w.tick()).outcome).toBe('not-valid-user')
    expect((await w.store.select('errors')).map((e) => e.code)).toEqual(['E_AUTH_REVOKED'])
  })
})

// Real seconds, because the promise is about them; the only test that waits.
test('with the real clock: inserted while the connection idles, in the company file within 6 s', async () => {
  w = await makeWorld({ live: true, env: realEnv() })
  const running = w.run()
  const until = async (what: () => boolean | Promise<boolean>) => {
    while (!(await what())) await new Promise((done) => setTimeout(done, 50))
  }
  await until(async () => (await sessions())[0] === 'Idle')
  const inserted = Date.now()
  pay('1002', '400.00')
  await until(() => inQuickBooks().includes('400.00'))
  expect(Date.now() - inserted).toBeLessThan(6000)
  await until(async () => (await sessions())[0] === 'Idle')
  await pause()
  expect((await running).outcome).toBe('success')
}, 30_000)
