// Bills, item receipts, vendor credits, checks, card charges and credits: one form over expense and item lines
// (qbxml-semantics.md 12.3, 15.5, 16, 17.19).
import type { Fields } from '../schema/entity.ts'
import { addDays, fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { addressBlock } from './address.ts'
import { applyCredit, openOf } from './apply.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import type { Draft, TxnForm } from './form.ts'
import { draftsOfAdd, draftsOfMod } from './lines.ts'
import {
  expenseLine,
  groupLine,
  itemLine,
  type PurchaseFacts,
  partyOf,
  sumOf,
} from './purchase-lines.ts'
import { linkOrders, type Ordered, orderedDrafts, releaseReceipts } from './purchase-links.ts'
import { type Line, listById, type Txn } from './records.ts'
import { numberCheck } from './ref-numbers.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { dueDate } from './tax.ts'
import { voidAmounts } from './void.ts'

type PurchaseKind =
  | 'Bill'
  | 'ItemReceipt'
  | 'VendorCredit'
  | 'Check'
  | 'CreditCardCharge'
  | 'CreditCardCredit'

interface Row {
  readonly accountField: string
  readonly accountTypes: readonly string[]
  /** Field of the Ret with the sum of the lines. */
  readonly sumField: string
  /** Its sum is what is open (bills, credits); else only its lines on A/R or A/P are. */
  readonly isOpen: boolean
  readonly isCheck?: boolean
}

const payable = { accountField: 'APAccountRef', accountTypes: ['AccountsPayable'], isOpen: true }
const card = {
  accountField: 'AccountRef',
  accountTypes: ['CreditCard'],
  sumField: 'Amount',
  isOpen: false,
}

const rows: Readonly<Record<PurchaseKind, Row>> = {
  Bill: { ...payable, sumField: 'AmountDue' },
  ItemReceipt: { ...payable, sumField: 'TotalAmount' },
  VendorCredit: { ...payable, sumField: 'CreditAmount' },
  Check: {
    accountField: 'AccountRef',
    accountTypes: ['Bank'],
    sumField: 'Amount',
    isOpen: false,
    isCheck: true,
  },
  CreditCardCharge: card,
  CreditCardCredit: card,
}

export function purchaseForm(kind: PurchaseKind): TxnForm {
  const row = rows[kind]
  return {
    accountField: row.accountField,
    accountTypes: row.accountTypes,
    needsLines: true,
    hasAutoNumber: false,
    hiddenRows: 1,
    notEmpty: new Set([
      'VendorRef',
      'APAccountRef',
      'AccountRef',
      'TxnDate',
      'DueDate',
      'ClearExpenseLines',
      'ClearItemLines',
    ]),
    lineNotEmpty: new Set(['Amount', 'BillableStatus', 'Quantity', 'Cost']),
    fill: (draft, company) => fill(draft, company, kind),
    link: (draft, company) => {
      linkOrders(draft.txn, company)
      for (const { id, amount } of refunds(draft)) applyCredit(company, id, draft.txn, amount, null)
    },
    release: releaseReceipts,
    void: (txn) => voidAmounts(txn, row.isOpen ? {} : { [row.sumField]: '0.00' }),
    computed: (txn) => {
      const out: Fields = row.isOpen ? { [row.sumField]: fromCents(txn.total) } : {}
      if (kind === 'Bill' || kind === 'VendorCredit') out['OpenAmount'] = fromCents(openOf(txn))
      if (kind === 'Bill') out['IsPaid'] = openOf(txn) === 0 ? 'true' : 'false'
      const block = kind === 'Check' ? addressBlock(txn.head['Address']) : undefined
      return block ? { ...out, AddressBlock: block } : out
    },
  }
}

function fill(draft: Draft, company: Company, kind: PurchaseKind): void {
  const { txn, before } = draft
  const row = rows[kind]
  const { head } = txn
  if (row.accountField === 'APAccountRef')
    txn.account ??= specialAccount(company, 'AccountsPayable').id
  if (!before) defaults(txn, company, kind)
  if (kind === 'Bill') setDueDate(draft, company)
  const ordered = orderedDrafts(draft, company)
  txn.lines = linesOf(draft, company, ordered)
  const sum = sumOf(txn.lines)
  if (sum < 0)
    throw new Refusal(
      3210,
      `The "total amount" field has an invalid value "${fromCents(sum)}".  QuickBooks error message: Transaction amount must be positive.`,
    )
  if (row.isOpen) txn.total = sum
  else {
    head[row.sumField] = fromCents(sum)
    openPart(txn, company)
  }
  if (row.isCheck) numberCheck(draft, company, txn.account ?? undefined)
}

/**
 * What of a check or card charge stands on A/R or A/P for its payee: a customer may pay it back, a vendor's is a
 * credit (15.1, certain that a check to a customer can be paid).
 */
function openPart(txn: Txn, company: Company): void {
  const open = txn.lines.find((l) => l['~party'] === txn.party && typeof l['~account'] === 'string')
  const account = open?.['~account']
  txn.total =
    typeof account === 'string' && partyOf(company, account) !== undefined
      ? sumOf(txn.lines.filter((l) => l['~account'] === account && l['~party'] === txn.party))
      : 0
  if (txn.total > 0 && typeof account === 'string') txn.head['~open'] = account
  else {
    delete txn.head['~open']
    txn.total = 0
  }
}

/** Expense lines and item lines are two tables, independent of each other (12.3, certain). */
function linesOf(draft: Draft, company: Company, ordered: Ordered): Line[] {
  const { before, lines, fields } = draft
  const facts: PurchaseFacts = {
    company,
    where: draft.txn.kind,
    classId: idOf(draft.txn.head['ClassRef']),
  }
  const one = (d: LineDraft): Line => {
    if (d.kind === 'ExpenseLine') return expenseLine(d, facts)
    if (d.kind === 'ItemLine') return itemLine(d, facts)
    return groupLine(d, company, (member) => itemLine(member, facts), 'ItemLine')
  }
  const table = (kinds: readonly string[], clear: string): Line[] => {
    const stored = before?.lines.filter((l) => kinds.includes(String(l['~kind']))) ?? []
    if (!before) return draftsOfAdd(lines, kinds).map((d) => one(ordered.fill(d)))
    const drafts = draftsOfMod(company, stored, lines, kinds, lineNotEmpty)
    if (drafts) return drafts.map(one)
    return fields[clear] === 'true' ? [] : stored
  }
  return [
    ...table(['ExpenseLine'], 'ClearExpenseLines'),
    ...table(['ItemLine', 'ItemGroupLine'], 'ClearItemLines'),
    ...ordered.whole.map(one),
  ]
}

const lineNotEmpty = new Set(['Amount', 'BillableStatus', 'Quantity', 'Cost'])

/** Where a name keeps the address that a bill or a check shows. */
const addressField: Readonly<Record<string, string>> = {
  Vendor: 'VendorAddress',
  Customer: 'BillAddress',
  Employee: 'EmployeeAddress',
  OtherName: 'OtherNameAddress',
}

export function addressOf(company: Company, party: string | null): Fields | undefined {
  const name = party === null ? undefined : listById(company, 'names', party)
  const address = name?.body[addressField[name.kind] ?? '']
  return address as Fields | undefined
}

/** What flows in from the vendor where the request is silent (12.1, certain). */
function defaults(txn: Txn, company: Company, kind: PurchaseKind): void {
  const { head } = txn
  const address = addressOf(company, txn.party)
  if (kind === 'Bill') {
    const terms = txn.party === null ? undefined : listById(company, 'names', txn.party)?.body
    if (terms?.['TermsRef'] !== undefined) head['TermsRef'] ??= terms['TermsRef']
    if (address) head['VendorAddress'] ??= address
  }
  if (kind === 'Check' && address) head['Address'] ??= address
}

/** By its terms; without them so many days after its date as the preference says (14.4, reported). */
function setDueDate({ txn, fields, before }: Draft, company: Company): void {
  const { head } = txn
  const isMoved = fields['TermsRef'] !== undefined || fields['TxnDate'] !== undefined
  if (head['DueDate'] !== undefined && !(before && isMoved && fields['DueDate'] === undefined))
    return
  const terms = idOf(head['TermsRef'])
  const preferences = company.facts.preferences['PurchasesAndVendorsPreferences'] as
    | Fields
    | undefined
  const days = Number(preferences?.['DaysBillsAreDue'] ?? '0')
  head['DueDate'] =
    terms === undefined
      ? addDays(txn.date, days)
      : dueDate(listById(company, 'terms', terms), txn.date)
}

/** Credits of the customer that a check pays out (ApplyCheckToTxn). */
function refunds({ fields }: Draft): { id: string; amount: number }[] {
  const stated = fields['ApplyCheckToTxnAdd'] ?? fields['ApplyCheckToTxnMod']
  return (Array.isArray(stated) ? (stated as Fields[]) : []).map((one) => ({
    id: String(one['TxnID'] ?? ''),
    amount: toCents(
      typeof one['Amount'] === 'string' && one['Amount'] !== '' ? one['Amount'] : '0',
    ),
  }))
}
