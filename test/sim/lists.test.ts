// List records: names, parents, Mods, opening balances, extensions (qbxml-semantics.md 9, 12, 16, 19).
import { describe, expect, test } from 'vitest'
import { entities } from '../../src/schema/entities.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { request } from '../../src/schema/grammar.ts'
import { rets, type World, world } from './company.ts'

const find = ({ one }: World, kind: string, name: string): Fields =>
  one(`${kind}QueryRq`, { FullName: [name] })
const keys = ({ ListID, EditSequence }: Fields): Fields => ({ ListID, EditSequence })

/** The least that an Add of each kind needs. */
const least: Record<string, Fields> = {
  Account: { AccountType: 'Bank' },
  DateDrivenTerms: { DayOfMonthDue: '15' },
  SalesTaxCode: { Name: 'Abc', IsTaxable: 'true' },
  SalesRep: { Initial: 'AB', SalesRepEntityRef: { FullName: 'Somebody' } },
  Employee: { FirstName: 'Ada', LastName: 'Byron' },
  PriceLevel: { PriceLevelFixedPercentage: '-5.00' },
  ...Object.fromEntries(
    ['ItemService', 'ItemNonInventory', 'ItemOtherCharge'].map((kind) => [
      kind,
      { SalesOrPurchase: { AccountRef: { FullName: 'Sales' } } },
    ]),
  ),
  ItemDiscount: { AccountRef: { FullName: 'Sales' } },
  ...Object.fromEntries(
    ['ItemInventory', 'ItemInventoryAssembly'].map((kind) => [
      kind,
      {
        IncomeAccountRef: { FullName: 'Sales' },
        COGSAccountRef: { FullName: 'Cost of Goods Sold' },
        AssetAccountRef: { FullName: 'Inventory Asset' },
      },
    ]),
  ),
  ItemSalesTaxGroup: { ItemSalesTaxRef: [{ FullName: 'Zero' }] },
}

/** A company with every feature on. */
function everything(): World {
  const made = world({ facts: { productName: 'QuickBooks Enterprise Solutions 24.0' } })
  const { preferences } = made.company.facts
  made.company.setFacts({
    preferences: {
      ...preferences,
      MultiCurrencyPreferences: { IsMultiCurrencyOn: 'true' },
      MultiLocationInventoryPreferences: {
        IsMultiLocationInventoryAvailable: 'true',
        IsMultiLocationInventoryEnabled: 'true',
      },
    },
  })
  return made
}

describe('every list', () => {
  // Billing rates have no IsActive; leads and to-dos have no Name.
  const odd = new Set(['BillingRate', 'Lead', 'ToDo'])
  const added = entities.filter((e) => e.kind === 'list' && request(e.addName) && !odd.has(e.name))

  test.each(added.map((e) => e.name))('%s: added, found, made inactive', (kind) => {
    const made = everything()
    made.one('OtherNameAddRq', { OtherNameAdd: { Name: 'Somebody' } })
    made.one('ItemSalesTaxAddRq', { ItemSalesTaxAdd: { Name: 'Zero' } })
    const owner = entities.find((e) => e.name === kind)
    const ret = made.one(`${kind}AddRq`, { [`${kind}Add`]: { Name: 'New One', ...least[kind] } })
    const [found] = rets(
      made.ask(`<${kind}QueryRq><ListID>${ret['ListID']}</ListID></${kind}QueryRq>`)[0],
      `${kind}Ret`,
    )
    expect(found).toMatchObject({ ListID: ret['ListID'], IsActive: 'true' })
    expect(ret['ListID']).toMatch(/^8000[0-9A-F]{4}-1775052000$/)
    if (!owner || !request(owner.modName)) return
    const off = made.one(owner.modName, { [`${kind}Mod`]: { ...keys(ret), IsActive: 'false' } })
    expect(off).toMatchObject({ IsActive: 'false', EditSequence: '1775052001' })
    const now = rets(made.ask(`<${kind}QueryRq/>`)[0], `${kind}Ret`)
    expect(now.map((r) => r['ListID'])).not.toContain(ret['ListID'])
  })
})

describe('names', () => {
  test('a new name goes to everything below, whose revision stays', () => {
    const made = world({ profile: 'rivera' })
    const job = find(made, 'Customer', 'Acme Dental:Fit-out')
    made.env.advance(5000)
    const Name = 'Acme Teeth'
    made.one('CustomerModRq', {
      CustomerMod: { ...keys(find(made, 'Customer', 'Acme Dental')), Name },
    })
    expect(find(made, 'Customer', 'Acme Teeth:Fit-out')).toMatchObject({
      EditSequence: job['EditSequence'],
      TimeModified: job['TimeModified'],
      ParentRef: { FullName: 'Acme Teeth' },
    })
    const [invoice] = rets(
      made.ask('<InvoiceQueryRq><RefNumber>1001</RefNumber></InvoiceQueryRq>')[0],
      'InvoiceRet',
    )
    expect(invoice?.['CustomerRef']).toMatchObject({ FullName: 'Acme Teeth' })
    expect(made.status('CustomerQueryRq', { FullName: ['Acme Dental'] })).toMatch(/^500 /)
  })

  test('a job moves to another customer', () => {
    const made = world({ profile: 'rivera' })
    const job = find(made, 'Customer', 'Acme Dental:Fit-out')
    const ParentRef = { FullName: 'Birch Cafe' }
    expect(made.one('CustomerModRq', { CustomerMod: { ...keys(job), ParentRef } })).toMatchObject({
      FullName: 'Birch Cafe:Fit-out',
      Sublevel: '1',
    })
  })

  test('blanks around a name go, double ones inside make another name', () => {
    const { one, status } = world()
    expect(one('VendorAddRq', { VendorAdd: { Name: '  Two  Words ' } })['Name']).toBe('Two  Words')
    expect(status('VendorAddRq', { VendorAdd: { Name: 'Two Words' } })).toMatch(/^0 /)
    expect(status('VendorAddRq', { VendorAdd: { Name: 'two words' } })).toMatch(/^3100 /)
  })

  test('with account numbers in use a reference may name the number', () => {
    const made = world()
    made.one('AccountAddRq', {
      AccountAdd: { Name: 'Fees', AccountType: 'Income', AccountNumber: '4010' },
    })
    const item = (Name: string): Fields => ({
      ItemServiceAdd: { Name, SalesOrPurchase: { AccountRef: { FullName: '4010' } } },
    })
    expect(made.status('ItemServiceAddRq', item('A'))).toMatch(/^3140 /)
    const { preferences } = made.company.facts
    const AccountingPreferences = {
      ...(preferences['AccountingPreferences'] as Fields),
      IsUsingAccountNumbers: 'true',
    }
    made.company.setFacts({ preferences: { ...preferences, AccountingPreferences } })
    expect(made.one('ItemServiceAddRq', item('A'))).toMatchObject({
      SalesOrPurchase: { AccountRef: { FullName: 'Fees' } },
    })
  })

  test('characters outside the code page are lost, or refused where so switched', () => {
    const { one, status, company } = world()
    expect(one('VendorAddRq', { VendorAdd: { Name: 'Café “Süd” ✂' } })['Name']).toBe('Café “Süd” ?')
    company.setFacts({ switches: { ...company.facts.switches, unknownCharacters: 'refuse' } })
    expect(status('VendorAddRq', { VendorAdd: { Name: '木' } })).toMatch(/^3080 /)
  })
})

describe('Mod', () => {
  test('absent stays, empty goes, an aggregate is replaced', () => {
    const made = world({ profile: 'rivera' })
    const ret = made.one('CustomerModRq', {
      CustomerMod: {
        ...keys(find(made, 'Customer', 'Acme Dental')),
        Email: '',
        TermsRef: { FullName: '' },
        BillAddress: { Addr1: 'New' },
      },
    })
    expect(ret).toMatchObject({ CompanyName: 'Acme Dental', BillAddressBlock: { Addr1: 'New' } })
    expect(ret['BillAddress']).toEqual({ Addr1: 'New' })
    expect(ret).not.toHaveProperty('Email')
    expect(ret).not.toHaveProperty('TermsRef')
  })

  test('a part of an item changes alone, and a percentage ends a price', () => {
    const made = world({ profile: 'rivera' })
    const ret = made.one('ItemServiceModRq', {
      ItemServiceMod: {
        ...keys(find(made, 'Item', 'Labor')),
        SalesOrPurchaseMod: { PricePercent: '5' },
      },
    })
    expect(ret['SalesOrPurchase']).toEqual({
      Desc: 'Plumbing labor',
      PricePercent: '5.00',
      AccountRef: expect.objectContaining({ FullName: 'Sales' }),
    })
  })

  test('members of a group: the whole new set, or none', () => {
    const made = world({ profile: 'rivera' })
    const group = made.one('ItemGroupAddRq', {
      ItemGroupAdd: {
        Name: 'G',
        ItemGroupLine: [{ ItemRef: { FullName: 'Labor' }, Quantity: '2' }],
      },
    })
    expect(
      made.status('ListDelRq', {
        ListDelType: 'ItemService',
        ListID: find(made, 'Item', 'Labor')['ListID'],
      }),
    ).toMatch(/^3160 /)
    const ret = made.one('ItemGroupModRq', {
      ItemGroupMod: { ...keys(group), ClearItemsInGroup: 'true' },
    })
    expect(ret).not.toHaveProperty('ItemGroupLine')
  })
})

describe('opening balances', () => {
  test('of a customer: an invoice against Uncategorized Income', () => {
    const made = world()
    const CustomerAdd = { Name: 'Old', OpenBalance: '120.00', OpenBalanceDate: '2026-01-31' }
    expect(made.one('CustomerAddRq', { CustomerAdd })).toMatchObject({ Balance: '120.00' })
    const [invoice] = rets(made.ask('<InvoiceQueryRq/>')[0], 'InvoiceRet')
    expect(invoice).toMatchObject({ TxnDate: '2026-01-31', BalanceRemaining: '120.00' })
    expect(invoice).not.toHaveProperty('RefNumber')
    expect(find(made, 'Account', 'Uncategorized Income')['AccountType']).toBe('Income')
  })

  test('of an account: against Opening Balance Equity, with the sub-account in the total', () => {
    const made = world()
    made.one('AccountAddRq', {
      AccountAdd: {
        Name: 'Till',
        ParentRef: { FullName: 'Checking' },
        AccountType: 'Bank',
        OpenBalance: '80.00',
      },
    })
    expect(find(made, 'Account', 'Checking')).toMatchObject({
      Balance: '0.00',
      TotalBalance: '80.00',
    })
    expect(find(made, 'Account', 'Opening Balance Equity')['Balance']).toBe('80.00')
    const AccountAdd = { Name: 'Loan', AccountType: 'LongTermLiability', OpenBalance: '30.00' }
    expect(made.one('AccountAddRq', { AccountAdd })['Balance']).toBe('30.00')
    expect(find(made, 'Account', 'Opening Balance Equity')['Balance']).toBe('50.00')
  })
})

describe('data extensions', () => {
  const owner = '{57F3B9B1-86F1-4FCC-B1EE-566DE1813D20}'

  test('the company carries those of an owner that asks, in any case', () => {
    const made = world({ profile: 'rivera' })
    made.desktop.stampCompany(owner.toLowerCase(), 'FileID', '{abc}')
    made.desktop.stampCompany(owner.toLowerCase(), 'FileID', '{def}')
    const [mine, none] = made.ask(
      `<CompanyQueryRq><OwnerID>${owner}</OwnerID></CompanyQueryRq><CompanyQueryRq/>`,
    )
    expect(mine?.content['CompanyRet']).toMatchObject({
      DataExtRet: [
        { OwnerID: owner, DataExtName: 'FileID', DataExtType: 'STR255TYPE', DataExtValue: '{def}' },
      ],
    })
    expect(none?.content['CompanyRet']).not.toHaveProperty('DataExtRet')
  })

  test('defined first, added once, changed, deleted; on a transaction it moves the revision', () => {
    const made = world({ profile: 'rivera' })
    const invoice = made.one('InvoiceQueryRq', { RefNumber: ['1001'] })
    const where = {
      OwnerID: owner,
      DataExtName: 'Mark',
      TxnDataExtType: 'Invoice',
      TxnID: invoice['TxnID'],
    }
    const write = (verb: string, DataExtValue: string): string =>
      made
        .status(`DataExt${verb}Rq`, { [`DataExt${verb}`]: { ...where, DataExtValue } })
        .slice(0, 4)
    expect(write('Add', 'x')).toBe('3121')
    made.one('DataExtDefAddRq', {
      DataExtDefAdd: {
        OwnerID: owner,
        DataExtName: 'Mark',
        DataExtType: 'STR255TYPE',
        AssignToObject: ['Invoice'],
      },
    })
    expect([write('Mod', 'x'), write('Add', 'x'), write('Add', 'y'), write('Mod', 'z')]).toEqual([
      ...['3120', '0 St', '3180', '0 St'],
    ])
    const asked = `<InvoiceQueryRq><RefNumber>1001</RefNumber><OwnerID>${owner}</OwnerID></InvoiceQueryRq>`
    const [after] = rets(made.ask(asked)[0], 'InvoiceRet')
    expect(after?.['DataExtRet']).toMatchObject([{ DataExtName: 'Mark', DataExtValue: 'z' }])
    expect(Number(after?.['EditSequence'])).toBeGreaterThan(Number(invoice['EditSequence']))
    expect(made.status('DataExtDelRq', { DataExtDel: where })).toMatch(/^0 /)
  })
})

describe('opening balances', () => {
  test.each([
    ['250.00', 'Bill', '250.00'],
    ['-40.00', 'VendorCredit', '-40.00'],
  ])('of a vendor, %s: a %s', (OpenBalance, kind, balance) => {
    const made = world()
    made.one('VendorAddRq', {
      VendorAdd: { Name: 'Ace', OpenBalance, OpenBalanceDate: '2026-01-31' },
    })
    expect(find(made, 'Vendor', 'Ace')['Balance']).toBe(balance)
    expect(find(made, 'Account', 'Accounts Payable')['Balance']).toBe(balance)
    const [txn] = rets(made.ask(`<${kind}QueryRq/>`)[0], `${kind}Ret`)
    expect(txn).toMatchObject({ TxnDate: '2026-01-31', VendorRef: { FullName: 'Ace' } })
  })

  test.each(['AccountsReceivable', 'AccountsPayable', 'Income', 'Expense'])(
    'not of an account of type %s',
    (AccountType) => {
      const made = world()
      const AccountAdd = { Name: 'New', AccountType, OpenBalance: '5.00' }
      expect(made.status('AccountAddRq', { AccountAdd })).toMatch(/^3210 The "OpenBalance"/)
    },
  )
})
