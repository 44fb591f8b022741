// Refusals of transactions: rows of condition → statusCode with the text, its source and its certainty.
import type { Entity, Fields } from '../schema/entity.ts'
import { toCents } from '../schema/scalars.ts'
import { tooLong } from './address.ts'
import type { Company } from './company-file.ts'
import type { TxnForm } from './form.ts'
import { nameBalance } from './ledger.ts'
import { type Line, type ListRecord, listById, type Txn } from './records.ts'
import { type RefusalRow, wrongType } from './refusals.ts'
import { eachLine } from './stock-moves.ts'
import { deposited } from './to-deposit.ts'

const accounting = (company: Company): Fields =>
  (company.facts.preferences['AccountingPreferences'] as Fields | undefined) ?? {}

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

/** A transaction about to be saved; `before` as it was, on Mod. */
export interface TxnDraft {
  readonly owner: Entity
  readonly form: TxnForm
  readonly txn: Txn
  readonly before?: Txn | undefined
}

const closed = (company: Company, date: string): boolean => {
  const closing = accounting(company)['ClosingDate']
  return company.facts.hasClosingPassword && typeof closing === 'string' && date <= closing
}

const saving = (owner: Entity, reason: string): string =>
  `There was an error when saving a ${owner.name}.  QuickBooks error message: ${reason}`

export const txnRefusals: readonly RefusalRow<TxnDraft>[] = [
  {
    code: 3171,
    mark: 'C',
    source: '13',
    says: ({ txn, before, owner }, company) =>
      closed(company, txn.date) || (before && closed(company, before.date))
        ? `An attempt was made to modify a ${owner.name} with a date that is on or before the closing date of the company. If you are sure you really want to do this, please ask a user with Admin privileges to remove the password for editing transactions on or before to closing date (this setting is in the Accounting Company Preferences), then try again.`
        : undefined,
  },
  {
    code: 3180,
    mark: 'C',
    source: '17.14',
    says: ({ txn, form, owner }) =>
      form.needsLines && txn.lines.length === 0
        ? saving(owner, 'You must enter at least one line.')
        : undefined,
  },
  {
    code: 3210,
    mark: 'D',
    source: '12.4, 26.1',
    says: ({ before }, company) => before && deposited(company, before, 'modify'),
  },
  {
    code: 3101,
    mark: 'D',
    source: '7',
    // An amount has 13 digits before the point at most (certain); the text is ours.
    says: ({ txn }) =>
      Math.abs(txn.total) > largest || eachLine(txn.lines).some(isTooLarge)
        ? 'The resulting amount is too large.'
        : undefined,
  },
  { code: 3205, mark: 'C', source: '9', says: ({ txn }) => tooLong(txn.head) },
  {
    code: 3210,
    mark: 'D',
    source: '15.1',
    says: ({ txn, form }, company) => {
      const account = txn.account === null ? undefined : listById(company, 'accounts', txn.account)
      const types = form.accountTypes
      return types && account && !types.includes(text(account.body, 'AccountType'))
        ? wrongType(form.accountField ?? '', account, types)
        : undefined
    },
  },
  {
    code: 3180,
    mark: 'D',
    source: '13',
    says: ({ txn, owner }, company) =>
      txn.head['IsToBeEmailed'] === 'true' &&
      text(customerOf(company, txn)?.body ?? {}, 'Email') === ''
        ? saving(owner, 'The customer has no e-mail address.')
        : undefined,
  },
  {
    code: 3180,
    mark: 'C',
    source: '13',
    says: ({ txn, before, owner }, company) => {
      if (owner.name !== 'Invoice' || txn.isPending === 1) return undefined
      const customer = customerOf(company, txn)
      const limit = text(customer?.body ?? {}, 'CreditLimit')
      if (!customer || limit === '') return undefined
      const owed = nameBalance(company, customer, 'AccountsReceivable').total
      const more = txn.total - (before?.party === txn.party ? (before?.total ?? 0) : 0)
      return more > 0 && owed + more > toCents(limit)
        ? saving(owner, 'The credit limit for the name on this transaction has been exceeded.')
        : undefined
    },
  },
]

/** Cents. */
const largest = 999_999_999_999_999

const isTooLarge = (line: Line): boolean => {
  const amount = line['Amount']
  return typeof amount === 'string' && amount.length > 16 && Math.abs(toCents(amount)) > largest
}

const customerOf = (company: Company, txn: Txn): ListRecord | undefined =>
  txn.party === null ? undefined : listById(company, 'names', txn.party)

export const txnDeleteRefusals: readonly RefusalRow<Txn>[] = [
  {
    code: 3160,
    mark: 'D',
    source: '12.4, 26.1',
    says: (t, company) => deposited(company, t, 'delete'),
  },
  {
    code: 3161,
    mark: 'C',
    source: '12.4, 13',
    says: (t, company) =>
      closed(company, t.date)
        ? `Cannot delete the object specified by the id = "${t.id}".  QuickBooks error message: The transaction is dated on or before the closing date of the company.`
        : undefined,
  },
]
