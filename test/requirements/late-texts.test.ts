// A text that a computer got and hands to QuickBooks late: by then the payment was taken back, wanted again, or booked.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { change } from '../../src/store/store.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld()
  await w.run()
})
afterEach(async () => {
  await w.close()
})

const is = (status: string) =>
  w.sql.prepare("update payments set status = ? where id = 'mine'").run(status)
const booked = () => w.rows("select booking, problem from payments where id = 'mine'")
const journal = async () => (await w.store.select('journal')).map((j) => `${j.op} ${j.state}`)
const errors = async () =>
  (await w.store.select('errors', { state: 'open' })).map((e) => [e.code, e.reason])
const inQuickBooks = (): string[] => {
  const all = w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
  const ours = (Array.isArray(all) ? all : []).filter(
    (p) => textIn(p as never, 'RefNumber') === 'ref',
  )
  return ours.map((p) => textIn(p as never, 'TotalAmount') ?? '')
}
const hand = (text: string): string =>
  w.desktop.openSession({ appName: 'qbsync rivera', companyFile: '' }).processRequest(text)
const clear =
  '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq oldMessageSetID="ClearAllMessageSets" onError="stopOnError"/></QBXML>'

/** A payment of the platform whose text is handed out, and is in nobody's hands but a computer's that went silent. */
async function handedOut(): Promise<string> {
  w.sql
    .prepare(
      "insert into payments (id, number, invoice_number, amount) values ('mine', 'ref', '1002', '150.00')",
    )
    .run()
  let text = ''
  w.connector.faults = {
    afterSendRequest: () => {
      const last = [...w.calls].reverse().find((c) => c.call === 'sendRequestXML')
      if (text !== '' || !String(last?.answer).includes('ReceivePaymentAddRq')) return undefined
      text = String(last?.answer)
      return 'drop'
    },
  } as never
  expect((await w.tick()).outcome).toBe('connection-error')
  w.connector.faults = {}
  return text
}

/** The same, taken back before it was looked for. */
async function takenBack(): Promise<string> {
  const text = await handedOut()
  is('cancelled')
  await w.tick()
  expect(await journal()).toEqual(['create withdrawn', 'remove withdrawn'])
  return text
}

describe('a payment that was taken back while its text is out', () => {
  test('and is wanted again goes out in the message set of then, so that the late text does nothing', async () => {
    const text = await takenBack()
    is('processed')
    await w.tick()
    expect(booked()).toEqual([{ booking: 'booked', problem: null }])
    expect(hand(text)).toContain('statusCode="0"')
    expect(inQuickBooks()).toEqual(['150.00'])
  })

  test('and is booked from it before it is wanted again is found, and not made again', async () => {
    const text = await takenBack()
    hand(text)
    is('processed')
    await w.tick()
    expect(inQuickBooks()).toEqual(['150.00'])
    expect(booked()).toEqual([{ booking: 'booked', problem: null }])
    expect(w.sent('ReceivePaymentAddRq')).toEqual([])
  })

  test('and is wanted again for another amount is booked once, as QuickBooks has it', async () => {
    const text = await takenBack()
    hand(text)
    w.sql
      .prepare("update payments set amount = '90.00', status = 'processed' where id = 'mine'")
      .run()
    await w.tick()
    expect(inQuickBooks()).toEqual(['150.00'])
    expect(w.rows("select amount, booking from payments where id = 'mine'")).toEqual([
      { amount: '150.00', booking: 'booked' },
    ])
    expect(await errors()).toEqual([
      ['E_BOOKED_OTHERWISE', expect.stringContaining('is in QuickBooks with 150.00')],
    ])
  })

  test('and turns up all the same is joined to its row and removed', async () => {
    const text = await takenBack()
    hand(text)
    await w.tick()
    await w.tick()
    expect(inQuickBooks()).toEqual([])
    expect(booked()).toEqual([{ booking: 'removed', problem: null }])
    expect(await errors()).toEqual([])
  })

  test('and turns up after a person gave it up is told', async () => {
    const text = await handedOut()
    // As a person does it who ends the error that says it is still out.
    await w.store.commit([change('journal', {}, { state: 'withdrawn' })])
    hand(text)
    await w.tick()
    expect(await errors()).toEqual([['E_BOOKED_ANYWAY', expect.stringContaining('taken back')]])
    await w.tick()
    expect(inQuickBooks()).toEqual(['150.00'])
  })
})

test('a late text of a payment that was booked since, which QuickBooks does not recognise, is told once', async () => {
  const text = await handedOut()
  await w.tick()
  expect(booked()).toEqual([{ booking: 'booked', problem: null }])
  hand(clear)
  hand(text)
  expect(inQuickBooks()).toEqual(['150.00', '150.00'])
  await w.tick()
  await w.tick()
  expect(await errors()).toEqual([['E_BOOKED_TWICE', expect.stringContaining('Payment ref')]])
  expect((await w.store.select('errors', { code: 'E_BOOKED_TWICE' }))[0]?.count).toBe(1)
})

test('taken back and wanted again while its removal is out, it is booked once more after the removal', async () => {
  await handedOut()
  await w.tick()
  is('cancelled')
  let isBroken = false
  w.connector.faults = {
    afterProcess: () => {
      const last = [...w.calls].reverse().find((c) => c.call === 'sendRequestXML')
      if (isBroken || !String(last?.answer).includes('TxnDelRq')) return undefined
      isBroken = true
      return 'drop'
    },
  } as never
  await w.tick()
  w.connector.faults = {}
  is('processed')
  await w.tick()
  await w.tick()
  expect(inQuickBooks()).toEqual(['150.00'])
  expect(booked()).toEqual([{ booking: 'booked', problem: null }])
})
