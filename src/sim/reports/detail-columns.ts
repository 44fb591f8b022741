// Columns of detail reports (IncludeColumn): title, type and value of each. Titles as QuickBooks prints them
// (reported). What the simulator keeps nothing of is an empty column.
import type { Fields } from '../../schema/entity.ts'
import { fromCents } from '../../schema/scalars.ts'
import type { Company } from '../company-file.ts'
import { textOf } from '../filters.ts'
import { listById } from '../records.ts'
import { idOf } from '../reference.ts'
import type { Entry } from './entries.ts'

export interface Place {
  readonly company: Company
  /** Cents as the report shows them, and what they add up to so far. */
  readonly shown: number
  readonly running: number
}

export interface DetailColumn {
  readonly title: string
  readonly data: string
  readonly value: (entry: Entry, place: Place) => string
  /** Its sum stands in subtotals. */
  readonly adds?: (entry: Entry, place: Place) => number
}

/** How reports call the kinds of transaction. */
const typeNames: Readonly<Record<string, string>> = {
  ReceivePayment: 'Payment',
  JournalEntry: 'General Journal',
  BillPaymentCheck: 'Bill Pmt -Check',
  BillPaymentCreditCard: 'Bill Pmt -CCard',
  VendorCredit: 'Bill Credit',
  Charge: 'Statement Charge',
  CreditCardCredit: 'CC Credit',
  InventoryAdjustment: 'Inventory Adjust',
  SalesTaxPaymentCheck: 'Sales Tax Payment',
  ARRefundCreditCard: 'CCard Refund',
}
export const typeName = (kind: string): string =>
  typeNames[kind] ?? kind.replace(/([a-z])([A-Z])/g, '$1 $2')

const str = (title: string, value: DetailColumn['value']): DetailColumn => ({
  ...{ title, data: 'STRTYPE', value },
})
const day = (title: string, value: DetailColumn['value']): DetailColumn => ({
  ...{ title, data: 'DATETYPE', value },
})
const money = (title: string, adds: (entry: Entry, place: Place) => number): DetailColumn => ({
  ...{ title, data: 'AMTTYPE', adds },
  value: (entry, place) => fromCents(adds(entry, place)),
})
const empty = (title: string): DetailColumn => str(title, () => '')

const ofHead =
  (name: string): DetailColumn['value'] =>
  ({ head }) =>
    textOf(head, name)
const refOfHead =
  (name: string, family: string): DetailColumn['value'] =>
  ({ head }, { company }) =>
    nameIn(company, family, idOf(head[name]))
const nameIn = (company: Company, family: string, id: string | null | undefined): string =>
  id ? (company.fullName(family, id) ?? id) : ''

/** A field of the name record; the last word of a path may be inside its address. */
const ofName =
  (...names: string[]): DetailColumn['value'] =>
  ({ name, party }, { company }) => {
    const record = listById(company, 'names', name || (party ?? ''))
    const address = record?.body['BillAddress'] ?? record?.body['VendorAddress']
    for (const field of names) {
      const found =
        textOf(record?.body, field) ||
        (address && typeof address !== 'string' ? textOf(address as Fields, field) : '')
      if (found !== '') return found
    }
    return ''
  }

export const detailColumns: Readonly<Record<string, DetailColumn>> = {
  TxnType: str('Type', (e) => typeName(e.kind)),
  Date: day('Date', (e) => e.date),
  RefNumber: str('Num', (e) => e.refNumber ?? ''),
  TxnID: { title: 'Trans ID', data: 'IDTYPE', value: (e) => e.id },
  TxnNumber: { title: 'Trans #', data: 'INTTYPE', value: (e) => String(e.number) },
  Name: str('Name', (e, { company }) => nameIn(company, 'names', e.name)),
  SourceName: str('Source Name', (e, { company }) => nameIn(company, 'names', e.party)),
  Memo: str('Memo', ofHead('Memo')),
  Account: str('Account', (e, { company }) => nameIn(company, 'accounts', e.account)),
  Class: str('Class', (e, { company }) => nameIn(company, 'classes', e.class)),
  SplitAccount: str('Split', (e, { company }) =>
    e.others > 1 ? '-SPLIT-' : nameIn(company, 'accounts', e.other),
  ),
  Amount: money('Amount', (_, { shown }) => shown),
  OriginalAmount: money('Orig. Amount', (_, { shown }) => shown),
  Debit: {
    ...money('Debit', (e) => Math.max(0, e.cents)),
    value: (e) => (e.cents > 0 ? fromCents(e.cents) : ''),
  },
  Credit: {
    ...money('Credit', (e) => Math.max(0, 0 - e.cents)),
    value: (e) => (e.cents < 0 ? fromCents(0 - e.cents) : ''),
  },
  RunningBalance: {
    ...{ title: 'Balance', data: 'AMTTYPE' },
    value: (_, { running }) => fromCents(running),
  },
  OpenBalance: money('Open Balance', (_, { shown }) => shown),
  PaidAmount: money('Paid Amount', (e, { shown }) => shown - Math.sign(shown) * Math.abs(e.open)),
  PaidStatus: str('Paid', (e) => (e.isPaid ? 'Paid' : 'Unpaid')),
  Aging: {
    ...{ title: 'Aging', data: 'INTTYPE' },
    value: (e) => (e.age === undefined || e.age <= 0 ? '' : String(e.age)),
  },
  DueDate: day('Due Date', ofHead('DueDate')),
  ShipDate: day('Ship Date', ofHead('ShipDate')),
  Terms: str('Terms', refOfHead('TermsRef', 'terms')),
  SalesRep: str('Rep', refOfHead('SalesRepRef', 'sales-reps')),
  ShipMethod: str('Via', refOfHead('ShipMethodRef', 'ship-methods')),
  PaymentMethod: str('Pay Meth', refOfHead('PaymentMethodRef', 'payment-methods')),
  PONumber: str('P. O. #', ofHead('PONumber')),
  FOB: str('FOB', ofHead('FOB')),
  ModifiedTime: {
    ...{ title: 'Entered/Last Modified', data: 'DATETIMETYPE' },
    value: (e, { company }) => company.zone.print(e.modified),
  },
  LastModifiedBy: str('Last modified by', (_, { company }) => company.facts.user),
  NameAccountNumber: str('Name Account #', ofName('AccountNumber')),
  NameAddress: str('Name Address', ofName('Addr1')),
  NameCity: str('Name City', ofName('City')),
  NameContact: str('Name Contact', ofName('Contact')),
  NameEmail: str('Name E-Mail', ofName('Email')),
  NameFax: str('Name Fax', ofName('Fax')),
  NamePhone: str('Name Phone #', ofName('Phone')),
  NameState: str('Name State', ofName('State')),
  NameZip: str('Name Zip', ofName('PostalCode')),
  ClearedStatus: empty('Clr'),
}

/** The column of a word. A word without a row is an empty column under its own name. */
export const detailColumn = (word: string): DetailColumn =>
  detailColumns[word] ?? empty(word.replace(/([a-z])([A-Z])/g, '$1 $2'))
