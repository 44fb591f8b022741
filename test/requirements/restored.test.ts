// A company file that went back in time: recognised before anything is written, explained, and gone on with only when a
// person says so; then what was written since and is lost is told, and sent again only when a person says so.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptRestoredCompany } from '../../src/cli/connection-life.ts'
import { errorsOf, ignoreErrors, retryErrors } from '../../src/cli/failures.ts'
import { bytesOf, takeBytes } from '../../src/sim/snapshot.ts'
import type { Row } from '../../src/store/store.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld()
  await w.run()
})
afterEach(async () => {
  await w.close()
})

const pay = (): void => {
  w.sql
    .prepare(
      "insert into payments (id, number, invoice_number, amount) values ('mine', 'ref', '1002', '400.00')",
    )
    .run()
}
const booked = () => w.rows("select booking, problem from payments where id = 'mine'")
const paid = () => textIn(w.look('Invoice', '1002'), 'IsPaid')
const connection = async (): Promise<Row<'connections'>> => {
  const [row] = await w.store.select('connections')
  if (!row) throw new Error('no connection')
  return row
}
const open = () => w.store.select('errors', { state: 'open' })
const accept = async () => acceptRestoredCompany(w.store, w.env, await connection())

/** The backup of this moment, put back. */
function backup(): () => Promise<void> {
  const bytes = bytesOf(w.company)
  return () => takeBytes(w.company, bytes)
}

async function payAndRestore(): Promise<void> {
  const restore = backup()
  pay()
  await w.tick()
  expect(booked()).toEqual([{ booking: 'booked', problem: null }])
  await restore()
}

describe('a company file that went back in time', () => {
  test('is refused with the reason, before anything is written or archived', async () => {
    await payAndRestore()
    const archived = w.rows('select id from payments where archived_at is not null')
    const refused = await w.tick()
    expect(refused.outcome).toBe('service-error')
    expect(refused.status).toContain('E_WRONG_COMPANY')
    expect(refused.status).toContain('ReceivePayment ref')
    expect(refused.status).toContain('--accept-restored')
    expect(w.sent('AddRq')).toEqual([])
    expect(w.rows('select id from payments where archived_at is not null')).toEqual(archived)
    // Nor the next time.
    expect((await w.tick()).status).toContain('E_WRONG_COMPANY')
    expect(paid()).toBe('false')
  })

  test('is told by QuickBooks itself where a backup was restored, whatever it holds', async () => {
    w.company.setFacts({ lastRestore: Math.floor(w.env.now() / 1000) })
    const refused = await w.tick()
    expect(refused.status).toContain('E_WRONG_COMPANY')
    expect(refused.status).toContain('restored from a backup')
    await accept()
    expect((await w.tick()).outcome).toBe('success')
    expect((await w.tick()).status).toContain('Nothing has changed')
  })

  test('accepted: what was booked since is told and not sent; retried, it is booked once', async () => {
    await payAndRestore()
    await w.tick()
    expect(await accept()).toEqual({ toLookFor: 1 })
    await w.tick()
    expect(booked()).toEqual([{ booking: 'blocked', problem: 'E_WRITE_LOST' }])
    expect((await open()).map((e) => e.code)).toEqual(['E_WRITE_LOST'])
    await w.tick(60 * 48)
    expect(paid()).toBe('false')
    const lost = await errorsOf(w.store, await connection(), 'E_WRITE_LOST')
    expect(await retryErrors(w.store, w.env, await connection(), lost)).toMatchObject({
      waiting: 1,
    })
    await w.tick()
    expect([booked(), paid()]).toEqual([[{ booking: 'booked', problem: null }], 'true'])
    expect(await open()).toEqual([])
    await w.tick()
    expect((await w.tick()).status).toContain('Nothing has changed')
    expect(
      w.rows("select id from payments where archived_at is null and id = 'mine'"),
    ).toHaveLength(1)
  })

  test('accepted and left as it is: nothing is sent', async () => {
    await payAndRestore()
    await w.tick()
    await accept()
    await w.tick()
    const lost = await errorsOf(w.store, await connection(), 'E_WRITE_LOST')
    await ignoreErrors(w.store, w.backend, w.env, await connection(), lost, undefined)
    await w.tick(60 * 48)
    expect([paid(), await open()]).toEqual(['false', []])
  })

  test('a removal that is undone by it is told as well', async () => {
    pay()
    await w.tick()
    const restore = backup()
    w.sql.prepare("update payments set status = 'cancelled' where id = 'mine'").run()
    await w.tick()
    expect(paid()).toBe('false')
    await restore()
    // Nothing that we know is missing, so it is QuickBooks that has to tell.
    w.company.setFacts({ lastRestore: Math.floor(w.env.now() / 1000) })
    expect((await w.tick()).status).toContain('E_WRONG_COMPANY')
    await accept()
    await w.tick()
    const lost = await errorsOf(w.store, await connection(), 'E_WRITE_LOST')
    expect(lost[0]?.reason).toContain('in it again')
    await retryErrors(w.store, w.env, await connection(), lost)
    await w.tick()
    expect(paid()).toBe('false')
  })

  test('records of QuickBooks that are gone with it are archived once it is accepted', async () => {
    const restore = backup()
    const line = w.look('Invoice', '1002')['InvoiceLineRet'] as Record<string, never>[]
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        RefNumber: '2001',
        InvoiceLineAdd: [{ ItemRef: line[0]?.['ItemRef'] ?? {}, Quantity: '1', Rate: '5.00' }],
      },
    })
    await w.tick()
    await restore()
    expect((await w.tick()).status).toContain('Invoice 2001')
    const gone = () => w.rows("select archived_at from invoices where number = '2001'")
    expect(gone()).toEqual([{ archived_at: null }])
    await accept()
    await w.tick()
    expect(gone()[0]?.['archived_at']).not.toBeNull()
    expect((await w.tick()).status).toContain('Nothing has changed')
  })
})

test('what a person deleted is no sign of a restored backup', async () => {
  pay()
  await w.tick()
  const payment = w.look('ReceivePayment', 'ref')
  w.inQuickBooks('TxnDelRq', { TxnDelType: 'ReceivePayment', TxnID: textIn(payment, 'TxnID') })
  w.inQuickBooks('TxnDelRq', {
    TxnDelType: 'Invoice',
    TxnID: textIn(w.look('Invoice', '1002'), 'TxnID'),
  })
  expect((await w.tick()).outcome).toBe('success')
  expect((await w.tick()).status).toContain('Nothing has changed')
})
