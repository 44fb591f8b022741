// What a role or a plan lacks is refused by name (R148): which permission or feature, and who can grant it.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { prefsOf, setPref } from '../../src/cli/prefs.ts'
import { checkRole, permissions, roles } from '../../src/cli/roles.ts'
import { featureOf } from '../../src/profiles/features.ts'
import { pushedEntities } from '../../src/profiles/profile.ts'
import { profiles } from '../../src/profiles/profiles.ts'
import { listAt } from '../../src/schema/entity.ts'
import { one } from '../../src/store/store.ts'
import { makeWorld, textIn, type World } from '../world.ts'

describe('plan', () => {
  let w: World
  afterEach(async () => {
    await w.close()
  })
  const connection = async () => {
    const row = await one(w.store, 'connections', { id: 'rivera' })
    if (!row) throw new Error('no connection')
    return row
  }

  const itemName = () => {
    const [line] = listAt(w.look('Invoice', '1002'), 'InvoiceLineRet')
    return textIn(line ?? {}, 'ItemRef.FullName')
  }

  test('R148: without receivables an invoice and its payment wait, and are told; with them they go', async () => {
    w = await makeWorld({ rules: 'bill-pay-desktop' })
    await setPref(w.store, w.env, await connection(), 'plan', 'payables, lists')
    await setPref(w.store, w.env, await connection(), 'support', 'plans@rivera.example')
    await w.run()
    w.sql.transaction(() => {
      w.sql.exec(`
        insert into invoice_lines (parent_id, position, item, quantity, rate) values ('p-10', 1, '${itemName()}', '1', '510.00');
        insert into invoices (id, number, customer_id, date) select 'p-10', 'P-10', id, '2026-04-01' from customers where full_name = 'Acme Dental';
        insert into payments (id, invoice_id, amount) values ('pay-1', 'p-10', '510.00');
        insert into vendors (id, name) values ('v-1', 'Pipe Supply');`)
    })()
    await w.tick()
    const told = await w.store.select('errors', { state: 'open' })
    expect(told.map((e) => [e.code, e.entity]).sort()).toEqual([
      ['E_PLAN', 'Invoice'],
      ['E_PLAN', 'ReceivePayment'],
    ])
    for (const e of told) {
      expect(e.reason).toMatch(/not sent: the plan of rivera has no receivables/)
      expect(e.hint).toMatch(/plans@rivera\.example.*receivables.*fees may change/)
    }
    expect([w.sent('InvoiceAddRq'), w.sent('ReceivePaymentAddRq')]).toEqual([[], []])
    expect(w.rows('select booking from vendors')).toEqual([{ booking: 'booked' }])
    await setPref(w.store, w.env, await connection(), 'plan', 'all')
    await w.tick()
    expect(await w.store.select('errors', { state: 'open' })).toEqual([])
    expect(w.look('Invoice', 'P-10')).toMatchObject({ IsPaid: 'true' })
  })

  test('R148: a plan of no known feature is refused with those that there are', async () => {
    w = await makeWorld()
    await expect(setPref(w.store, w.env, await connection(), 'plan', 'gold')).rejects.toMatchObject(
      {
        code: 'E_USAGE',
        message: /receivables, payables/,
      },
    )
    expect(prefsOf(await connection(), 'plan')).toMatchObject([{ value: 'all' }])
  })
})

test('R148: every kind that a profile sends belongs to a feature', () => {
  const sent = new Set(profiles.flatMap(pushedEntities))
  const by = (f: string) => [...sent].filter((name) => featureOf(name) === f).sort()
  expect([by('receivables'), by('transfers')]).toEqual([
    ['CreditMemo', 'Deposit', 'Invoice', 'ReceivePayment'],
    ['Transfer'],
  ])
  expect(by('payables')).toEqual([
    'Bill',
    'BillPaymentCheck',
    'BillPaymentCreditCard',
    'VendorCredit',
  ])
  expect(by('lists')).toEqual(['Account', 'Class', 'Customer', 'Vendor'])
})

describe('role', () => {
  const commands = new URL('../../src/commands', import.meta.url).pathname

  test('R148: a viewer may not sync; the permission is named, and who can grant it', () => {
    expect(() => checkRole('viewer', 'sync', 'qbsync.yaml')).toThrow(
      expect.objectContaining({
        code: 'E_ROLE',
        message: 'qbsync sync needs the permission "sync", which the role viewer does not have.',
        hint: expect.stringMatching(/qbsync\.yaml.*role: operator/),
      }),
    )
    checkRole('viewer', 'errors:list', undefined)
    checkRole('operator', 'sync', undefined)
    expect(() => checkRole('operator', 'prefs:set', undefined)).toThrow(/set up/)
    for (const { commands: all } of permissions)
      for (const c of all) checkRole('admin', c, undefined)
  })

  test('R148: what changes something needs a permission, and what needs one is a command', () => {
    const needed = permissions.flatMap((p) => p.commands)
    for (const c of needed)
      expect([
        c,
        ['.ts', '/index.ts'].some((end) =>
          existsSync(join(commands, `${c.replace(' ', '/')}${end}`)),
        ),
      ]).toEqual([c, true])
    const topics = readdirSync(commands, { recursive: true, encoding: 'utf8' })
    const changing =
      /^(accounts|prefs|connection|qwc|errors|conflicts|records|profile)\/(set|create|remove|pause|resume|generate|replace|revoke|retry|ignore|resolve|link)\.ts$/
    const found = topics
      .filter((t) => changing.test(t))
      .map((t) => t.replace('/', ' ').slice(0, -3))
    expect(found.filter((c) => !needed.includes(c))).toEqual([])
    expect(roles[0]).toBe('viewer')
  })
})
