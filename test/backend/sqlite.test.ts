// The contract of a backend (src/sync/ports.ts) on SQLite: what qbsync writes to it.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backendTables } from '../../src/backend/schema.ts'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { virtualEnv } from '../../src/env.ts'
import { entities } from '../../src/schema/entities.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add } from '../../src/store/store.ts'
import { createEngine } from '../../src/sync/engine.ts'
import { type Cells, invoice, line, noon, type Opened, openBackend, put, record } from './rows.ts'

let opened: Opened
beforeEach(async () => {
  opened = await openBackend()
})
afterEach(() => opened.close())

const only = (rows: Cells[]): Cells => {
  expect(rows.length).toBe(1)
  return rows[0] ?? {}
}
/** Everything but when and how often it was written. */
const content = (): Cells[] => [
  ...opened.rows('select * from invoices order by id').map((row) => ({
    ...row,
    synced_at: null,
    sync_version: null,
  })),
  ...opened.rows('select * from invoice_lines order by parent_id, position'),
]

describe('put', () => {
  test('fills the columns: text, exact amounts, flags, dates, worked-out values', async () => {
    await opened.apply([put('p-1002', invoice('1002'))])
    expect(only(opened.rows('select * from invoices'))).toMatchObject({
      id: 'p-1002',
      connection: 'rivera',
      kind: 'Invoice',
      quickbooks_id: 'T-1002',
      revision: '1',
      number: '1002',
      date: '2026-04-01',
      subtotal: '100.00',
      tax: '8.25',
      total: '108.25',
      applied: '8.25',
      balance: '100.00',
      status: 'partially paid',
      to_be_emailed: 1,
      memo: null,
      archived_at: null,
      synced_at: '2026-04-01T12:00:00.000Z',
      sync_version: 1,
    })
  })

  test('a reference column holds the id of the platform, or nothing while there is none', async () => {
    const stranger = { CustomerRef: { ListID: 'L-stranger', FullName: 'Stranger' } }
    await opened.apply([put('a', invoice('1')), put('b', invoice('2', stranger))])
    expect(opened.rows('select customer_id, customer from invoices order by id')).toEqual([
      { customer_id: 'p-birch', customer: 'Birch Cafe' },
      { customer_id: null, customer: 'Stranger' },
    ])
  })

  test('a flag is 1, 0 or empty', async () => {
    const flags = [
      { IsToBeEmailed: 'true' },
      { IsToBeEmailed: 'false' },
      { IsToBeEmailed: undefined },
    ]
    await opened.apply(flags.map((more, i) => put(`${i}`, invoice(`${i}`, more as never))))
    expect(
      opened.rows('select to_be_emailed f from invoices order by id').map((r) => r['f']),
    ).toEqual([1, 0, null])
  })

  test('record is all that came, fields without a column included', async () => {
    const whole = invoice('1002')
    await opened.apply([put('p-1002', whole)])
    const text = opened.cell('select record from invoices')
    expect(JSON.parse(String(text))).toEqual(JSON.parse(JSON.stringify(whole.fields)))
  })

  test('coming again changes nothing but when and how often it was written', async () => {
    const change = put('p-1002', invoice('1002'))
    await opened.apply([change])
    const before = content()
    await opened.apply([change, change], 'rivera', noon + 1000)
    await opened.apply([change])
    expect(content()).toEqual(before)
    expect(opened.cell('select sync_version from invoices')).toBe(4)
  })

  test('replaces the lines with the header, in the order of QuickBooks', async () => {
    const descriptions = () =>
      opened.rows(
        'select position, description d, quickbooks_line_id l from invoice_lines order by 1',
      )
    await opened.apply([put('p-1002', invoice('1002'))])
    expect(descriptions().map((r) => r['d'])).toEqual(['Work 1', 'Work 2', 'Work 3'])
    const fewer = invoice('1002', { InvoiceLineRet: [line(3), line(1)] }, '2')
    await opened.apply([put('p-1002', fewer)])
    expect(descriptions()).toEqual([
      { position: 1, d: 'Work 3', l: 'line-3' },
      { position: 2, d: 'Work 1', l: 'line-1' },
    ])
    await opened.apply([
      put('p-1002', invoice('1002', { InvoiceLineRet: undefined as never }, '3')),
    ])
    expect(descriptions()).toEqual([])
  })

  test('lines of another document stay', async () => {
    await opened.apply([put('a', invoice('1')), put('b', invoice('2'))])
    await opened.apply([put('a', invoice('1', { InvoiceLineRet: [] }))])
    expect(opened.cell("select count(*) from invoice_lines where parent_id = 'b'")).toBe(3)
  })

  test('the members of a group follow it, and say under which line they stand', async () => {
    const group = {
      TxnLineID: 'group',
      ItemGroupRef: { ListID: 'G', FullName: 'Kit' },
      TotalAmount: '31.00',
      InvoiceLineRet: [line(7), line(8)],
    }
    const fields = {
      InvoiceLineRet: [line(1), line(2)],
      InvoiceLineGroupRet: [group],
      '@order': ['InvoiceLineRet', 'InvoiceLineGroupRet', 'InvoiceLineRet'],
    }
    await opened.apply([put('p-1002', invoice('1002', fields))])
    const rows = opened.rows(
      'select position p, quickbooks_line_id l, group_position g, amount a from invoice_lines order by 1',
    )
    expect(rows).toEqual([
      { p: 1, l: 'line-1', g: null, a: '10.50' },
      { p: 2, l: 'group', g: null, a: '31.00' },
      { p: 3, l: 'line-7', g: 2, a: '70.50' },
      { p: 4, l: 'line-8', g: 2, a: '80.50' },
      { p: 5, l: 'line-2', g: null, a: '20.50' },
    ])
  })

  test.each(entities.map((e) => e.name))('%s has a table that takes it', async (name) => {
    const table = backendTables.find((t) => t.entities.some((e) => e.name === name))?.name
    await opened.apply([put('x', record(name, 'Q-1', {}))])
    expect(opened.rows(`select id, kind, quickbooks_id from ${table}`)).toEqual([
      { id: 'x', kind: name, quickbooks_id: 'Q-1' },
    ])
  })
})

describe('archive', () => {
  const archive = {
    kind: 'archive',
    entity: 'Invoice',
    id: 'a',
    reason: 'deleted-in-quickbooks',
  } as const

  test('marks the row, and keeps it with its lines', async () => {
    await opened.apply([put('a', invoice('1')), put('b', invoice('2')), archive])
    expect(opened.rows('select id, archived_at, archive_reason from invoices order by id')).toEqual(
      [
        {
          id: 'a',
          archived_at: '2026-04-01T12:00:00.000Z',
          archive_reason: 'deleted-in-quickbooks',
        },
        { id: 'b', archived_at: null, archive_reason: null },
      ],
    )
    expect(opened.cell("select count(*) from invoice_lines where parent_id = 'a'")).toBe(3)
    const before = content()
    await opened.apply([archive])
    expect(content()).toEqual(before)
  })

  test('of a row that is not there does nothing', async () => {
    await opened.apply([archive])
    expect(opened.rows('select * from invoices')).toEqual([])
  })

  test('a put with a reason hides, the next without shows again', async () => {
    await opened.apply([put('a', invoice('1'), { archived: 'inactive' })])
    expect(opened.cell('select archive_reason from invoices')).toBe('inactive')
    await opened.apply([put('a', invoice('1', {}, '2'))])
    expect(opened.rows('select archived_at, archive_reason from invoices')).toEqual([
      { archived_at: null, archive_reason: null },
    ])
  })
})

describe('a batch', () => {
  test('is all or nothing', async () => {
    const broken = { ...invoice('2'), entity: 'NoSuchKind' }
    await expect(opened.apply([put('a', invoice('1')), put('b', broken)])).rejects.toThrow(
      'NoSuchKind',
    )
    expect(content()).toEqual([])
  })

  test('is there after closing and opening again, and opening again changes nothing', async () => {
    await opened.apply([put('a', invoice('1'))])
    const before = content()
    await opened.reopen()
    expect(content()).toEqual(before)
  })

  test('waits for a platform that is writing', async () => {
    // The other writer lives in a process of its own, or nobody would be left to finish its transaction.
    const script = `
      const db = new (require('better-sqlite3'))(${JSON.stringify(opened.file)})
      db.exec("begin immediate; insert into payments (id, amount) values ('theirs', '1.00')")
      setTimeout(() => { db.exec('commit'); db.close() }, 300)
      require('node:fs').writeSync(1, 'held')`
    const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => other.stdout.once('data', resolve))
    await opened.apply([put('a', invoice('1'))])
    expect(opened.cell('select count(*) from payments')).toBe(1)
    expect(opened.cell('select count(*) from invoices')).toBe(1)
  })

  test('a reader in the middle of a transaction neither waits nor makes it wait', async () => {
    await opened.apply([put('a', invoice('1'))])
    opened.sql.exec('begin')
    const seen = opened.cell('select count(*) from invoices')
    await opened.apply([put('b', invoice('2'))])
    expect([seen, opened.cell('select count(*) from invoices')]).toEqual([1, 1])
    opened.sql.exec('commit')
    expect(opened.cell('select count(*) from invoices')).toBe(2)
  })

  // Found by letting the process die after backend.apply and before store.commit: ids were drawn at random.
  test('a page whose links were lost with the process makes no second row', async () => {
    const store = openSqliteStore(':memory:')
    const engine = createEngine({ store, env: virtualEnv({ now: noon }) })
    await store.commit([add('connections', connection)])
    const begun = { id: 1, connectionId: 'rivera', userName: 'u', entities: null }
    await store.commit((await engine.begin(begun, { changes: [] })).writes)
    const pull = { op: 'pull', entity: 'Invoice', limit: 10 } as const
    for (const _ of ['the process dies after this page was stored', 'the page comes again']) {
      const step = await engine.accept(1, [pull], [{ kind: 'records', records: [invoice('1002')] }])
      await opened.backend.apply('rivera', step.changes, { resolve: step.resolve, at: noon })
    }
    await store.close()
    expect(opened.rows('select number from invoices')).toEqual([{ number: '1002' }])
  })
})

const connection = {
  id: 'rivera',
  profile: 'payments-desktop',
  created_at: 0,
  state: 'active',
  paused_until: null,
  company_name: null,
  company_file: null,
  company_facts: null,
  settings: {},
  authenticated_at: null,
  initial_sync: 'waiting',
  last_seen_at: null,
  due: null,
}

describe('opening', () => {
  test('a file that is no database is refused', () => {
    const file = `${opened.file}.txt`
    writeFileSync(file, 'a letter '.repeat(500))
    expect(() => openSqliteBackend(file)).toThrow(expect.objectContaining({ code: 'E_STORE' }))
  })

  test('a folder that is not there is refused', () => {
    const file = `${opened.file}/no/backend.db`
    expect(() => openSqliteBackend(file)).toThrow(expect.objectContaining({ code: 'E_STORE' }))
  })
})
