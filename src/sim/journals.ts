// Journal entries and transfers (qbxml-semantics.md 12.3, 16, 17.20).
import { entities } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import { balanceSheet, refuseName } from './deposits.ts'
import type { Draft, TxnForm } from './form.ts'
import { draftsOfAdd, draftsOfMod } from './lines.ts'
import { partyOf } from './purchase-lines.ts'
import { type Line, listById, type Txn } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { wrongType } from './refusals.ts'
import { markVoid, voidAmounts } from './void.ts'

const sides = ['JournalDebitLine', 'JournalCreditLine'] as const

export const journalForm: TxnForm = {
  hasAutoNumber: true,
  needsLines: true,
  hiddenRows: 0,
  notEmpty: new Set(['TxnDate']),
  lineNotEmpty: new Set(['AccountRef', 'Amount']),
  fill: fillJournal,
  void: (txn) => {
    voidAmounts(txn)
    // There is no memo in the header of a journal entry (17.20, certain): its lines are marked.
    delete txn.head['Memo']
    txn.lines = txn.lines.map((line) => ({ ...line, Memo: markVoid(line['Memo']) }))
  },
  computed: () => ({}),
}

const text = (fields: Fields | undefined, name: string): string => {
  const value = fields?.[name]
  return typeof value === 'string' ? value : ''
}

function fillJournal(draft: Draft, company: Company): void {
  const { txn, before, lines } = draft
  txn.head['IsAdjustment'] ??= 'false'
  const drafts = before ? changed(draft, before, company) : draftsOfAdd(lines, sides)
  if (drafts) txn.lines = drafts.map((d) => journalLine(d, company))
  const balance = txn.lines.reduce((sum, l) => sum + signed(l), 0)
  if (balance !== 0)
    throw new Refusal(
      3180,
      'There was an error when saving a General Journal transaction.  QuickBooks error message: The transaction is not in balance.',
    )
  openPart(txn, company)
}

const signed = (line: Line): number => {
  const cents = toCents(text(line, 'Amount') || '0')
  return line['~kind'] === 'JournalDebitLine' ? cents : 0 - cents
}

/** One list of lines for both sides; a new line says which it is (12.3, certain). */
function changed({ lines }: Draft, before: Txn, company: Company): LineDraft[] | undefined {
  const stored = before.lines.map((l) => ({ ...l, '~side': l['~kind'], '~kind': 'JournalLine' }))
  const drafts = draftsOfMod(company, stored, lines, ['JournalLine'], journalForm.lineNotEmpty)
  return drafts?.map(({ given, base }) => {
    const type = text(given, 'JournalLineType')
    const kind = type === '' ? text(base, '~side') : `Journal${type}Line`
    if (kind === '') throw new Refusal(3150, 'There is a missing element: "JournalLineType"')
    const { '~side': _, ...line } = base ?? {}
    return { kind, given, ...(base ? { base: line } : {}) }
  })
}

const kept = ['Memo', 'EntityRef', 'ClassRef', 'BillableStatus']

function journalLine({ kind, given, base }: LineDraft, company: Company): Line {
  const account = idOf(given['AccountRef']) ?? idOf(base?.['AccountRef'])
  if (account === undefined) throw new Refusal(3150, 'There is a missing element: "AccountRef"')
  const amount = text(given, 'Amount') || text(base, 'Amount') || '0.00'
  // Amounts are positive on either side (17.20, certain).
  if (toCents(amount) < 0)
    throw new Refusal(
      3210,
      `The "Amount" field has an invalid value "${amount}".  QuickBooks error message: Amounts of a journal entry must be positive.`,
    )
  const line: Line = {
    ...(base ?? {}),
    '~kind': kind,
    AccountRef: { ListID: account },
    Amount: amount,
  }
  for (const name of kept) {
    const value = given[name]
    if (value === '' || (typeof value === 'object' && idOf(value) === undefined)) delete line[name]
    else if (value !== undefined) line[name] = value
  }
  refuseName(company, account, idOf(line['EntityRef']), 'General Journal transaction')
  return line
}

/** Its first name on A/R or A/P: what it leaves open there can be paid, or set as a credit (15.1, certain). */
function openPart(txn: Txn, company: Company): void {
  const open = txn.lines.find((l) => partyOf(company, idOf(l['AccountRef']) ?? '') !== undefined)
  const account = idOf(open?.['AccountRef'])
  const party = idOf(open?.['EntityRef'])
  txn.party = party ?? null
  txn.total = Math.abs(
    txn.lines
      .filter((l) => idOf(l['AccountRef']) === account && idOf(l['EntityRef']) === party)
      .reduce((sum, l) => sum + (account === undefined ? 0 : signed(l)), 0),
  )
  if (account === undefined) delete txn.head['~open']
  else txn.head['~open'] = account
}

export const transferForm: TxnForm = {
  hasAutoNumber: false,
  hiddenRows: 1,
  notEmpty: new Set(['TxnDate', 'TransferFromAccountRef', 'TransferToAccountRef', 'Amount']),
  lineNotEmpty: new Set(),
  fill: ({ txn: { head } }, company) => {
    const [from, to] = (['TransferFromAccountRef', 'TransferToAccountRef'] as const).map((name) => {
      const id = idOf(head[name])
      const account = id === undefined ? undefined : listById(company, 'accounts', id)
      if (!account) throw new Refusal(3150, `There is a missing element: "${name}"`)
      const types: readonly string[] = [...balanceSheet, 'AccountsReceivable', 'AccountsPayable']
      if (!types.includes(text(account.body, 'AccountType')))
        throw new Refusal(3210, wrongType(name, account, balanceSheet))
      return account.id
    })
    if (from === to)
      throw new Refusal(
        3210,
        'The "TransferToAccountRef" field has an invalid value.  QuickBooks error message: You cannot transfer between the same account.',
      )
    const amount = text(head, 'Amount')
    if (amount === '') throw new Refusal(3150, 'There is a missing element: "Amount"')
    if (toCents(amount) <= 0)
      throw new Refusal(
        3210,
        `The "Amount" field has an invalid value "${amount}".  QuickBooks error message: Transaction amount must be positive.`,
      )
  },
  computed: (txn, company) => ({
    FromAccountBalance: balanceAfter(company, txn, idOf(txn.head['TransferFromAccountRef'])),
    ToAccountBalance: balanceAfter(company, txn, idOf(txn.head['TransferToAccountRef'])),
  }),
}

const kinds = JSON.stringify(entities.filter((e) => e.kind === 'txn').map((e) => e.name))

/** The register balance of an account after a transaction (16, certain): what it has now less what came later. */
function balanceAfter(company: Company, txn: Txn, account: string | undefined): string {
  const record = account === undefined ? undefined : listById(company, 'accounts', account)
  if (!record) return '0.00'
  const { cents } = company
    .sql(
      `select coalesce((select amount from balances where account = ? and party = ''), 0) -
         coalesce((select sum(p.amount) from txns t indexed by txns_date
           cross join postings p on p.txn = t.serial
         where t.kind in (select value from json_each(?)) and t.date >= ?
           and (t.date > ? or t.serial > ?) and p.account = ?), 0) as cents`,
    )
    .get(record.id, kinds, txn.date, txn.date, txn.serial, record.id) as { cents: number }
  const isCredit = ['CreditCard', 'OtherCurrentLiability', 'LongTermLiability', 'Equity'].includes(
    text(record.body, 'AccountType'),
  )
  return fromCents(cents === 0 ? 0 : isCredit ? 0 - cents : cents)
}
