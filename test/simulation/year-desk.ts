// What people do in QuickBooks besides the sales of desk.ts: payables, the bank, lists, merges, and what they leave
// QuickBooks in. Each deed is one row with its weight; what QuickBooks would not let them do is no deed.
import { QbsyncError } from '../../src/errors.ts'
import { entity } from '../../src/schema/entities.ts'
import { type Fields, textAt } from '../../src/schema/entity.ts'
import { fromCents } from '../../src/schema/scalars.ts'
import { acts } from '../../src/sim/desk/acts.ts'
import { change, remove, voided } from '../../src/sim/desk/edit.ts'
import { setDesk } from '../../src/sim/desk/state.ts'
import type { World } from '../world.ts'
import { type Deed, desk, type Luck, named, someList, someTxn, today } from './desk.ts'

/** Puts right again what was left: windows, dialogs, closed books. */
export interface Later {
  readonly inMinutes: number
  readonly does: (w: World) => void
}

/** Whether QuickBooks let them. */
function tried(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof QbsyncError && error.exit !== 70) return false
    // A merge that QuickBooks refuses is thrown as its status.
    if (error instanceof Error && error.constructor.name === 'Refusal') return false
    throw error
  }
}

const amount = (luck: Luck): string => fromCents(100 + luck.below(90_000))
const ref = (fields: Fields | undefined): Fields => ({
  ListID: textAt(fields ?? {}, 'ListID') ?? '',
})

function account(w: World, luck: Luck, type: string): Fields | undefined {
  const ids = w.company
    .sql(
      `select id from lists where kind = 'Account' and is_active = 1
       and json_extract(body, '$.AccountType') = ? order by serial`,
    )
    .pluck(true)
    .all(type) as string[]
  const id = luck.of(ids)
  return id === undefined ? undefined : { ListID: id }
}

const enter =
  (kind: string, content: (w: World, luck: Luck) => Fields | undefined) =>
  (w: World, luck: Luck): boolean => {
    const set = content(w, luck)
    return set !== undefined && tried(() => change(w.company, entity(kind), set))
  }

const save =
  (kind: string, set: (luck: Luck) => Fields) =>
  (w: World, luck: Luck): boolean => {
    const id = someTxn(w, luck, kind)
    return id !== undefined && tried(() => change(w.company, entity(kind), set(luck), id))
  }

const saveList =
  (kind: string, set: (luck: Luck, now: Fields) => Fields) =>
  (w: World, luck: Luck): boolean => {
    const now = someList(w, luck, kind)
    const id = now && textAt(now, 'ListID')
    return (
      now !== undefined &&
      id !== undefined &&
      tried(() => change(w.company, entity(kind), set(luck, now), id))
    )
  }

const drop = (kind: string) => (w: World, luck: Luck) => {
  const id = someTxn(w, luck, kind)
  return id !== undefined && tried(() => remove(w.company, entity(kind), id))
}
const dropList = (kind: string) => (w: World, luck: Luck) => {
  const id = textAt(someList(w, luck, kind) ?? {}, 'ListID')
  return id !== undefined && tried(() => remove(w.company, entity(kind), id))
}
const voids = (kind: string) => (w: World, luck: Luck) => {
  const id = someTxn(w, luck, kind)
  return id !== undefined && tried(() => voided(w.company, entity(kind), id))
}
const act = (w: World, name: string, given: object = {}) =>
  acts.find((a) => a.name === name)?.run(w.company, given as never)

const merge = (kind: string) => (w: World, luck: Luck) => {
  const [from, to] = [someList(w, luck, kind), someList(w, luck, kind)].map((f) =>
    textAt(f ?? {}, 'ListID'),
  )
  if (!from || !to || from === to) return false
  return tried(() => act(w, 'merge', { kind, from, to }))
}

const toggle = (_luck: Luck, now: Fields): Fields => ({
  IsActive: String(textAt(now, 'IsActive') === 'false'),
})
const phone = (luck: Luck): Fields => ({ Phone: `555-${luck.below(10_000)}` })
const memo = (luck: Luck): Fields => ({ Memo: `Seen ${luck.below(1000)}` })

const expenses = (w: World, luck: Luck): Fields => ({
  ExpenseLineAdd: [{ AccountRef: account(w, luck, 'Expense') ?? {}, Amount: amount(luck) }],
})
const withVendor = (
  w: World,
  luck: Luck,
  more: (w: World, luck: Luck) => Fields,
): Fields | undefined => {
  const vendor = someList(w, luck, 'Vendor')
  return vendor && { VendorRef: ref(vendor), TxnDate: today(w), ...more(w, luck) }
}
const sale =
  (line: string) =>
  (w: World, luck: Luck): Fields | undefined => {
    const [customer, item] = [someList(w, luck, 'Customer'), someList(w, luck, 'ItemService')]
    if (!customer || !item) return undefined
    const lines = [{ ItemRef: ref(item), Quantity: '1', Rate: amount(luck) }]
    return { CustomerRef: ref(customer), TxnDate: today(w), [line]: lines }
  }

function payBill(w: World, luck: Luck): boolean {
  const id = someTxn(w, luck, 'Bill', 'and total <> applied')
  if (!id) return false
  const row = w.company.sql('select party, total, applied from txns where id = ?').get(id) as {
    party: string
    total: number
    applied: number
  }
  const open = Math.abs(row.total) - Math.abs(row.applied)
  const bank = account(w, luck, 'Bank')
  if (open <= 0 || !bank) return false
  const PaymentAmount = fromCents(luck.below(3) === 0 ? 1 + luck.below(open) : open)
  const content = {
    PayeeEntityRef: { ListID: row.party },
    TxnDate: today(w),
    BankAccountRef: bank,
    IsToBePrinted: 'false',
    AppliedToTxnAdd: [{ TxnID: id, PaymentAmount }],
  }
  return tried(() => change(w.company, entity('BillPaymentCheck'), content))
}

function deposit(w: World, luck: Luck): boolean {
  const bank = account(w, luck, 'Bank')
  const found = w.desktop.perform('ReceivePaymentToDepositQueryRq').content[
    'ReceivePaymentToDepositRet'
  ]
  const waiting = Array.isArray(found) ? (found as Fields[]) : found ? [found as Fields] : []
  const some = waiting.slice(-40).slice(0, 1 + luck.below(4))
  if (!bank || some.length === 0) return false
  const DepositLineAdd = some.map((f) => ({ PaymentTxnID: textAt(f, 'TxnID') ?? '' }))
  const content = { TxnDate: today(w), DepositToAccountRef: bank, DepositLineAdd }
  return tried(() => change(w.company, entity('Deposit'), content))
}

function journal(w: World, luck: Luck): Fields | undefined {
  const [debit, credit] = [account(w, luck, 'Expense'), account(w, luck, 'Bank')]
  const sum = amount(luck)
  return debit && credit
    ? {
        TxnDate: today(w),
        JournalDebitLine: [{ AccountRef: debit, Amount: sum }],
        JournalCreditLine: [{ AccountRef: credit, Amount: sum }],
      }
    : undefined
}

function job(w: World, luck: Luck): Fields | undefined {
  const customer = someList(w, luck, 'Customer')
  return customer && { Name: `Job ${luck.below(100_000)}`, ParentRef: ref(customer) }
}

/** What is left for a while and put right again later. */
const leaves =
  (minutes: number, does: (w: World, luck: Luck) => boolean, undone: (w: World) => void) =>
  (later: Later[]) =>
  (w: World, luck: Luck): boolean => {
    if (!does(w, luck)) return false
    later.push({ inMinutes: minutes + luck.below(minutes), does: undone })
    return true
  }

const left: readonly { name: string; weight: number; of: ReturnType<typeof leaves> }[] = [
  {
    name: 'a window left open on an invoice',
    weight: 2,
    of: leaves(
      240,
      (w, luck) => {
        const id = someTxn(w, luck, 'Invoice')
        return id !== undefined && tried(() => act(w, 'open', { kind: 'Invoice', record: id }))
      },
      (w) => void act(w, 'close'),
    ),
  },
  {
    name: 'a window left open on a customer',
    weight: 1,
    of: leaves(
      240,
      (w, luck) => {
        const id = textAt(someList(w, luck, 'Customer') ?? {}, 'ListID')
        return id !== undefined && tried(() => act(w, 'open', { kind: 'Customer', record: id }))
      },
      (w) => void act(w, 'close'),
    ),
  },
  {
    name: 'a dialog left on the screen',
    weight: 1,
    of: leaves(
      60,
      (w) => tried(() => setDesk(w.company, { dialog: 'A dialog' })),
      (w) => void act(w, 'answer'),
    ),
  },
  {
    name: 'the company file closed for a while',
    weight: 1,
    of: leaves(
      90,
      (w) => tried(() => act(w, 'close-company')),
      (w) => void act(w, 'open-company'),
    ),
  },
  {
    name: 'the books closed up to last month',
    weight: 1,
    of: leaves(
      2880,
      (w) => {
        const date = new Date(w.env.now() - 30 * 86_400_000).toISOString().slice(0, 10)
        return tried(() => act(w, 'closing-date', { date }))
      },
      (w) => void act(w, 'closing-date'),
    ),
  },
]

const more: readonly Deed[] = [
  { name: 'a job', weight: 2, does: enter('Customer', job) },
  { name: 'a customer deleted', weight: 1, does: dropList('Customer') },
  { name: 'two customers merged', weight: 1, does: merge('Customer') },
  { name: 'a payment saved', weight: 3, does: save('ReceivePayment', memo) },
  { name: 'a credit deleted', weight: 1, does: drop('CreditMemo') },
  { name: 'a credit saved', weight: 1, does: save('CreditMemo', memo) },
  { name: 'a credit voided', weight: 1, does: voids('CreditMemo') },
  { name: 'a deposit', weight: 3, does: deposit },
  { name: 'a deposit deleted', weight: 1, does: drop('Deposit') },
  { name: 'a sales receipt', weight: 2, does: enter('SalesReceipt', sale('SalesReceiptLineAdd')) },
  { name: 'an estimate', weight: 1, does: enter('Estimate', sale('EstimateLineAdd')) },
  { name: 'a bill', weight: 5, does: enter('Bill', (w, luck) => withVendor(w, luck, expenses)) },
  { name: 'a bill saved', weight: 2, does: save('Bill', memo) },
  { name: 'a bill deleted', weight: 1, does: drop('Bill') },
  { name: 'a bill voided', weight: 1, does: voids('Bill') },
  { name: 'a bill paid', weight: 4, does: payBill },
  { name: 'a bill payment deleted', weight: 1, does: drop('BillPaymentCheck') },
  {
    name: 'a vendor credit',
    weight: 1,
    does: enter('VendorCredit', (w, luck) => withVendor(w, luck, expenses)),
  },
  {
    name: 'a check',
    weight: 2,
    does: enter('Check', (w, luck) => {
      const bank = account(w, luck, 'Bank')
      return bank && { AccountRef: bank, TxnDate: today(w), ...expenses(w, luck) }
    }),
  },
  { name: 'a check voided', weight: 1, does: voids('Check') },
  {
    name: 'a card charge',
    weight: 1,
    does: enter('CreditCardCharge', (w, luck) => {
      const card = account(w, luck, 'CreditCard')
      return card && { AccountRef: card, TxnDate: today(w), ...expenses(w, luck) }
    }),
  },
  {
    name: 'a transfer',
    weight: 1,
    does: enter('Transfer', (w, luck) => {
      const [from, to] = [account(w, luck, 'Bank'), account(w, luck, 'OtherCurrentAsset')]
      return from && to
        ? {
            TxnDate: today(w),
            TransferFromAccountRef: from,
            TransferToAccountRef: to,
            Amount: amount(luck),
          }
        : undefined
    }),
  },
  { name: 'a journal entry', weight: 1, does: enter('JournalEntry', journal) },
  { name: 'a vendor renamed', weight: 1, does: saveList('Vendor', (l) => ({ Name: named(l) })) },
  { name: 'a vendor made active or inactive', weight: 1, does: saveList('Vendor', toggle) },
  { name: 'a vendor deleted', weight: 1, does: dropList('Vendor') },
  { name: 'two vendors merged', weight: 1, does: merge('Vendor') },
  {
    name: 'an account',
    weight: 1,
    does: enter('Account', (_w, luck) => ({ Name: named(luck), AccountType: 'Expense' })),
  },
  { name: 'an account renamed', weight: 1, does: saveList('Account', (l) => ({ Name: named(l) })) },
  { name: 'an account deleted', weight: 1, does: dropList('Account') },
  { name: 'a class', weight: 1, does: enter('Class', (_w, luck) => ({ Name: named(luck) })) },
  { name: 'a class renamed', weight: 1, does: saveList('Class', (l) => ({ Name: named(l) })) },
  {
    name: 'an item renamed',
    weight: 1,
    does: saveList('ItemService', (l) => ({ Name: named(l) })),
  },
  { name: 'a vendor rung up', weight: 1, does: saveList('Vendor', phone) },
]

/** All that is done at the desk; what is left there is put on the list of what is to be put right. */
export const yearDesk = (later: Later[]): readonly Deed[] => [
  ...desk,
  ...more,
  ...left.map(({ name, weight, of }) => ({ name, weight, does: of(later) })),
]
