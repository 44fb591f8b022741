// A company with a vendor, a customer and a few items, for the tests of purchases and banking.
import type { Fields } from '../../src/schema/entity.ts'
import { sumOn } from '../../src/sim/ledger.ts'
import { rets, type World, world } from './company.ts'

export interface Books extends World {
  /** Cents on an account, debits positive. */
  on(account: string): number
  /** The open record of a kind, as a query gives it. */
  get(kind: string, id: unknown): Fields
  /** Sum of all postings: zero. */
  trial(): number
}

export function books(): Books {
  const made = world()
  const { one } = made
  one('VendorAddRq', { VendorAdd: { Name: 'Cascade Supply', TermsRef: { FullName: 'Net 30' } } })
  one('VendorAddRq', { VendorAdd: { Name: 'Other Vendor' } })
  one('CustomerAddRq', { CustomerAdd: { Name: 'Pine Dental' } })
  one('ItemServiceAddRq', {
    ItemServiceAdd: {
      Name: 'Subcontract',
      SalesAndPurchase: {
        SalesPrice: '90.00',
        IncomeAccountRef: { FullName: 'Service Income' },
        PurchaseDesc: 'Work of others',
        PurchaseCost: '60.00',
        ExpenseAccountRef: { FullName: 'Job Materials' },
      },
    },
  })
  return {
    ...made,
    on: (account) => sumOn(made.company, idOf(made, 'Account', account), ''),
    get: (kind, id) => {
      const links = /^(Bill|Check|VendorCredit|PurchaseOrder|ItemReceipt|Invoice|CreditMemo)$/.test(
        kind,
      )
        ? '<IncludeLinkedTxns>true</IncludeLinkedTxns>'
        : ''
      const lines = kind === 'Transfer' ? '' : '<IncludeLineItems>true</IncludeLineItems>'
      const [found] = rets(
        made.ask(`<${kind}QueryRq><TxnID>${id}</TxnID>${lines}${links}</${kind}QueryRq>`)[0],
        `${kind}Ret`,
      )
      if (!found) throw new Error(`no ${kind} ${id}`)
      return found
    },
    trial: () =>
      Number(made.company.sql('select coalesce(sum(amount), 0) from postings').pluck(true).get()),
  }
}

export function idOf(made: World, kind: string, name: string): string {
  const [found] = rets(
    made.ask(`<${kind}QueryRq><FullName>${name}</FullName></${kind}QueryRq>`)[0],
    `${kind}Ret`,
  )
  return String(found?.['ListID'])
}

export const named = (FullName: string): Fields => ({ FullName })
export const keysOf = (ret: Fields): Fields => ({
  TxnID: ret['TxnID'],
  EditSequence: ret['EditSequence'],
})

export const bill = (made: World, amount: string, more: Fields = {}): Fields =>
  made.one('BillAddRq', {
    BillAdd: {
      VendorRef: named('Cascade Supply'),
      TxnDate: '2026-03-01',
      ExpenseLineAdd: [{ AccountRef: named('Job Materials'), Amount: amount }],
      ...more,
    },
  })
