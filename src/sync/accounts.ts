// The account that something of the platform is booked to: named in its row, or chosen by somebody for this connection
// (R31-R33). What QuickBooks takes with an account only waits until one is chosen.
import type { Write } from '../store/store.ts'
import { type Draft, setJournal } from './draft.ts'
import { type Journal, wantedOf } from './journal.ts'
import { block, documentOf } from './refuse.ts'
import { changeSettings } from './settings.ts'

interface Place {
  readonly column: string
  /** Name of the choice in the settings. */
  readonly setting: string
  readonly says: string
  /** QuickBooks has no account of its own for it (schema: the element is required). */
  readonly isNeeded?: true
}

const places: Readonly<Record<string, Place>> = {
  ReceivePayment: { column: 'account', setting: 'payments', says: 'payments' },
  BillPaymentCheck: {
    column: 'account',
    setting: 'bills',
    says: 'bills paid by check',
    isNeeded: true,
  },
  BillPaymentCreditCard: {
    column: 'account',
    setting: 'cards',
    says: 'bills paid by card',
    isNeeded: true,
  },
  Deposit: { column: 'account', setting: 'deposits', says: 'deposits', isNeeded: true },
}

interface Settings {
  readonly accounts?: Readonly<Record<string, string | undefined>>
  /** Payments wait for a choice too, although QuickBooks would book them without. */
  readonly paymentsNeedAccount?: boolean
}

const settingsOf = (draft: Draft): Settings => (draft.connection.settings ?? {}) as Settings

/**
 * Where the row takes its account from, if it does not name one. What was chosen for a row that may be out stays: a text
 * that goes out again must be the same.
 */
function openPlace(row: Journal): Place | undefined {
  const place = row.op === 'create' ? places[row.entity] : undefined
  if (!place) return undefined
  const { values, chosen } = wantedOf(row)
  if (chosen !== undefined && row.message_set_id === null) return place
  return values[place.column] || values[`${place.column}_id`] ? undefined : place
}

/** What the row waits for: a choice that is made later lets it go, and so does that none is wanted any more. */
export const chosenAccount = (draft: Draft, row: Journal): string => {
  const place = openPlace(row)
  if (!place) return ''
  const { accounts } = settingsOf(draft)
  return accounts?.[place.setting] ?? (isWanted(draft, row) ? '!' : '-')
}

const isWanted = (draft: Draft, row: Journal): boolean =>
  row.entity === 'ReceivePayment' && settingsOf(draft).paymentsNeedAccount === true

/** Puts the chosen account into the row; true where it has to wait for a choice, which is told. */
export function waitsForAccount(draft: Draft, row: Journal, blockedOn: () => string): boolean {
  const place = openPlace(row)
  if (!place) return false
  const { accounts } = settingsOf(draft)
  const account = accounts?.[place.setting]
  const { chosen, ...wanted } = wantedOf(row)
  if (account) {
    const values = { ...wanted.values, [place.column]: account }
    if (account !== chosen)
      setJournal(draft, { ...row, fields: { ...wanted, values, chosen: account } })
    return false
  }
  if (chosen !== undefined) {
    const { [place.column]: _, ...values } = wanted.values
    row = { ...row, fields: { ...wanted, values } }
    setJournal(draft, row)
  }
  if (!place.isNeeded && !isWanted(draft, row)) return false
  const { says: purpose, setting } = place
  block(
    draft,
    row,
    'E_ACCOUNT_NEEDED',
    { ...documentOf(draft, row), purpose, setting },
    blockedOn(),
  )
  return true
}

/** Somebody chose an account, not a name: where QuickBooks has given it another one, that is chosen from now on. */
export function followRenamed(draft: Draft): Write[] {
  const settings = settingsOf(draft)
  const names = new Map(
    draft.renamed.flatMap(({ kind, before, now }) =>
      kind === 'Account' && now !== '' ? [[before, now] as const] : [],
    ),
  )
  const chosen = Object.entries(settings.accounts ?? {})
  if (!chosen.some(([, name]) => name !== undefined && names.has(name))) return []
  const accounts = Object.fromEntries(
    chosen.map(([purpose, name]) => [purpose, names.get(name ?? '') ?? name]),
  )
  return [changeSettings(draft.connection, { ...settings, accounts })]
}
