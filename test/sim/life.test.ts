// Snapshots, differences, the clock, export and import, several readers at once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { QbsyncError } from '../../src/errors.ts'
import { check } from '../../src/qbxml/check.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { writeRequests } from '../../src/qbxml/write.ts'
import { turnClock } from '../../src/sim/clock.ts'
import { createCompany, openCompany } from '../../src/sim/company.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { doAct } from '../../src/sim/desk/person.ts'
import { diffCompanies } from '../../src/sim/diff.ts'
import { exportCompany } from '../../src/sim/export.ts'
import { importInto } from '../../src/sim/import.ts'
import { bytesOf, readSnapshot, takeBytes, writeSnapshot } from '../../src/sim/snapshot.ts'
import { at, world } from './company.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-life-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const env = virtualEnv({ now: at('2026-04-01T09:00:00-05:00') })
const made = (name: string): Company =>
  createCompany(name === ':memory:' ? name : join(folder, name), { profile: 'rivera' }, env)

describe('snapshots', () => {
  test.each([
    ['a file', 'a.qbsim'],
    ['memory', ':memory:'],
  ])('of a company in %s are restored whole, and another reader sees it', async (_, name) => {
    const company = made(name)
    const reader = name === ':memory:' ? undefined : openCompany(join(folder, name), env)
    const copy = join(folder, `copy-of-${name.replaceAll(':', '')}.qbsim`)
    await writeSnapshot(company, copy)
    doAct(company, 'delete', { kind: 'invoices', record: '1004' })
    const before = openCompany(copy, env)
    expect(diffCompanies(before, company)).toMatchObject({
      same: false,
      counts: { Invoice: { added: 0, removed: 1, changed: 0 } },
      records: [{ change: 'removed', kind: 'Invoice', label: '1004' }],
    })
    await readSnapshot(company, copy, env)
    expect(diffCompanies(before, company)).toMatchObject({ same: true, records: [], balances: [] })
    reader?.refresh()
    if (reader) expect(diffCompanies(before, reader).same).toBe(true)
    for (const c of [before, company, reader]) c?.close()
  })

  test('of bytes go back into a file', async () => {
    const company = made('b.qbsim')
    const bytes = bytesOf(company)
    doAct(company, 'edit', { kind: 'customers', record: 'Birch Cafe', set: { Notes: 'x' } })
    await takeBytes(company, bytes)
    const before = made(':memory:')
    expect(diffCompanies(before, company).records).toEqual([])
    company.close()
  })

  test('are never written over a file, nor read from what is no company', async () => {
    const company = made('c.qbsim')
    await expect(writeSnapshot(company, join(folder, 'c.qbsim'))).rejects.toMatchObject({
      code: 'E_FILE_EXISTS',
    })
    await expect(readSnapshot(company, __filename, env)).rejects.toMatchObject({
      code: 'E_NOT_COMPANY',
    })
    await expect(writeSnapshot(company, join(folder, 'no/such/d.qbsim'))).rejects.toMatchObject({
      code: 'E_FILE',
    })
    company.close()
  })
})

test('a difference names fields and balances', () => {
  const before = made(':memory:')
  const after = made(':memory:')
  doAct(after, 'edit', { kind: 'invoices', record: '1002', set: { Memo: 'Call' } })
  doAct(after, 'add', {
    kind: 'invoices',
    set: {
      CustomerRef: { FullName: 'Dale Farms' },
      InvoiceLineAdd: [{ ItemRef: { FullName: 'Labor' }, Quantity: '1', Rate: '10.00' }],
    },
  })
  const { records, balances, counts } = diffCompanies(before, after)
  expect(counts['Invoice']).toEqual({ added: 1, removed: 0, changed: 1 })
  expect(records[0]?.fields).toContainEqual({ field: 'Memo', before: null, after: 'Call' })
  expect(balances).toContainEqual({
    account: 'Sales',
    name: null,
    before: '-1815.00',
    after: '-1825.00',
  })
  expect(balances.map((b) => b.name)).toContain('Dale Farms')
  expect(diffCompanies(before, after, 1)).toMatchObject({ left: 1, counts })
})

describe('the clock', () => {
  test('is set, stopped, moved on and given back', () => {
    const w = world({ profile: 'rivera' })
    expect(turnClock(w.company, { set: '2026-07-01T12:00:00', stop: true })).toMatchObject({
      now: '2026-07-01T12:00:00-06:00',
      stands: true,
    })
    w.env.advance(60_000)
    expect(turnClock(w.company, { advance: '1d12h' }).now).toBe('2026-07-03T00:00:00-06:00')
    expect(w.one('CustomerAddRq', { CustomerAdd: { Name: 'Late' } })['TimeCreated']).toBe(
      '2026-07-03T00:00:00-06:00',
    )
    expect(turnClock(w.company, { run: true }).stands).toBe(false)
    w.env.advance(60_000)
    expect(turnClock(w.company, { advance: '0s' }).now).toBe('2026-07-03T00:01:00-06:00')
    expect(turnClock(w.company, { real: true })).toMatchObject({ ahead: 0, date: '2026-04-01' })
  })

  test.each([
    [{ set: 'tomorrow' }],
    [{ advance: '5 years' }],
    [{ set: '2026-02-30' }],
    [{ advance: '99999w' }],
    [{ stop: true, run: true }],
  ])('%j is one clear error', (wish) => {
    const { company } = world({ profile: 'empty' })
    expect(() => turnClock(company, wish)).toThrow(QbsyncError)
  })
})

describe('an export', () => {
  const balances = (company: Company) =>
    company
      .sql(
        `select l.full_name, b.amount from balances b join lists l on l.family = 'accounts' and l.id = b.account
         where party = '' and amount <> 0 order by 1`,
      )
      .raw()
      .all() as [string, number][]
  const open = (company: Company) =>
    company
      .sql(
        `select t.kind, t.date, t.ref_number, l.full_name, t.total, t.applied from txns t
         left join lists l on l.family = 'names' and l.id = t.party
         order by 1, 2, 3, 4, 5, 6`,
      )
      .raw()
      .all()

  test.each(['rivera', 'trades', 'wholesale', 'services', 'nonprofit'] as const)(
    'of %s is legal and makes the same documents with the same balances',
    (profile) => {
      const company = createCompany(':memory:', { profile, invoices: 60, seed: 3 }, env)
      const { messages, left } = exportCompany(company)
      const text = writeRequests(
        { version: '14.0', onError: 'continueOnError', messages },
        { missing: 'drop' },
      )
      expect(check(text)).toEqual([])
      const copy = createCompany(':memory:', { profile: 'bare' }, env)
      const report = importInto(copy, readQbxml(text).messages)
      expect(report.refused).toEqual([])
      expect(open(copy)).toEqual(open(company))
      // The opening balance of an account is made by QuickBooks itself; without it its two accounts differ.
      const apart = left['JournalEntry'] ? ['Checking', 'Opening Balance Equity'] : []
      const rest = (c: Company) => balances(c).filter(([name]) => !apart.includes(name))
      expect(rest(copy)).toEqual(rest(company))
      // By id everything differs; by name only what the export has to leave out, and what was paid by it.
      const byName = diffCompanies(company, copy, 10_000, 'name')
      expect(byName.counts['Customer']).toBeUndefined()
      const kept = ['added', 'removed'] as const
      for (const kind of ['Invoice', 'Account'])
        for (const change of kept) expect(byName.counts[kind]?.[change] ?? 0, kind).toBe(0)
      expect(diffCompanies(company, copy, 0).counts['Customer']?.added).toBeGreaterThan(3)
      expect(diffCompanies(company, company, 10, 'name').same).toBe(true)
    },
  )
})
