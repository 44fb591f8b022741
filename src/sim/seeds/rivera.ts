// Rivera Plumbing: the small company of the examples. Four customers of which one is inactive, a job, five
// invoices from 2024 to 2026, one of them paid. Everything is made at its own date, as a person would have.

import { invariant } from '../../errors.ts'
import type { Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import { Desktop } from '../desktop.ts'
import { type ChartRow, fillBase, fillChart } from './new-company.ts'

const chart: readonly ChartRow[] = [
  ['Checking', 'Bank'],
  ['Savings', 'Bank'],
  ['Accounts Receivable', 'AccountsReceivable', 'AccountsReceivable'],
  ['Undeposited Funds', 'OtherCurrentAsset', 'UndepositedFunds'],
  ['Accounts Payable', 'AccountsPayable', 'AccountsPayable'],
  ['Opening Balance Equity', 'Equity', 'OpeningBalanceEquity'],
  ['Sales', 'Income'],
  ['Card Fees', 'Expense'],
]

const customers: readonly [day: string, customer: Fields][] = [
  ['2024-01-08', customer('Acme Dental', 'Ana', 'Ortiz', '12 Elm Street', '60601')],
  ['2024-08-12', customer('Birch Cafe', 'Ben', 'Lund', '88 Lake Avenue', '60614')],
  ['2025-12-01', customer('Cedar Gym', 'Cora', 'Diaz', '5 Oak Road', '60622')],
  ['2026-03-10', customer('Dale Farms', 'Dale', 'Nowak', '900 County Line', '60098')],
]

function customer(
  name: string,
  first: string,
  last: string,
  street: string,
  postalCode: string,
): Fields {
  return {
    Name: name,
    CompanyName: name,
    FirstName: first,
    LastName: last,
    BillAddress: {
      Addr1: name,
      Addr2: street,
      City: 'Chicago',
      State: 'IL',
      PostalCode: postalCode,
    },
    Email: `${first.toLowerCase()}@${name.toLowerCase().replaceAll(' ', '')}.example`,
    TermsRef: { FullName: 'Net 30' },
  }
}

const invoices: readonly [day: string, number: string, customer: string, amount: string][] = [
  ['2024-08-20', '1005', 'Birch Cafe', '75.00'],
  ['2025-11-05', '1003', 'Acme Dental', '250.00'],
  ['2026-01-15', '1004', 'Cedar Gym', '90.00'],
  ['2026-02-10', '1002', 'Birch Cafe', '400.00'],
  ['2026-03-01', '1001', 'Acme Dental', '1000.00'],
]

export function fillRivera(company: Company): void {
  const desktop = new Desktop(company)
  const on = <T>(day: string, work: () => T, time = '10:00:00'): T =>
    company.at(company.zone.first(`${day}T${time}`) ?? 0, work)
  const ask = (name: string, content: Fields): Fields => {
    const { attributes, content: answer } = desktop.perform(name, content)
    invariant(attributes['statusCode'] === '0', `${name} succeeds: ${attributes['statusMessage']}`)
    return answer
  }
  const events: [day: string, time: string, work: () => void][] = []
  events.push([
    '2024-01-02',
    '09:00:00',
    () => {
      fillChart(company, chart)
      fillBase(company)
    },
  ])
  events.push([
    '2024-01-02',
    '09:05:00',
    () => {
      // With the payment of 2025 Checking comes to 12,500.00.
      ask('AccountModRq', opening(ask, 'Checking'))
      ask('ItemServiceAddRq', {
        ItemServiceAdd: {
          Name: 'Labor',
          SalesTaxCodeRef: { FullName: 'Non' },
          SalesOrPurchase: {
            Desc: 'Plumbing labor',
            Price: '95.00',
            AccountRef: { FullName: 'Sales' },
          },
        },
      })
    },
  ])
  for (const [day, fields] of customers)
    events.push([day, '10:00:00', () => ask('CustomerAddRq', { CustomerAdd: fields })])
  events.push([
    '2025-10-06',
    '10:00:00',
    () =>
      ask('CustomerAddRq', {
        CustomerAdd: { Name: 'Fit-out', ParentRef: { FullName: 'Acme Dental' } },
      }),
  ])
  for (const [day, number, name, amount] of invoices)
    events.push([day, '11:00:00', () => ask('InvoiceAddRq', invoice(day, number, name, amount))])
  events.push(['2025-11-21', '14:30:00', () => pay(ask)])
  events.push(['2026-02-20', '16:00:00', () => deactivate(ask, 'Cedar Gym')])
  events.sort((a, b) => (`${a[0]}${a[1]}` < `${b[0]}${b[1]}` ? -1 : 1))
  for (const [day, time, work] of events) on(day, work, time)
  // Numbers go on behind the highest, not behind the invoice that was made last.
  company.setMeta('ref:Invoice', '1005')
}

type Ask = (name: string, content: Fields) => Fields

const first = (answer: Fields, ret: string): Fields => (answer[ret] as Fields[])[0] ?? {}

function opening(ask: Ask, name: string): Fields {
  const account = first(ask('AccountQueryRq', { FullName: [name] }), 'AccountRet')
  return {
    AccountMod: {
      ListID: account['ListID'],
      EditSequence: account['EditSequence'],
      OpenBalance: '12250.00',
      OpenBalanceDate: '2024-01-02',
    },
  }
}

function invoice(day: string, number: string, name: string, amount: string): Fields {
  return {
    InvoiceAdd: {
      CustomerRef: { FullName: name },
      TxnDate: day,
      RefNumber: number,
      InvoiceLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: amount }],
    },
  }
}

function pay(ask: Ask): void {
  const paid = first(ask('InvoiceQueryRq', { RefNumber: ['1003'] }), 'InvoiceRet')
  ask('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { FullName: 'Acme Dental' },
      TxnDate: '2025-11-21',
      RefNumber: '4471',
      TotalAmount: '250.00',
      PaymentMethodRef: { FullName: 'Check' },
      DepositToAccountRef: { FullName: 'Checking' },
      AppliedToTxnAdd: [{ TxnID: paid['TxnID'], PaymentAmount: '250.00' }],
    },
  })
}

function deactivate(ask: Ask, name: string): void {
  const found = first(ask('CustomerQueryRq', { FullName: [name] }), 'CustomerRet')
  ask('CustomerModRq', {
    CustomerMod: {
      ListID: found['ListID'],
      EditSequence: found['EditSequence'],
      IsActive: 'false',
    },
  })
}
