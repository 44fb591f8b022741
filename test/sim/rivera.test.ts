// The company of the examples (sync-behaviour.md 0.5).
import { expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { describeCompany } from '../../src/sim/company.ts'
import { code, rets, world } from './company.ts'

const { ask, company } = world({ profile: 'rivera' })
const table = (request: string, ret: string, ...fields: string[]): unknown[] =>
  rets(ask(request)[0], ret).map((record) =>
    fields.map((field) => (record[field] as Fields)?.['FullName'] ?? record[field]),
  )

test('the accounts and their balances', () => {
  expect(table('<AccountQueryRq/>', 'AccountRet', 'Name', 'AccountType', 'Balance')).toEqual([
    ['Accounts Payable', 'AccountsPayable', '0.00'],
    ['Accounts Receivable', 'AccountsReceivable', '1565.00'],
    ['Card Fees', 'Expense', '0.00'],
    ['Checking', 'Bank', '12500.00'],
    ['Opening Balance Equity', 'Equity', '12250.00'],
    ['Sales', 'Income', '0.00'],
    ['Savings', 'Bank', '0.00'],
    ['Undeposited Funds', 'OtherCurrentAsset', '0.00'],
  ])
})

test('the customers; the inactive one comes only when asked for', () => {
  const all = '<CustomerQueryRq><ActiveStatus>All</ActiveStatus></CustomerQueryRq>'
  expect(table(all, 'CustomerRet', 'FullName', 'IsActive', 'Balance')).toEqual([
    ['Acme Dental', 'true', '1000.00'],
    ['Acme Dental:Fit-out', 'true', '0.00'],
    ['Birch Cafe', 'true', '475.00'],
    ['Cedar Gym', 'false', '90.00'],
    ['Dale Farms', 'true', '0.00'],
  ])
  expect(table('<CustomerQueryRq/>', 'CustomerRet', 'FullName')).toHaveLength(4)
})

test('the invoices, ordered by date', () => {
  const fields = [
    'RefNumber',
    'CustomerRef',
    'TxnDate',
    'DueDate',
    'Subtotal',
    'BalanceRemaining',
    'IsPaid',
  ]
  expect(table('<InvoiceQueryRq/>', 'InvoiceRet', ...fields)).toEqual([
    ['1005', 'Birch Cafe', '2024-08-20', '2024-09-19', '75.00', '75.00', 'false'],
    ['1003', 'Acme Dental', '2025-11-05', '2025-12-05', '250.00', '0.00', 'true'],
    ['1004', 'Cedar Gym', '2026-01-15', '2026-02-14', '90.00', '90.00', 'false'],
    ['1002', 'Birch Cafe', '2026-02-10', '2026-03-12', '400.00', '400.00', 'false'],
    ['1001', 'Acme Dental', '2026-03-01', '2026-03-31', '1000.00', '1000.00', 'false'],
  ])
})

test('1003 is paid by a payment, and the next invoice is 1006', () => {
  const [payment] = rets(
    ask(
      '<ReceivePaymentQueryRq><IncludeLineItems>true</IncludeLineItems></ReceivePaymentQueryRq>',
    )[0],
    'ReceivePaymentRet',
  )
  expect(payment).toMatchObject({
    TxnDate: '2025-11-21',
    TotalAmount: '250.00',
    UnusedPayment: '0.00',
    AppliedToTxnRet: [{ RefNumber: '1003', BalanceRemaining: '0.00', Amount: '250.00' }],
  })
  const [added] = ask(
    '<InvoiceAddRq><InvoiceAdd><CustomerRef><FullName>Dale Farms</FullName></CustomerRef><InvoiceLineAdd><ItemRef><FullName>Labor</FullName></ItemRef></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>',
  )
  expect(added?.content['InvoiceRet']).toMatchObject({
    RefNumber: '1006',
    BalanceRemaining: '95.00',
  })
})

test('records were made at their dates, none after the clock of the examples', () => {
  const [invoice] = rets(
    ask('<InvoiceQueryRq><RefNumber>1001</RefNumber></InvoiceQueryRq>')[0],
    'InvoiceRet',
  )
  expect(invoice?.['TimeCreated']).toBe('2026-03-01T11:00:00-06:00')
  const late =
    '<CustomerQueryRq><ActiveStatus>All</ActiveStatus><FromModifiedDate>2026-04-01T09:00:00</FromModifiedDate></CustomerQueryRq>'
  expect(code(ask(late)[0])).toBe('1')
})

test('host and company say who they are', () => {
  const [host, about] = ask('<HostQueryRq/><CompanyQueryRq/>')
  expect(host?.content['HostRet']).toMatchObject({
    ProductName: 'QuickBooks Desktop Premier 2023',
    MajorVersion: '33',
    Country: 'US',
    QBFileMode: 'SingleUser',
  })
  expect(about?.content['CompanyRet']).toMatchObject({ CompanyName: 'Rivera Plumbing' })
  expect(describeCompany(company)).toMatchObject({
    path: 'Q:\\Books\\Rivera.qbw',
    counts: { Customer: 5, Invoice: 6, ReceivePayment: 1 },
  })
})
