// The rules of a payments platform on QuickBooks Online (R86–R115), as far as rules say it: the same as on Desktop, with
// PDFs, and deposits by a switch. There is no connector for it here: a desktop connection with it is refused.
import { paymentsDesktop } from './payments-desktop.ts'
import type { Profile, Rule } from './profile.ts'
import { archived, inQuickBooks, rule } from './rules.ts'

/** Where QuickBooks Online makes the same rule under a number of its own, by what it replaces. */
const sources: Readonly<Record<string, string>> = {
  'Customer|changed in QuickBooks': 'R91',
  'Customer|created in QuickBooks': 'R91',
  'Customer|deleted in QuickBooks': 'R95, R104',
  'Customer|inactive in QuickBooks': 'R95, C7',
  'Invoice|changed in QuickBooks': 'R89',
  'Invoice|created in QuickBooks': 'R89',
  'Invoice|changed in QuickBooks|lines': 'R90',
  'Invoice|created in QuickBooks|lines': 'R90',
  'Invoice|changed in QuickBooks|amounts, due date': 'R99',
  'Invoice|changed in QuickBooks|balance, status': 'R98, R101',
  'Invoice|changed on platform|status': 'R98',
  'Invoice|deleted in QuickBooks': 'R94, R104',
  'ReceivePayment|changed in QuickBooks': 'R92',
  'ReceivePayment|created in QuickBooks': 'R92',
  'ReceivePayment|deleted in QuickBooks': 'R96',
  'ReceivePayment|processed on platform': 'R92',
  'ReceivePayment|processed on platform|part of the amount': 'R101',
  'ReceivePayment|failed on platform': '',
  'ReceivePayment|cancelled on platform': 'R96',
  'CreditMemo|changed in QuickBooks': 'R101',
  'CreditMemo|created in QuickBooks': 'R101',
  'Account|changed in QuickBooks': 'R87',
  'Account|created in QuickBooks': 'R87',
  'Deposit|created on platform': 'R93, R109–R113',
  '*|created on platform': 'R102, R103',
  '*|changed on platform': 'R100',
  '*|deleted on platform': 'R105',
}

const keyOf = (r: Rule): string => [r.entity, r.on, ...(r.group ? [r.group] : [])].join('|')

/** What is not the same there. */
const own: readonly Rule[] = [
  ...inQuickBooks('Invoice', 'pull', { group: 'pdf', source: 'R97' }),
  rule('ReceivePayment', 'processed on platform', 'push', {
    group: 'booking account',
    says: 'chosen bank; the bank of the payouts advised',
    source: 'R87, R88',
  }),
  archived('Account', 'deleted in QuickBooks', 'deleted', 'R87'),
]
const replaced: ReadonlySet<string> = new Set(own.map(keyOf))

export const paymentsOnline: Profile = {
  ...paymentsDesktop,
  id: 'payments-online',
  title: 'Payments platform on QuickBooks Online',
  product: 'online',
  aspects: {
    trigger: ['events, a safety poll', 'R89'],
    credential: ['OAuth', ''],
    deposits: ['off; can be switched on', 'R93, R109–R113'],
    install: ['an administrator of the company', ''],
    branding: ['link page', ''],
  },
  rules: [
    ...paymentsDesktop.rules
      .filter((r) => !replaced.has(keyOf(r)) && r.group !== 'attachments')
      .map((r) => ({ ...r, source: sources[keyOf(r)] ?? r.source ?? '' })),
    ...own,
  ],
}
