// Both sides change one record between two runs (C16, I9): a rule decides, or a person.
import { afterEach, describe, expect, test } from 'vitest'
import { change } from '../../src/store/store.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w.close()
})

async function begin(conflictMaster?: string): Promise<void> {
  w = await makeWorld({
    rules: 'bill-pay-desktop',
    ...(conflictMaster ? { settings: { conflictMaster } } : {}),
  })
  w.inQuickBooks('VendorAddRq', {
    VendorAdd: { Name: 'Pipe Supply', Phone: '1', Email: 'a@b.example' },
  })
  await w.run()
}
const vendor = () =>
  w.rows<Record<string, string>>("select * from vendors where name = 'Pipe Supply'")[0] ?? {}
const look = () => {
  const { VendorRet } = w.desktop.perform('VendorQueryRq', { FullName: ['Pipe Supply'] }).content
  return (Array.isArray(VendorRet) ? VendorRet[0] : VendorRet) as Record<string, string>
}
const inQuickBooks = (fields: Record<string, string>): void => {
  const now = look()
  const key = { ListID: textIn(now, 'ListID'), EditSequence: textIn(now, 'EditSequence') }
  w.inQuickBooks('VendorModRq', { VendorMod: { ...key, ...fields } })
}
const onPlatform = (sql: string): void => {
  w.sql.exec(`update vendors set ${sql} where name = 'Pipe Supply'`)
}
const conflicts = () => w.store.select('conflicts')

describe('both sides changed', () => {
  test('different columns: both changes are on both sides', async () => {
    await begin()
    inQuickBooks({ Phone: '2' })
    onPlatform("email = 'c@d.example'")
    await w.tick()
    await w.tick()
    expect(look()).toMatchObject({ Phone: '2', Email: 'c@d.example' })
    expect(vendor()).toMatchObject({ phone: '2', email: 'c@d.example' })
    expect(await conflicts()).toEqual([])
  })

  test('the same column: QuickBooks wins by default, and it is noted', async () => {
    await begin()
    inQuickBooks({ Phone: '2' })
    onPlatform("phone = '3'")
    await w.tick()
    expect(look()).toMatchObject({ Phone: '2' })
    expect(vendor()).toMatchObject({ phone: '2' })
    expect(await conflicts()).toMatchObject([
      {
        state: 'resolved',
        winner: 'quickbooks',
        fields: [{ column: 'phone', was: '1', quickbooks: '2', platform: '3' }],
      },
    ])
    await w.tick()
    expect(w.sent('VendorModRq')).toEqual([])
  })

  test('the same column, and the platform wins', async () => {
    await begin('platform')
    inQuickBooks({ Phone: '2' })
    onPlatform("phone = '3'")
    await w.tick()
    await w.tick()
    expect(look()).toMatchObject({ Phone: '3' })
    expect(vendor()).toMatchObject({ phone: '3' })
  })

  test.each(['quickbooks', 'platform'])('a person decides: %s', async (winner) => {
    await begin('ask')
    inQuickBooks({ Phone: '2' })
    onPlatform("phone = '3'")
    await w.tick()
    await w.tick()
    expect([look()['Phone'], vendor()['phone']]).toEqual(['2', '3'])
    expect(await conflicts()).toMatchObject([{ state: 'open', winner: null }])
    await w.store.commit([
      change(
        'conflicts',
        { connection_id: 'rivera' },
        { state: 'chosen', winner, resolved_by: 'eva' },
      ),
    ])
    await w.tick()
    await w.tick()
    const phone = winner === 'platform' ? '3' : '2'
    expect([look()['Phone'], vendor()['phone']]).toEqual([phone, phone])
    expect(await conflicts()).toMatchObject([{ state: 'resolved', winner, resolved_by: 'eva' }])
  })
})

test('a change that meets a newer revision is read again and sent once more (I9)', async () => {
  await begin()
  onPlatform("phone = '3'")
  // Somebody saves the vendor in QuickBooks between our read and our write.
  let isDone = false
  w.connector.faults = {
    afterSendRequest: () => {
      const last = [...w.calls].reverse().find((c) => c.call === 'sendRequestXML')
      if (!isDone && String(last?.answer).includes('VendorModRq')) {
        isDone = true
        inQuickBooks({ Email: 'x@y.example' })
      }
      return undefined
    },
  } as never
  await w.tick()
  w.connector.faults = {}
  await w.tick()
  await w.tick()
  expect(isDone).toBe(true)
  expect(look()).toMatchObject({ Phone: '3', Email: 'x@y.example' })
  expect(vendor()).toMatchObject({ phone: '3', email: 'x@y.example' })
})
