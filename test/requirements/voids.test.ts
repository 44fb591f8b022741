// A document that the platform takes away is voided in QuickBooks where a profile says so: the record stays there, with
// zero amounts (C32). No profile of ours says so; a file of one's own may.
import { afterEach, expect, test } from 'vitest'
import { ruleFaults } from '../../src/cli/profile/check.ts'
import { billPayDesktop } from '../../src/profiles/bill-pay-desktop.ts'
import { rule } from '../../src/profiles/rules.ts'
import { makeWorld, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w?.close()
})

const voiding = {
  ...billPayDesktop,
  id: 'mine',
  rules: [
    ...['Bill', 'Invoice'].map((e) => rule(e, 'deleted on platform', 'void')),
    ...billPayDesktop.rules,
  ],
}
const bill = () => {
  const { BillRet } = w.desktop.perform('BillQueryRq', {}).content
  return (Array.isArray(BillRet) ? BillRet[0] : BillRet) as Record<string, string>
}
const begin = async () => {
  w = await makeWorld({ rules: 'bill-pay-desktop', settings: { profile: voiding } })
  w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
  w.sql.transaction(() => {
    w.sql.exec(`
      insert into bill_lines (parent_id, position, account, amount) values ('b-1', 1, 'Card Fees', '220.00');
      insert into bills (id, number, vendor, date) values ('b-1', 'B-1', 'Pipe Supply', '2026-04-01')`)
  })()
  await w.run()
  await w.tick()
}

test('C32: a bill taken away on the platform is voided there, once, and is no edit of somebody else', async () => {
  await begin()
  expect(bill()).toMatchObject({ AmountDue: '220.00' })
  w.sql.exec("delete from bills where id = 'b-1'")
  await w.tick()
  expect(bill()).toMatchObject({ AmountDue: '0.00', Memo: expect.stringMatching(/^VOID:/) })
  await w.tick()
  expect(w.sent('TxnVoidRq')).toEqual([])
  expect(await w.store.select('errors', { state: 'open' })).toEqual([])
  expect(await w.store.select('skips', { entity: 'Bill' })).toEqual([])
  const [link] = await w.store.select('links', { entity: 'Bill' })
  expect(link).toMatchObject({ archive_reason: 'voided-by-platform' })
})

test('C32: an answer that is lost is settled by what QuickBooks holds', async () => {
  await begin()
  w.sql.exec("delete from bills where id = 'b-1'")
  let isLost = false
  const lose = (answer: string) => {
    if (isLost || !answer.includes('TxnVoidRs')) return answer
    isLost = true
    return answer.replace(/<TxnVoidRs[^>]*>/, '<TxnVoidRs requestID="lost" statusCode="0">')
  }
  // Only the answer that is to be lost goes through the test.
  w.connector.faults = {
    afterSendRequest: () => {
      w.tamper = w.sent('TxnVoidRq').length > 0 ? lose : undefined
      return undefined
    },
  } as never
  await w.tick()
  w.connector.faults = {}
  w.tamper = undefined
  await w.tick()
  expect(isLost).toBe(true)
  expect(bill()).toMatchObject({ AmountDue: '0.00' })
  expect((await w.store.select('journal', { op: 'remove' })).map((j) => j.state)).toEqual(['done'])
})

test('what cannot be voided is a fault of the profile', () => {
  const faults = ruleFaults(rule('ReceivePayment', 'deleted on platform', 'void'), [])
  expect(faults.map((f) => f.problem)).toEqual(['QuickBooks lets no program void a ReceivePayment'])
  expect(ruleFaults(rule('Bill', 'deleted on platform', 'void'), [])).toEqual([])
})
