// Which account what is pushed is booked to: offered once the account list has been read, checked by type (R31–R33).
import { QbsyncError } from '../errors.ts'
import { entity } from '../schema/entities.ts'
import type { RecordFacts } from '../schema/entity.ts'
import type { Row, Store } from '../store/store.ts'
import { type Settings, settingsOf, withNewest, writeSettings } from './settings.ts'

interface Purpose {
  readonly says: string
  /** Types QuickBooks takes there (sync-behaviour.md R32, R33; qbxml-semantics.md 15, 17). */
  readonly sorts: readonly string[]
  /** Made by QuickBooks itself, and what most should choose. */
  readonly recommended?: string
}

/** What accounts.ts of the engine fills in, by the name of the setting. */
export const purposes: Readonly<Record<string, Purpose>> = {
  payments: {
    says: 'payments that are booked',
    sorts: ['Bank', 'OtherCurrentAsset'],
    recommended: 'UndepositedFunds',
  },
  deposits: { says: 'deposits that are made', sorts: ['Bank'] },
  bills: { says: 'bills paid by check', sorts: ['Bank'] },
  cards: { says: 'bills paid by card', sorts: ['CreditCard'] },
}

export const purposeNames: readonly string[] = Object.keys(purposes)

export interface AccountView {
  readonly name: string
  readonly type: string | null
  /** Purposes it may be chosen for. */
  readonly for: readonly string[]
  readonly recommendedFor: readonly string[]
  readonly chosenFor: readonly string[]
}

/**
 * What QuickBooks has to be asked to make before it can be chosen: the special type of the account that is recommended
 * for the purpose (R32), or nothing where the account is there. Throws E_ACCOUNTS_NOT_READY, E_USAGE.
 */
export async function accountToMake(
  store: Store,
  connection: Row<'connections'>,
  purpose: string,
): Promise<string | undefined> {
  const { recommended, says } = purposes[purpose] ?? {}
  if (!recommended)
    throw new QbsyncError('E_USAGE', {
      detail: `QuickBooks makes no account of its own for ${says ?? purpose}; make one there, and choose it after the next run`,
    })
  const all = await everyAccount(store, connection)
  const there = all.find((link) => factsOf(link).special === recommended)
  if (there && factsOf(there).inactive)
    throw new QbsyncError('E_USAGE', {
      detail: `${there.label} is there but inactive; make it active in QuickBooks, and choose it after the next run`,
    })
  return there ? undefined : recommended
}

const factsOf = (link: Row<'links'>): RecordFacts => (link.facts ?? {}) as RecordFacts

const accountsOf = async (store: Store, connection: Row<'connections'>) =>
  (await everyAccount(store, connection)).filter((link) => !factsOf(link).inactive)

/** Inactive ones too. Throws E_ACCOUNTS_NOT_READY before the first pull of the list. */
async function everyAccount(
  store: Store,
  connection: Row<'connections'>,
): Promise<readonly Row<'links'>[]> {
  const { family } = entity('Account')
  const where = { connection_id: connection.id, family, entity: 'Account', archived_at: null }
  const links = await store.select('links', where, { order: [['label', 'asc']] })
  if (links.length === 0)
    throw new QbsyncError('E_ACCOUNTS_NOT_READY', { connection: connection.id })
  return links
}

export async function listAccounts(
  store: Store,
  connection: Row<'connections'>,
  purpose?: string,
): Promise<AccountView[]> {
  const { accounts = {} } = settingsOf(connection)
  const all = (await accountsOf(store, connection)).map((link): AccountView => {
    const { sort, special } = factsOf(link)
    const name = link.label ?? link.quickbooks_id
    const among = (of: (p: Purpose) => boolean) =>
      Object.entries(purposes).flatMap(([key, p]) => (of(p) ? [key] : []))
    return {
      name,
      type: sort ?? null,
      for: among((p) => p.sorts.includes(sort ?? '')),
      recommendedFor: among((p) => p.recommended !== undefined && p.recommended === special),
      chosenFor: purposeNames.filter((key) => accounts[key] === name),
    }
  })
  return purpose === undefined ? all : all.filter((a) => a.for.includes(purpose))
}

/** Throws E_ACCOUNTS_NOT_READY, E_ACCOUNT_TYPE, E_ACCOUNT_CONFLICT. */
export const chooseAccount = (
  store: Store,
  connection: Row<'connections'>,
  purpose: string,
  word: string,
): Promise<AccountView> =>
  withNewest(store, connection, (newest) => choose(store, newest, purpose, word))

async function choose(
  store: Store,
  connection: Row<'connections'>,
  purpose: string,
  word: string,
): Promise<AccountView> {
  const all = await listAccounts(store, connection)
  const candidates = all.filter((a) => a.for.includes(purpose)).map((a) => a.name)
  const found = all.find((a) => sameName(a.name, word))
  const says = purposes[purpose]?.says ?? purpose
  const why = !found
    ? 'QuickBooks has no active account of that name'
    : found.for.includes(purpose)
      ? undefined
      : `its type is ${found.type}`
  if (!found || why)
    throw new QbsyncError('E_ACCOUNT_TYPE', {
      account: word,
      purpose: says,
      why: why ?? '',
      candidates: candidates.join(', ') || 'none',
    })
  const settings = settingsOf(connection)
  const accounts = { ...settings.accounts, [purpose]: found.name }
  const next: Settings = { ...settings, accounts }
  if (next.deposits?.create) checkDeposits(next, all)
  await writeSettings(store, connection, next)
  return { ...found, chosenFor: [...new Set([...found.chosenFor, purpose])] }
}

const sameName = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * Deposits move money out of Undeposited Funds, so that is where payments must be (C13). Throws
 * E_DEPOSIT_ACCOUNT_REQUIRED, E_ACCOUNT_CONFLICT.
 */
export function checkDeposits(settings: Settings, all: readonly AccountView[]): void {
  const { deposits, payments } = settings.accounts ?? {}
  if (!deposits) {
    const candidates = all.filter((a) => a.for.includes('deposits')).map((a) => a.name)
    throw new QbsyncError('E_DEPOSIT_ACCOUNT_REQUIRED', { candidates: candidates.join(', ') })
  }
  const held = all.find((a) => a.name === payments)
  if (!held?.recommendedFor.includes('payments'))
    throw new QbsyncError('E_ACCOUNT_CONFLICT', { account: payments ?? 'What QuickBooks prefers' })
}
