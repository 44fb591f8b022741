// Preferences of a connection: one row a key, each with what it takes, where it is kept and what it does.
import type { Env } from '../env.ts'
import { didYouMean, QbsyncError } from '../errors.ts'
import { featureNames } from '../profiles/features.ts'
import { entities } from '../schema/entities.ts'
import type { Row, Store } from '../store/store.ts'
import { dayIn } from '../sync/first.ts'
import { checkDeposits, listAccounts } from './accounts.ts'
import { profileFor } from './context.ts'
import { type Settings, settingsOf, withNewest, writeSettings } from './settings.ts'

interface Pref {
  readonly says: string
  readonly takes: string
  readonly get: (settings: Settings, connection: Row<'connections'>) => unknown
  /** The settings with the value, or undefined where the text is none that it takes. */
  readonly set: (settings: Settings, text: string) => Settings | undefined
}

const flag = (text: string): boolean | undefined =>
  ['true', 'on', 'yes', '1'].includes(text)
    ? true
    : ['false', 'off', 'no', '0'].includes(text)
      ? false
      : undefined

/** A pref that is a flag, one of some words, or any text that passes a check. */
const asFlag = (to: (s: Settings, value: boolean) => Settings) => (s: Settings, text: string) => {
  const value = flag(text.toLowerCase())
  return value === undefined ? undefined : to(s, value)
}
const asText =
  (is: (text: string) => boolean, to: (s: Settings, value: string) => Settings) =>
  (s: Settings, text: string) =>
    is(text) ? to(s, text) : undefined

const hours = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const kindsOfData = (): string[] => [...new Set(entities.flatMap((e) => [e.plural, e.table]))]

/** A new value of one key, or the settings without it. */
function withValue<K extends keyof Settings>(s: Settings, key: K, value: Settings[K] | undefined) {
  const { [key]: _, ...rest } = s
  return (value === undefined ? rest : { ...rest, [key]: value }) as Settings
}

export const prefs: Readonly<Record<string, Pref>> = {
  'deposits.create': {
    says: 'a payout of the platform becomes a deposit in QuickBooks',
    takes: 'true or false',
    get: (s) => s.deposits?.create ?? false,
    set: asFlag((s, create) => ({ ...s, deposits: { create } })),
  },
  'accounts.required': {
    says: 'payments wait until somebody has chosen the account they are booked to',
    takes: 'true or false; false leaves the account to QuickBooks',
    get: (s) => s.paymentsNeedAccount ?? false,
    set: asFlag((s, v) => withValue(s, 'paymentsNeedAccount', v || undefined)),
  },
  plan: {
    says: 'what the plan of this connection lets go to QuickBooks; the rest waits',
    takes: `all, or some of ${featureNames.join(', ')}, with commas between`,
    get: (s) => s.plan ?? 'all',
    set: (s, text) => {
      if (text === 'all') return withValue(s, 'plan', undefined)
      const words = text.split(',').map((w) => w.trim())
      return words.every((w) => featureNames.some((f) => f === w))
        ? withValue(s, 'plan', words)
        : undefined
    },
  },
  conflict_master: {
    says: 'who wins where both sides changed the same field',
    takes: 'quickbooks, platform or ask',
    get: (_, connection) => profileFor(connection).conflictMaster,
    set: asText(
      (t) => ['quickbooks', 'platform', 'ask'].includes(t),
      (s, v) => withValue(s, 'conflictMaster', v as Settings['conflictMaster']),
    ),
  },
  'window.start_date': {
    says: 'the day of connecting; nothing dated earlier comes over',
    takes: 'nothing: it is set by the first login',
    get: (s) => s.startDate ?? null,
    set: () => undefined,
  },
  time_zone: {
    says: 'time zone of the company, for the day of connecting and the hours',
    takes: 'a name such as America/Chicago',
    get: (s) => s.timeZone ?? 'UTC',
    set: asText(isTimeZone, (s, v) => withValue(s, 'timeZone', v)),
  },
  trigger: {
    says: 'whether every call of the connector syncs, or only when something is due',
    takes: 'every-call or on-request',
    get: (s) => s.trigger ?? 'every-call',
    set: asText(
      (t) => ['every-call', 'on-request'].includes(t),
      (s, v) => withValue(s, 'trigger', v as Settings['trigger']),
    ),
  },
  consent: {
    says: 'kinds of data the owner agreed to share',
    takes: 'names such as invoices,customers, or all',
    get: (s) => s.consent ?? 'all',
    set: (s, text) => {
      if (text === 'all') return withValue(s, 'consent', undefined)
      const words = text.split(',').map((w) => w.trim())
      return words.every((w) => kindsOfData().includes(w))
        ? withValue(s, 'consent', words)
        : undefined
    },
  },
  'delete.treat_inactive_as_deleted': {
    says: 'a record made inactive in QuickBooks is archived',
    takes: 'true or false',
    get: (_, connection) =>
      profileFor(connection).rules.some((r) => r.on === 'inactive in QuickBooks'),
    set: asFlag((s, v) => withValue(s, 'archiveInactive', v)),
  },
  'schedule.hours': {
    says: 'hours of the company in which runs are allowed',
    takes: 'hours such as 20:00-06:00, or always',
    get: (s) => s.schedule?.hours ?? 'always',
    set: (s, text) => {
      const { hours: _, ...rest } = s.schedule ?? {}
      if (text === 'always') return withValue(s, 'schedule', rest)
      return hours.test(text) ? withValue(s, 'schedule', { ...rest, hours: text }) : undefined
    },
  },
  'schedule.every_minutes': {
    says: 'the connector may not call more often than this',
    takes: 'a whole number of minutes from 1 to 1440, or any',
    get: (s) => s.schedule?.everyMinutes ?? 'any',
    set: (s, text) => {
      const { everyMinutes: _, ...rest } = s.schedule ?? {}
      if (text === 'any') return withValue(s, 'schedule', rest)
      const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0
      return minutes >= 1 && minutes <= 1440
        ? withValue(s, 'schedule', { ...rest, everyMinutes: minutes })
        : undefined
    },
  },
  recording: {
    says: 'whether the texts of every exchange are kept, or only that it took place',
    takes: 'full or headers',
    get: (s) => s.recording ?? 'full',
    set: asText(
      (t) => ['full', 'headers'].includes(t),
      (s, v) => withValue(s, 'recording', v as Settings['recording']),
    ),
  },
  support: {
    says: 'whom to ask when nothing helps; ends every error that is shown',
    takes: 'an address, or none',
    get: (s) => s.support ?? null,
    set: asText(
      (t) => t.trim() !== '' && t.length <= 200,
      (s, v) => withValue(s, 'support', v === 'none' ? undefined : v),
    ),
  },
}

export interface PrefView {
  readonly key: string
  readonly value: unknown
  readonly takes: string
  readonly says: string
}

/** All, or the one of this key. Throws E_NOT_FOUND with the nearest. */
export function prefsOf(connection: Row<'connections'>, key?: string): PrefView[] {
  const keys = key === undefined ? Object.keys(prefs) : [known(key)]
  return keys.map((k) => {
    const { says, takes, get } = prefs[k] as Pref
    return { key: k, value: get(settingsOf(connection), connection), takes, says }
  })
}

function known(key: string): string {
  if (Object.hasOwn(prefs, key)) return key
  const hint = didYouMean(key, Object.keys(prefs))
  throw new QbsyncError('E_NOT_FOUND', { thing: 'preference', id: key, hint })
}

/** Throws E_NOT_FOUND, E_START_DATE_IMMUTABLE, E_USAGE, and for deposits what checkDeposits throws. */
export const setPref = (
  store: Store,
  env: Pick<Env, 'now'>,
  connection: Row<'connections'>,
  key: string,
  text: string,
): Promise<PrefView> =>
  withNewest(store, connection, (newest) => writePref(store, env, newest, key, text))

async function writePref(
  store: Store,
  env: Pick<Env, 'now'>,
  connection: Row<'connections'>,
  key: string,
  text: string,
): Promise<PrefView> {
  const pref = prefs[known(key)] as Pref
  const settings = settingsOf(connection)
  if (key === 'window.start_date')
    throw new QbsyncError('E_START_DATE_IMMUTABLE', {
      connection: connection.id,
      date: settings.startDate ?? 'not connected yet',
    })
  const next = pref.set(settings, text)
  if (!next)
    throw new QbsyncError('E_USAGE', {
      detail: `"${text}" is nothing that ${key} takes: ${pref.takes}`,
    })
  if (key === 'deposits.create' && next.deposits?.create) {
    if (!profileFor({ ...connection, settings: next }).rules.some(isDeposit))
      throw new QbsyncError('E_UNSUPPORTED_TYPE', {
        profile: connection.profile,
        thing: 'deposits',
        known: 'what qbsync profile show lists',
      })
    checkDeposits(next, await listAccounts(store, connection))
  }
  const dated = next.deposits?.create ? withSince(settings, next, env.now()) : next
  const changed = await writeSettings(store, connection, dated)
  return prefsOf(changed, key)[0] as PrefView
}

/** What was paid out before making deposits was switched on stays as it is (R113). */
function withSince(before: Settings, next: Settings, now: number): Settings {
  const since = before.deposits?.create ? before.deposits.since : dayIn(now, next.timeZone ?? 'UTC')
  return { ...next, deposits: { create: true, ...(since ? { since } : {}) } }
}

const isDeposit = (r: { entity: string; does: string }): boolean =>
  r.entity === 'Deposit' && r.does === 'push'
