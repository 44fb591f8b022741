// The person at the desk: what each act does to an application, and what a person is refused.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { createCompany } from '../../src/sim/company.ts'
import { acts } from '../../src/sim/desk/acts.ts'
import { doAct } from '../../src/sim/desk/person.ts'
import { settled } from '../../src/sim/desk/windows.ts'
import { ComError } from '../../src/sim/quickbooks.ts'
import { code, rets, type World, world } from './company.ts'

const rivera = (): World => world({ profile: 'rivera' })
const act = (w: World, name: string, given: object = {}): Record<string, unknown> =>
  doAct(w.company, name, given) as Record<string, unknown>

function refusal(work: () => unknown): QbsyncError {
  try {
    work()
  } catch (error) {
    if (error instanceof QbsyncError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

function hresult(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof ComError) return error.hresult
    throw error
  }
  return 'none'
}

const invoice = (w: World, number: string) =>
  rets(
    w.ask(
      `<InvoiceQueryRq><RefNumber>${number}</RefNumber><IncludeLinkedTxns>true</IncludeLinkedTxns></InvoiceQueryRq>`,
    )[0],
    'InvoiceRet',
  )[0]

describe('records', () => {
  test('an edit moves EditSequence, so that a Mod with the old one is stale', () => {
    const w = rivera()
    const before = invoice(w, '1002')
    act(w, 'edit', { kind: 'invoices', record: '1002', set: { Memo: 'Call first' } })
    const [answer] = w.ask(
      `<InvoiceModRq><InvoiceMod><TxnID>${before?.['TxnID']}</TxnID><EditSequence>${before?.['EditSequence']}</EditSequence><Memo>x</Memo></InvoiceMod></InvoiceModRq>`,
    )
    expect(code(answer)).toBe('3200')
    expect(invoice(w, '1002')).toMatchObject({ Memo: 'Call first' })
  })

  test('adds, deletes and voids go the way requests go', () => {
    const w = rivera()
    const made = act(w, 'add', {
      kind: 'Customer',
      set: { Name: 'Ada Quill', BillAddress: { City: 'Salem' } },
    })
    expect(made).toMatchObject({ kind: 'Customer', label: 'Ada Quill' })
    expect(act(w, 'delete', { kind: 'customers', record: String(made['id']) })).toMatchObject({
      label: 'Ada Quill',
    })
    const gone = w.ask(
      '<ListDeletedQueryRq><ListDelType>Customer</ListDelType></ListDeletedQueryRq>',
    )
    expect(rets(gone[0], 'ListDeletedRet')[0]).toMatchObject({ FullName: 'Ada Quill' })
    act(w, 'void', { kind: 'invoices', record: '1004' })
    expect(invoice(w, '1004')).toMatchObject({ Subtotal: '0.00', IsPaid: 'true' })
  })

  test('a reference given as text is a full name', () => {
    const w = rivera()
    const set = { CustomerRef: 'Dale Farms', InvoiceLineAdd: [{ ItemRef: 'Labor', Rate: '10.00' }] }
    const { record } = act(w, 'add', { kind: 'invoices', set }) as { record: Fields }
    expect(record['CustomerRef']).toMatchObject({ FullName: 'Dale Farms' })
  })

  test('what a window would refuse is refused with its status, and nothing changes', () => {
    const w = rivera()
    const before = w.text('<CustomerQueryRq/>')
    const used = refusal(() => act(w, 'delete', { kind: 'customers', record: 'Birch Cafe' }))
    expect(used).toMatchObject({ code: 'E_DESK', details: { status: 3160 } })
    const taken = refusal(() => act(w, 'add', { kind: 'vendors', set: { Name: 'Birch Cafe' } }))
    expect(taken.details['status']).toBe(3100)
    expect(w.text('<CustomerQueryRq/>')).toBe(before)
  })

  test.each([
    ['no such act', 'fly', {}, 'E_NOT_FOUND'],
    ['no such kind', 'edit', { kind: 'invoces', record: '1', set: {} }, 'E_UNKNOWN_ENTITY'],
    ['no such record', 'edit', { kind: 'invoices', record: '9', set: {} }, 'E_NOT_FOUND'],
    [
      'no such field',
      'edit',
      { kind: 'invoices', record: '1002', set: { X: '1' } },
      'E_NOT_WRITABLE',
    ],
    [
      'a value that cannot be',
      'edit',
      { kind: 'invoices', record: '1002', set: { TxnDate: 'soon' } },
      'E_DESK',
    ],
    ['an argument too many', 'dialog', { words: 'x' }, 'E_USAGE'],
    ['an argument missing', 'merge', { kind: 'customers', from: 'Birch Cafe' }, 'E_USAGE'],
    ['a file that is none', 'switch', { to: '/no/such.qbsim' }, 'E_FILE'],
    ['no such preference', 'prefer', { set: { Nonsense: { X: '1' } } }, 'E_USAGE'],
    [
      'a preference that cannot be',
      'prefer',
      { set: { AccountingPreferences: { IsUsingClassTracking: 'maybe' } } },
      'E_USAGE',
    ],
    ['no such day', 'closing-date', { date: '2026-02-30' }, 'E_USAGE'],
    ['no such mode', 'mode', { mode: 'triple' }, 'E_USAGE'],
  ])('%s is one clear error', (_, name, given, code) => {
    const w = rivera()
    expect(refusal(() => act(w, name, given)).code).toBe(code)
    expect(w.company.db.inTransaction).toBe(false)
  })

  test('a number that several documents have asks for the TxnID', () => {
    const w = rivera()
    act(w, 'edit', { kind: 'invoices', record: '1001', set: { RefNumber: '1002' } })
    const error = refusal(() => act(w, 'open', { kind: 'invoices', record: '1002' }))
    expect(error).toMatchObject({ code: 'E_NOT_FOUND' })
    expect(error.hint).toContain('TxnID')
  })
})

describe('windows', () => {
  test('an open window locks the record for others, not for the person', () => {
    const w = rivera()
    const { id } = act(w, 'open', { kind: 'customers', record: 'Birch Cafe' })
    const mod = `<CustomerModRq><CustomerMod><ListID>${id}</ListID><EditSequence>1</EditSequence></CustomerMod></CustomerModRq>`
    expect(code(w.ask(mod)[0])).toBe('3175')
    act(w, 'edit', { kind: 'customers', record: 'Birch Cafe', set: { Notes: 'mine' } })
    expect(settled(w.company).windows).toEqual([id])
    act(w, 'close', { kind: 'customers', record: 'Birch Cafe' })
    expect(code(w.ask(mod)[0])).toBe('3200')
    act(w, 'open', { kind: 'invoices', record: '1002' })
    expect(act(w, 'close')).toEqual({ closed: 1 })
  })

  test('a dialog keeps everybody out until it is answered', () => {
    const w = rivera()
    act(w, 'dialog', { text: 'Update?' })
    expect(hresult(() => w.desktop.openSession({ appName: 'x', companyFile: '' }))).toBe(
      '0x80040414',
    )
    expect(hresult(() => w.text('<HostQueryRq/>'))).toBe('0x80040414')
    expect(settled(w.company).dialog).toBe('Update?')
    act(w, 'answer')
    expect(code(w.ask('<HostQueryRq/>')[0])).toBe('0')
  })
})

describe('company files', () => {
  test('closing the company ends sessions; a new one has to name the file', () => {
    const w = rivera()
    const open = (companyFile: string) => () => w.desktop.openSession({ appName: 'x', companyFile })
    act(w, 'open', { kind: 'invoices', record: '1002' })
    // Its windows close with it.
    expect(act(w, 'close-company')).toMatchObject({ windows: [] })
    expect(hresult(() => w.text('<HostQueryRq/>'))).toBe('0x8004040D')
    expect(hresult(open(''))).toBe('0x80040417')
    expect(hresult(open(w.company.facts.path))).toBe('none')
    expect(hresult(open('C:\\Other.qbw'))).toBe('0x80040403')
    act(w, 'open-company')
    expect(hresult(open(''))).toBe('none')
  })

  test('another company in its place answers who names none, and refuses who names this one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qbsync-desk-'))
    const file = join(folder, 'other.qbsim')
    const w = rivera()
    createCompany(file, { profile: 'empty', companyName: 'Other Ltd' }, w.env).close()
    try {
      act(w, 'switch', { to: file })
      const session = w.desktop.openSession({ appName: 'x', companyFile: '' })
      expect(w.text('<CompanyQueryRq/>', { session })).toContain(
        '<CompanyName>Other Ltd</CompanyName>',
      )
      const named = { appName: 'x', companyFile: w.company.facts.path }
      expect(hresult(() => w.desktop.openSession(named))).toBe('0x8004040A')
      act(w, 'open-company')
      expect(hresult(() => w.desktop.openSession(named))).toBe('none')
    } finally {
      w.desktop.close()
      rmSync(folder, { recursive: true })
    }
  })
})

describe('preferences', () => {
  test('class tracking is switched on, and a tax item named by its name', () => {
    const w = rivera()
    act(w, 'prefer', { set: { AccountingPreferences: { IsUsingClassTracking: 'true' } } })
    expect(w.text('<PreferencesQueryRq/>')).toContain('<IsUsingClassTracking>true<')
    const set = { SalesTaxPreferences: { DefaultItemSalesTaxRef: { FullName: 'Nowhere' } } }
    expect(refusal(() => act(w, 'prefer', { set })).code).toBe('E_USAGE')
  })

  test('a closing date with a password binds requests, one without does not', () => {
    const w = rivera()
    const { TxnID, EditSequence } = invoice(w, '1004') ?? {}
    const mod = `<InvoiceModRq><InvoiceMod><TxnID>${TxnID}</TxnID><EditSequence>${EditSequence}</EditSequence><Memo>x</Memo></InvoiceMod></InvoiceModRq>`
    act(w, 'closing-date', { date: '2026-01-31' })
    expect(code(w.ask(mod)[0])).toBe('3171')
    act(w, 'closing-date', { date: '2026-01-31', password: false })
    expect(code(w.ask(mod)[0])).toBe('0')
    expect(act(w, 'closing-date')).toEqual({ closingDate: null, password: false })
  })

  test('in multi-user mode list records are not deleted', () => {
    const w = rivera()
    act(w, 'add', { kind: 'customers', set: { Name: 'Nobody' } })
    act(w, 'mode', { mode: 'multi' })
    expect(
      refusal(() => act(w, 'delete', { kind: 'customers', record: 'Nobody' })).details['status'],
    ).toBe(3162)
    act(w, 'mode', { mode: 'single' })
    act(w, 'delete', { kind: 'customers', record: 'Nobody' })
  })
})

describe('merge', () => {
  const balances = (w: World) =>
    Object.fromEntries(
      rets(w.ask('<CustomerQueryRq/>')[0], 'CustomerRet').map((c) => [
        c['FullName'],
        c['TotalBalance'],
      ]),
    )

  test('documents, payments and balances of one customer become those of the other', () => {
    const w = rivera()
    const before = balances(w)
    const { gone, id } = act(w, 'merge', {
      kind: 'customers',
      from: 'Birch Cafe',
      to: 'Dale Farms',
    })
    const after = balances(w)
    expect(after['Birch Cafe']).toBeUndefined()
    expect(Number(after['Dale Farms'])).toBe(
      Number(before['Birch Cafe']) + Number(before['Dale Farms']),
    )
    expect(invoice(w, '1002')?.['CustomerRef']).toEqual({ ListID: id, FullName: 'Dale Farms' })
    const deleted = w.ask(
      '<ListDeletedQueryRq><ListDelType>Customer</ListDelType></ListDeletedQueryRq>',
    )
    expect(rets(deleted[0], 'ListDeletedRet')[0]).toMatchObject({
      ListID: gone,
      FullName: 'Birch Cafe',
    })
    const sum = w.company.sql("select sum(amount) from balances where party = ''").pluck(true).get()
    expect(sum).toBe(0)
    // A payment still finds its invoices.
    const owed = w.company
      .sql('select sum(amount) from balances where party = ?')
      .pluck(true)
      .get(id)
    expect(owed).toBe(Math.round(Number(after['Dale Farms']) * 100))
  })

  test('of two items, lines and group members follow', () => {
    const w = rivera()
    const income = 'Sales'
    w.one('ItemServiceAddRq', {
      ItemServiceAdd: {
        Name: 'Work',
        SalesOrPurchase: { Price: '1', AccountRef: { FullName: income } },
      },
    })
    act(w, 'merge', { kind: 'service-items', from: 'Labor', to: 'Work' })
    const text = w.text(
      '<InvoiceQueryRq><IncludeLineItems>true</IncludeLineItems></InvoiceQueryRq>',
    )
    expect(text).toContain('<FullName>Work</FullName>')
    expect(text).not.toContain('<FullName>Labor</FullName>')
  })

  test.each([
    ['with itself', 'Birch Cafe', 'Birch Cafe', 3180],
    ['with jobs below it', 'Acme Dental', 'Birch Cafe', 3180],
  ])('%s it is refused', (_, from, to, status) => {
    const w = rivera()
    expect(refusal(() => act(w, 'merge', { kind: 'customers', from, to })).details['status']).toBe(
      status,
    )
  })
})

test('every act has words for each argument that it needs', () => {
  for (const { name, words, takes, sets } of acts) {
    const known = Object.keys(takes.shape)
    const said = words.map((word) => word.replace('?', ''))
    expect(
      said.filter((word) => !known.includes(word)),
      name,
    ).toEqual([])
    expect(known.includes('set'), name).toBe(sets === true)
  }
})
