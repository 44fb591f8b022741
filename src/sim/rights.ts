// What an application and the user it works for may do (qbxml-semantics.md 13): rows of right → requests → status.
// A right that is denied stands in the facts of the company file; the person at the desk has all of them.
import type { Message } from '../qbxml/document.ts'
import type { Fields } from '../schema/entity.ts'
import { request } from '../schema/grammar.ts'
import type { Company } from './company-file.ts'
import { isOn } from './features.ts'
import { textOf } from './filters.ts'
import type { Status } from './refusal.ts'
import type { Right } from './right-names.ts'

interface Row {
  readonly right: Right
  readonly code: number
  readonly says: string
  readonly isAsked: (asked: Message) => boolean
}

const noPermission = 'Insufficient permission level to perform this action.'

const kinds = {
  sales: new Set([
    'Invoice',
    'Estimate',
    'SalesOrder',
    'SalesReceipt',
    'CreditMemo',
    'Charge',
    'ReceivePayment',
    'ReceivePaymentToDeposit',
    'ARRefundCreditCard',
  ]),
  purchases: new Set([
    'Bill',
    'ItemReceipt',
    'VendorCredit',
    'PurchaseOrder',
    'BillPaymentCheck',
    'BillPaymentCreditCard',
    'BillToPay',
  ]),
  banking: new Set([
    'Check',
    'CreditCardCharge',
    'CreditCardCredit',
    'Deposit',
    'Transfer',
    'JournalEntry',
    'SalesTaxPaymentCheck',
  ]),
} as const

/** The kind a request is about; that of a deletion or void stands in its content. */
const kindOf = (asked: Message): string =>
  textOf(asked.content, 'TxnDelType') ||
  textOf(asked.content, 'TxnVoidType') ||
  (request(asked.name)?.entity ?? '')

const isAbout =
  (area: keyof typeof kinds) =>
  (asked: Message): boolean =>
    kinds[area].has(kindOf(asked))

const reads: ReadonlySet<string> = new Set(['Query', 'Report'])

// The codes are certain; which requests an area holds, and the texts of 3220, 3262 and 3263, are our choice.
const rows: readonly Row[] = [
  {
    right: 'write',
    code: 3263,
    says: 'The application has read-only access to the company file.',
    isAsked: (asked) => !reads.has(request(asked.name)?.operation ?? ''),
  },
  {
    right: 'reports',
    code: 3220,
    says: 'There is no permission for this report.',
    isAsked: (asked) => request(asked.name)?.operation === 'Report',
  },
  {
    right: 'payroll',
    code: 3262,
    says: 'A payroll subscription is required.',
    isAsked: (asked) => /^(Payroll|WorkersComp)/.test(asked.name),
  },
  { right: 'sales', code: 3260, says: noPermission, isAsked: isAbout('sales') },
  { right: 'purchases', code: 3260, says: noPermission, isAsked: isAbout('purchases') },
  { right: 'banking', code: 3260, says: noPermission, isAsked: isAbout('banking') },
]

const personal = /^(SSN|CreditCardNumber)$/

function holdsPersonal(fields: Fields): boolean {
  return Object.entries(fields).some(([name, value]) => {
    if (typeof value === 'string') return personal.test(name) && value !== ''
    const all = Array.isArray(value) ? value : [value]
    return all.some((v) => typeof v === 'object' && holdsPersonal(v))
  })
}

/** The status of a request that may not be asked, or undefined. */
export function refusedRight(company: Company, asked: Message): Status | undefined {
  const denied = company.facts.denied ?? []
  const row = rows.find((one) => denied.includes(one.right) && one.isAsked(asked))
  if (row) return { code: row.code, severity: 'Error', message: row.says }
  // Personal data needs a right of its own (13 and 17.1, certain; the text is ours).
  const isWrite = !reads.has(request(asked.name)?.operation ?? '')
  if (!isWrite || isOn(company, 'CurrentAppAccessRights', 'IsPersonalDataAccessAllowed'))
    return undefined
  return holdsPersonal(asked.content)
    ? {
        code: 3261,
        severity: 'Error',
        message: 'The application is not allowed to read or write personal data.',
      }
    : undefined
}
