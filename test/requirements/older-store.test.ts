// Somebody puts an older copy of our own store in its place: what was booked since is not booked again.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { makeWorld, type World } from '../world.ts'

let w: World
let folder: string
afterEach(async () => {
  await w.close()
  rmSync(folder, { recursive: true })
})

test('an older copy of the store books nothing twice that QuickBooks shows', async () => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-older-'))
  const file = join(folder, 'store.db')
  let store = openSqliteStore(file)
  const swapped = Object.fromEntries(
    Object.keys(store).map((name) => [
      name,
      (...args: unknown[]) => Reflect.get(store, name).apply(store, args),
    ]),
  ) as unknown as Store
  w = await makeWorld({ openStore: async () => swapped })
  await w.run()
  await store.close()
  copyFileSync(file, join(folder, 'older.db'))
  store = openSqliteStore(file)
  w.sql.exec("insert into payments (id, invoice_number, amount) values ('p-1', '1002', '150.00')")
  await w.tick()
  const booked = () =>
    (
      w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet'] as {
        TotalAmount: string
      }[]
    ).filter((p) => p.TotalAmount === '150.00').length
  expect(booked()).toBe(1)
  await store.close()
  copyFileSync(join(folder, 'older.db'), file)
  store = openSqliteStore(file)
  w.sql.exec("insert into payments (id, invoice_number, amount) values ('p-2', '1002', '20.00')")
  await w.tick()
  await w.tick()
  await w.tick()
  expect(booked()).toBe(1)
})
