// A record that both sides changed, from the finding to the decision, with the commands a person types (C16).
import { dirname } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeWorld, textIn, type World } from '../world.ts'
import { makePlace } from './program.ts'

const p = makePlace()
let w: World
afterAll(async () => {
  p.close()
  await w.close()
})

test('C16: conflicts list shows both values, conflicts resolve lets one hold, and both sides have it', async () => {
  w = await makeWorld({
    rules: 'bill-pay-desktop',
    isOnDisk: true,
    settings: { conflictMaster: 'ask' },
  })
  await w.run()
  const now = w.look('Customer', 'Birch Cafe')
  const key = { ListID: textIn(now, 'ListID'), EditSequence: textIn(now, 'EditSequence') }
  w.inQuickBooks('CustomerModRq', { CustomerMod: { ...key, Phone: '555-2' } })
  w.sql.exec("update customers set phone = '555-3' where full_name = 'Birch Cafe'")
  await w.tick()
  const phones = () => [
    w.look('Customer', 'Birch Cafe')['Phone'],
    w.rows<{ phone: string }>("select phone from customers where full_name = 'Birch Cafe'")[0]
      ?.phone,
  ]
  expect(phones()).toEqual(['555-2', '555-3'])
  const of = ['-c', 'rivera', '--data-dir', dirname(w.sql.name)]
  expect(p.json('conflicts', 'list', ...of).out).toMatchObject({
    conflicts: [
      {
        number: 'Birch Cafe',
        state: 'open',
        winner: null,
        fields: [{ column: 'phone', quickbooks: '555-2', platform: '555-3' }],
      },
    ],
  })
  const wrong = p.json('conflicts', 'resolve', 'Nobody', '--winner', 'platform', ...of)
  expect(wrong).toMatchObject({
    status: 2,
    out: { error: { code: 'E_NOT_FOUND', hint: expect.stringContaining('Birch Cafe') } },
  })
  const done = p.qbsync('conflicts', 'resolve', 'Birch Cafe', '--winner', 'platform', ...of)
  expect([done.status, done.stdout]).toEqual([0, expect.stringContaining('platform holds')])
  await w.tick()
  await w.tick()
  expect(phones()).toEqual(['555-3', '555-3'])
  expect(p.qbsync('conflicts', 'list', ...of).stdout).toBe('No conflicts.\n')
})
