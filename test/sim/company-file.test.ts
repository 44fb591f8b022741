// Company files on disk, and speed that must not get lost (counts of seconds only where they are far away).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { QbsyncError } from '../../src/errors.ts'
import { createCompany, openCompany } from '../../src/sim/company.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { at, world } from './company.ts'

const folder = mkdtempSync(join(tmpdir(), 'qbsync-sim-'))
afterAll(() => rmSync(folder, { recursive: true }))
const env = virtualEnv({ now: at('2026-04-01T09:00:00-05:00') })
const file = (name: string): string => join(folder, name)

const error = (work: () => unknown): string => {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof QbsyncError) return `${thrown.code} ${thrown.details['problem'] ?? ''}`
    throw thrown
  }
  return 'no error'
}

describe('opening', () => {
  test.each<[string, string, (path: string) => void]>([
    ['nothing', 'it does not exist or cannot be opened', () => undefined],
    ['a text', 'it is damaged', (path) => writeFileSync(path, 'no database at all'.repeat(100))],
    ['an empty file', 'it is a database of another program', (path) => writeFileSync(path, '')],
    [
      'another database',
      'it is a database of another program',
      (path) => new Database(path).exec('create table a (b)').close(),
    ],
    [
      'one of a later form',
      'a newer qbsync wrote it',
      (path) => {
        createCompany(path, {}, env).close()
        const db = new Database(path)
        db.pragma('user_version = 99')
        db.close()
      },
    ],
  ])('%s is no company: %s', (name, problem, make) => {
    const path = file(`${name}.qbsim`)
    make(path)
    expect(error(() => openCompany(path, env))).toBe(`E_NOT_COMPANY ${problem}`)
  })

  test('a file of the first form is brought up to date; its payments wait to be deposited', () => {
    const path = file('first.qbsim')
    const made = createCompany(path, { profile: 'rivera' }, env)
    const paid = new Desktop(made).perform('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        TotalAmount: '75.00',
        IsAutoApply: 'false',
      },
    })
    expect(paid.attributes['statusCode']).toBe('0')
    const waiting = (desktop: Desktop): unknown =>
      desktop.perform('ReceivePaymentToDepositQueryRq', {}).content['ReceivePaymentToDepositRet']
    const before = waiting(new Desktop(made))
    made.close()
    const db = new Database(path)
    for (const column of ['class', 'job']) db.exec(`alter table postings drop column ${column}`)
    db.exec('drop trigger to_deposit_out; drop table to_deposit; drop table cleared')
    db.pragma('user_version = 1')
    db.close()
    const company = openCompany(path, env)
    expect(waiting(new Desktop(company))).toEqual(before)
    expect(before).toMatchObject([{ Amount: '75.00' }])
    company.close()
  })

  test('what was written is there again, and a file is not overwritten unasked', () => {
    const path = file('kept.qbsim')
    createCompany(path, { profile: 'rivera' }, env).close()
    const company = openCompany(path, env)
    const { content } = new Desktop(company).perform('InvoiceQueryRq', {})
    expect(content['InvoiceRet']).toHaveLength(5)
    company.close()
    expect(error(() => createCompany(path, {}, env))).toBe('E_FILE_EXISTS ')
    createCompany(path, { force: true }, env).close()
    expect(error(() => createCompany(file('x'), { profile: 'nonsense' as never }, env))).toBe(
      'E_UNKNOWN_PROFILE ',
    )
  })

  test('two processes on one file see what the other wrote', () => {
    const path = file('shared.qbsim')
    const [a, b] = [createCompany(path, { profile: 'rivera' }, env), openCompany(path, env)]
    const ask = (company: typeof a, xml: string): string =>
      new Desktop(company)
        .openSession({ appName: 'a', companyFile: '' })
        .processRequest(
          `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError">${xml}</QBXMLMsgsRq></QBXML>`,
        )
    const query = '<CustomerQueryRq><FullName>Acme Dental</FullName></CustomerQueryRq>'
    const key = (name: string): string =>
      new RegExp(`<${name}>(.*?)<`).exec(ask(b, query))?.[1] ?? ''
    const mod = `<CustomerModRq><CustomerMod><ListID>${key('ListID')}</ListID><EditSequence>${key('EditSequence')}</EditSequence><Name>Acme Teeth</Name></CustomerMod></CustomerModRq>`
    expect(ask(a, mod)).toContain('statusCode="0"')
    expect(ask(b, '<InvoiceQueryRq><RefNumber>1001</RefNumber></InvoiceQueryRq>')).toContain(
      '<FullName>Acme Teeth</FullName>',
    )
    a.close()
    b.close()
  })
})

describe('one transaction a request', () => {
  test('a request that fails halfway leaves nothing behind', () => {
    const { company, desktop, status } = world({ profile: 'rivera' })
    const before = company.sql('select count(*) as n, max(serial) as s from lists').get()
    // The customer is saved before its opening balance meets a date that is none.
    const CustomerAdd = { Name: 'Half', OpenBalance: '5.00' }
    company
      .sql("create trigger broken before insert on txns begin select raise(abort, 'no'); end")
      .run()
    expect(() => desktop.perform('CustomerAddRq', { CustomerAdd })).toThrow('no')
    company.sql('drop trigger broken').run()
    expect(company.sql('select count(*) as n, max(serial) as s from lists').get()).toEqual(before)
    expect(status('CustomerAddRq', { CustomerAdd })).toMatch(/^0 /)
  })

  test('many requests can be one transaction, and a refused one among them takes only itself back', () => {
    const { desktop, status } = world()
    const add = (Name: string): string =>
      status('CustomerAddRq', { CustomerAdd: { Name } }).slice(0, 4)
    expect(desktop.withTransaction(() => [add('One'), add('One'), add('Two')])).toEqual([
      ...['0 St', '3100', '0 St'],
    ])
    expect(() =>
      desktop.withTransaction(() => {
        add('Three')
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(status('CustomerQueryRq', { FullName: ['Three'] })).toMatch(/^500 /)
  })
})

describe('a company of 20,000 invoices', () => {
  test('answers what an index serves at once', () => {
    const { company, desktop, text } = world({ profile: 'rivera' })
    const CustomerRef = { FullName: 'Dale Farms' }
    const InvoiceLineAdd = [{ ItemRef: { FullName: 'Labor' }, Amount: '10.00' }]
    desktop.perform('InvoiceAddRq', { InvoiceAdd: { CustomerRef, InvoiceLineAdd } })
    // Copies of one row stand in for the rest: the shape of the table is what counts.
    company.write(() =>
      company.db.exec(`
        with recursive n(i) as (select 1000 union all select i + 1 from n where i < 20999)
        insert into txns (serial, kind, id, number, date, ref_number, ref_key, ref_value, party, account, total,
            is_pending, revision, created, modified, head, lines)
          select i, kind, printf('%X-%d', i, created), i, date('2020-01-01', (i % 2000) || ' days'), 'N' || i, 'n' || i, null,
            party, account, total, 0, revision, created, modified - 1000000 + i, head, lines
          from n, (select * from txns order by serial desc limit 1)`),
    )
    const most = '<MaxReturned>10</MaxReturned>'
    const changed =
      '<ModifiedDateRangeFilter><FromModifiedDate>2026-04-01T08:00:00</FromModifiedDate></ModifiedDateRangeFilter>'
    const begins =
      '<RefNumberFilter><MatchCriterion>StartsWith</MatchCriterion><RefNumber>N1500</RefNumber></RefNumberFilter>'
    // Filter, and how far the index is used that finds the records.
    const filters = [
      [most, 'INDEX txns_date (kind=?)'],
      ['<TxnID>3A98-1775000000</TxnID>', 'INTEGER PRIMARY KEY (rowid=?)'],
      ['<RefNumber>N15000</RefNumber>', 'INDEX txns_ref (kind=? AND ref_key=?)'],
      [most + changed, 'INDEX txns_modified (kind=? AND modified>? AND modified<?)'],
      [
        `${most}${changed}<PaidStatus>NotPaidOnly</PaidStatus>`,
        'INDEX txns_open_modified (kind=? AND ',
      ],
      [
        `${most}${changed}<EntityFilter><FullName>Dale Farms</FullName></EntityFilter>`,
        'INDEX txns_party (party=? AND kind=?',
      ],
      [
        `${most}<TxnDateRangeFilter><FromTxnDate>2024-01-01</FromTxnDate></TxnDateRangeFilter>`,
        'INDEX txns_date (kind=? AND date>? AND date<?)',
      ],
      [
        '<EntityFilter><FullName>Birch Cafe</FullName></EntityFilter><PaidStatus>NotPaidOnly</PaidStatus>',
        'INDEX txns_party_open (party=? AND kind=?)',
      ],
      [
        `${most}<AccountFilter><FullName>Accounts Receivable</FullName></AccountFilter>`,
        'INDEX txns_account (kind=? AND account=?)',
      ],
      [begins, 'INDEX txns_ref (kind=? AND ref_key>? AND ref_key<?)'],
    ] as const
    const asked = new Set<string>()
    const sql = company.sql.bind(company)
    company.sql = (statement) => sql(asked.add(statement) && statement)
    for (const [filter, index] of filters) {
      asked.clear()
      const start = performance.now()
      const answer = text(`<InvoiceQueryRq>${filter}</InvoiceQueryRq>`)
      expect(performance.now() - start, filter).toBeLessThan(1000)
      expect(answer, filter).toMatch(/statusCode="(0|1|500)"/)
      const plans = [...asked]
        .filter((statement) => statement.includes('from txns q'))
        .flatMap((statement) => {
          const nothing = Array.from(statement.matchAll(/\?/g), () => null)
          const rows = company.db.prepare(`explain query plan ${statement}`).all(...nothing)
          return rows.map((row) => (row as { detail: string }).detail)
        })
      const found = plans.filter((detail) => / q /.test(detail))
      expect(found.length, filter).toBeGreaterThan(0)
      for (const detail of found) expect(detail, filter).toContain(index)
    }
  })
})
