// Connections and their installations: made, listed, given a .qwc and a password.
import type { Env } from '../env.ts'
import { guid } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { profileOf } from '../profiles/chosen.ts'
import type { Application, Profile } from '../profiles/profile.ts'
import { profiles } from '../profiles/profiles.ts'
import { hashPassword, newPassword } from '../qbwc/credentials.ts'
import { writeQwc } from '../qbwc/qwc-file.ts'
import { add, change, put, type Row, type Store, StoreConflict } from '../store/store.ts'
import type { Config } from './config.ts'

export interface NewConnection {
  readonly id: string
  readonly profile?: string | undefined
  readonly company?: string | undefined
  readonly companyFile?: string | undefined
  readonly live?: boolean | undefined
}

const idPattern = /^[a-z0-9][a-z0-9_-]{0,40}$/

/**
 * Creates a connection. Throws E_UNKNOWN_PROFILE, E_PROFILE for a file with faults, E_NOT_DESKTOP,
 * E_CONNECTION_EXISTS, E_USAGE for an impossible name.
 */
export async function createConnection(
  store: Store,
  env: Env,
  wanted: NewConnection,
): Promise<Row<'connections'>> {
  const { profile, settings } = await chosen(wanted.profile ?? 'payments-desktop')
  if (!idPattern.test(wanted.id))
    throw new QbsyncError('E_USAGE', {
      detail: `"${wanted.id}" cannot name a connection: use up to 41 small letters, digits, - and _`,
    })
  if (wanted.companyFile && !/\.qbw$/i.test(wanted.companyFile))
    throw new QbsyncError('E_USAGE', {
      detail: `"${wanted.companyFile}" is no company file path: it ends in .qbw`,
    })
  if ((await store.count('connections', { id: wanted.id })) > 0)
    throw new QbsyncError('E_CONNECTION_EXISTS', { connection: wanted.id })
  const row: Row<'connections'> = {
    id: wanted.id,
    profile: profile.id,
    created_at: env.now(),
    state: 'active',
    paused_until: null,
    company_name: wanted.company || null,
    company_file: wanted.companyFile || null,
    company_facts: null,
    settings: { ...settings, ...(wanted.live ? { live: true } : {}) },
    authenticated_at: null,
    initial_sync: 'waiting',
    last_seen_at: null,
    due: null,
  }
  await store.commit([add('connections', row)])
  return row
}

/** A profile of ours by its name; one from a file is kept with the connection, so that every process has it. */
async function chosen(word: string): Promise<{ profile: Profile; settings: object }> {
  const { findProfile, isFile } = await import('./profile/file.ts')
  const profile = await findProfile(word)
  if (profile.product !== 'desktop')
    throw new QbsyncError('E_NOT_DESKTOP', {
      profile: profile.id,
      known: profiles
        .filter((p) => p.product === 'desktop')
        .map((p) => p.id)
        .join(', '),
    })
  return { profile, settings: isFile(word) ? { profile } : {} }
}

export interface QwcRequest {
  readonly connection: Row<'connections'>
  readonly appName?: string | undefined
  readonly minutes?: number | undefined
  /** Origin the Web Connector reaches, such as https://sync.example.com; a replaced file keeps its own. */
  readonly origin?: string | undefined
  /** Where nothing else says it. */
  readonly defaultOrigin?: string
  readonly label?: string | undefined
  /** Part of the profile that it carries, as an application of its own. */
  readonly application?: Application | undefined
  /** A new password for this user name; the old one is dead. */
  readonly replace?: boolean | undefined
}

export interface NewInstallation {
  readonly userName: string
  readonly password: string
  readonly qwc: string
  readonly appUrl: string
  readonly generation: number
}

/** Processes that may want the same free user name in the same moment. */
const attempts = 5

/** A .qwc with its own user name and password. The password is nowhere but in the answer. */
export async function generateQwc(
  store: Store,
  env: Env,
  wanted: QwcRequest,
): Promise<NewInstallation> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await newInstallation(store, env, wanted)
    } catch (error) {
      if (!(error instanceof StoreConflict) || attempt === attempts) throw error
    }
  }
}

async function newInstallation(
  store: Store,
  env: Env,
  wanted: QwcRequest,
): Promise<NewInstallation> {
  const { connection } = wanted
  const all = await store.select('installations', {}, { order: [['created_at', 'asc']] })
  const mine = all.filter((i) => i.connection_id === connection.id)
  const label = wanted.replace
    ? (wanted.label ?? mine[0]?.label ?? firstLabel)
    : labelAmong(mine, connection, wanted.label)
  const old = mine.find((i) => i.label === label)
  if (!old && wanted.replace) {
    const hint = `Installations of ${connection.id}: ${mine.map((i) => i.label).join(', ') || 'none'}.`
    throw new QbsyncError('E_NOT_FOUND', { thing: 'installation', id: label, hint })
  }
  const password = newPassword(env)
  const application = wanted.application
  const base = application ? `${connection.id}-${application.id}` : connection.id
  const userName = old?.user_name ?? freeName(base, await store.select('callers'))
  const profile = profileOf(connection)
  const appName =
    wanted.appName ??
    old?.app_name ??
    [`qbsync ${connection.id}`, application?.title].filter(Boolean).join(' ')
  const origin = wanted.origin ?? old?.origin ?? wanted.defaultOrigin ?? ''
  const row: Row<'installations'> = {
    origin,
    user_name: userName,
    connection_id: connection.id,
    label,
    app_name: appName,
    password_hash: await hashPassword(password),
    previous_hash: old?.password_hash ?? null,
    // One OwnerID for an application; each installation has a FileID of its own (web-connector.md 5.2), since
    // the Web Connector refuses a pair that is taken. Any of a connection's stamps is the right company.
    owner_id: old?.owner_id ?? ownerOf(all, application) ?? guid(env),
    file_id: old?.file_id ?? guid(env),
    generation: (old?.generation ?? 0) + 1,
    created_at: old?.created_at ?? env.now(),
    last_seen_at: old?.last_seen_at ?? null,
    application: old ? old.application : (application?.id ?? null),
    revoked_at: null,
  }
  const appUrl = `${origin}/qbwc`
  const qwc = writeQwc({
    appName,
    appUrl,
    appSupport: `${origin}/support`,
    appDescription: `Keeps QuickBooks and ${appName} in step`,
    userName,
    ownerId: row.owner_id,
    fileId: row.file_id,
    minutes: wanted.minutes ?? profile?.intervalMinutes ?? 5,
    unattended: 'umpOptional',
  })
  const asked = wanted.minutes === undefined ? {} : { qwcMinutes: wanted.minutes }
  const settings = { ...(connection.settings as object), ...asked }
  await store.commit([
    // One that another process made meanwhile is not written over: its password would be dead.
    old ? put('installations', row) : add('installations', row),
    ...(old ? [] : [add('callers', { user_name: userName, connection_id: connection.id })]),
    ...(wanted.minutes === undefined
      ? []
      : [change('connections', { id: connection.id }, { settings })]),
  ])
  return { userName, password, qwc, appUrl, generation: row.generation }
}

/** One program holds the Web Connector of a computer: the second application would never have its turn. */
export const liveAndSplit = (connection: string): QbsyncError =>
  new QbsyncError('E_USAGE', {
    detail: `Connection ${connection} cannot be live and split: an open run keeps the other application waiting`,
  })

const ownerOf = (all: readonly Row<'installations'>[], application: Application | undefined) =>
  all.find((i) => i.application === (application?.id ?? null))?.owner_id

export const firstLabel = 'first'

/** What the next computer of a connection is called. Throws E_USAGE where the wish is taken. */
export async function newLabel(
  store: Store,
  connection: Row<'connections'>,
  wish: string | undefined,
): Promise<string> {
  const mine = await store.select('installations', { connection_id: connection.id })
  return labelAmong(mine, connection, wish)
}

function labelAmong(
  mine: readonly Row<'installations'>[],
  connection: Row<'connections'>,
  wish = mine.length === 0 ? firstLabel : `computer-${mine.length + 1}`,
): string {
  if (mine.every((i) => i.label !== wish)) return wish
  throw new QbsyncError('E_USAGE', {
    detail: `Connection ${connection.id} has an installation "${wish}" already: make a new password with qbsync qwc replace --label "${wish}", or choose another --label`,
  })
}

/** A user name says whose connection it is: no two have the same. */
function freeName(base: string, all: readonly Row<'callers'>[]): string {
  const taken = new Set(all.map((i) => i.user_name))
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`
    if (!taken.has(name)) return name
  }
}

/** Throws E_BAD_QWC for an address that the Web Connector would refuse. */
export function checkAddress(origin: string): void {
  const id = '{00000000-0000-0000-0000-000000000000}'
  writeQwc({
    appName: 'check',
    appUrl: `${origin.replace(/\/$/, '')}/qbwc`,
    appSupport: `${origin.replace(/\/$/, '')}/support`,
    appDescription: 'check',
    userName: 'check',
    ownerId: id,
    fileId: id,
  })
}

/** Where the Web Connector reaches us, as far as the configuration says. */
export const originOf = (config: Config, port = config.server.port): string =>
  (
    config.server.publicUrl ?? `${config.server.tls ? 'https' : 'http'}://localhost:${port}`
  ).replace(/\/$/, '')

export async function updateConnection(
  store: Store,
  row: Row<'connections'>,
  set: {
    company?: string | undefined
    companyFile?: string | undefined
    live?: boolean | undefined
  },
): Promise<Row<'connections'>> {
  if (set.company === undefined && set.companyFile === undefined && set.live === undefined)
    throw new QbsyncError('E_USAGE', {
      detail: 'Say what to change: --company, --company-file or --live',
    })
  if (set.companyFile && !/\.qbw$/i.test(set.companyFile))
    throw new QbsyncError('E_USAGE', {
      detail: `"${set.companyFile}" is no company file path: it ends in .qbw`,
    })
  const split = (await store.select('installations', { connection_id: row.id })).some(
    (i) => i.application !== null && i.revoked_at === null,
  )
  if (set.live && split) throw liveAndSplit(row.id)
  // Empty: again the first that calls, again whatever file is open.
  const changed = {
    ...row,
    company_name: set.company === undefined ? row.company_name : set.company || null,
    company_file: set.companyFile === undefined ? row.company_file : set.companyFile || null,
    settings:
      set.live === undefined ? row.settings : { ...(row.settings as object), live: set.live },
  }
  await store.commit([put('connections', changed)])
  return changed
}
