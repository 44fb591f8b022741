// Checks of each connection: can it be called, was it called, does anything wait for a person.
import { QbsyncError } from '../../errors.ts'
import { profileOf } from '../../profiles/chosen.ts'
import { ruleFor } from '../../profiles/profile.ts'
import { writeQwc } from '../../qbwc/qwc-file.ts'
import { lintQwc } from '../../sim/qwc-lint.ts'
import { one, type Row, type Store } from '../../store/store.ts'
import { isPaused } from '../../sync/pause.ts'
import { defaultConfigFile } from '../config.ts'
import { runViews } from '../overview.ts'
import { rhythmOf, silenceSays, spanText } from '../rhythm.ts'
import { settingsOf } from '../settings.ts'
import { type ConnectionCheck, fine, note, type Patient, problem, type Said } from './check.ts'

const day = 86_400_000

export const connectionChecks: readonly ConnectionCheck[] = [
  { id: 'pause', title: 'pause', look: (c, { env }) => [pause(c, env.now())] },
  { id: 'password', title: 'password', look: (c, { store }) => password(c, store) },
  { id: 'qwc', title: '.qwc', look: (c, { store }) => qwc(c, store) },
  {
    id: 'last call',
    title: 'last call',
    look: (c, { store, env }) => lastCall(c, store, env.now()),
  },
  { id: 'first sync', title: 'first sync', look: (c) => [firstSync(c)] },
  { id: 'last run', title: 'last run', look: (c, { store, env }) => lastRun(c, store, env.now()) },
  { id: 'accounts', title: 'accounts', look: accounts },
  { id: 'hours', title: 'allowed hours', look: (c) => [hours(c)] },
  { id: 'errors', title: 'errors', look: (c, { store }) => errors(c, store) },
  { id: 'in doubt', title: 'in doubt', look: (c, { store }) => doubts(c, store) },
  { id: 'waiting', title: 'waiting', look: (c, { store, env }) => waiting(c, store, env.now()) },
  { id: 'platform', title: 'platform', look: platform },
  { id: 'conflicts', title: 'conflicts', look: (c, { store }) => conflicts(c, store) },
]

function pause(c: Row<'connections'>, now: number): Said {
  if (!isPaused(c, now)) return fine('not paused')
  const until =
    c.paused_until === null ? 'a person ends it' : new Date(c.paused_until).toISOString()
  return note(
    `paused until ${until}: the Web Connector is sent away, nothing is lost`,
    `qbsync connection resume ${c.id}`,
  )
}

async function password(c: Row<'connections'>, store: Store): Promise<Said[]> {
  const all = await store.select('installations', { connection_id: c.id })
  const able = all.filter((i) => i.revoked_at === null)
  if (able.length === 0)
    return [
      problem(
        all.length === 0 ? 'no password was ever made' : 'every password is revoked',
        `qbsync qwc ${all.length === 0 ? 'generate' : 'replace'} --connection ${c.id}`,
      ),
    ]
  return [fine(`${able.length} computer(s) may call: ${able.map((i) => i.label).join(', ')}`)]
}

/** The file as it would be written now: what the Web Connector would say to it. */
async function qwc(c: Row<'connections'>, store: Store): Promise<Said[]> {
  const installed = await able(c, store)
  if (installed.length === 0) return [note('none is handed out')]
  const told = installed.flatMap((i): Said[] => {
    try {
      const text = writeQwc({
        appName: i.app_name,
        appUrl: `${i.origin}/qbwc`,
        appSupport: `${i.origin}/support`,
        appDescription: `Keeps QuickBooks and ${i.app_name} in step`,
        userName: i.user_name,
        ownerId: i.owner_id,
        fileId: i.file_id,
        minutes: settingsOf(c).qwcMinutes ?? profileOf(c)?.intervalMinutes ?? 5,
      })
      return lintQwc(text)
        .filter((f) => f.level !== 'warning')
        .map((f) => problem(`${i.label}: ${f.element}: ${f.says}`, f.remedy))
    } catch (error) {
      return [
        problem(
          `${i.label}: ${(error as Error).message}`,
          `qbsync qwc replace --connection ${c.id} --url ADDRESS`,
        ),
      ]
    }
  })
  return told.length > 0 ? told : [fine('the Web Connector takes it')]
}

const able = (c: Row<'connections'>, store: Store) =>
  store.select('installations', { connection_id: c.id, revoked_at: null })

const newestRuns = (store: Store, c: Row<'connections'>, limit: number) =>
  store.select('runs', { connection_id: c.id }, { order: [['id', 'desc']], limit })

async function lastCall(c: Row<'connections'>, store: Store, now: number): Promise<Said[]> {
  const rhythm = rhythmOf(c, await newestRuns(store, c, 11))
  const canCall = (await able(c, store)).length > 0
  const { level, says, remedy } = silenceSays(c, rhythm, now, canCall)
  // A pause explains it.
  const quiet = level === 'problem' && isPaused(c, now) ? 'note' : level
  const refused = (
    await store.select('errors', { connection_id: c.id, state: 'open', record: '' })
  ).find((e) => e.code.startsWith('E_AUTH_') && e.last_at > (c.last_seen_at ?? 0))
  if (refused)
    return [
      problem(
        `a connector calls, last ${new Date(refused.last_at).toISOString()}, and is turned away: ${refused.reason}`,
        refused.hint,
      ),
    ]
  return [{ level: quiet, says, ...(remedy ? { remedy } : {}) }]
}

function firstSync(c: Row<'connections'>): Said {
  return c.initial_sync === 'done'
    ? fine('done')
    : note(
        `${c.initial_sync}: older documents may still be missing`,
        'See how far it is: qbsync status',
      )
}

async function lastRun(c: Row<'connections'>, store: Store, now: number): Promise<Said[]> {
  const [run] = await runViews(store, now, await newestRuns(store, c, 1))
  if (!run) return [note('none yet')]
  const bad = ['failed', 'broken', 'silent']
  return bad.includes(run.state)
    ? [
        problem(
          `run ${run.id} is ${run.state}${run.firstError ? `: ${run.firstError}` : ''}`,
          `qbsync runs show ${run.id}`,
        ),
      ]
    : [fine(`run ${run.id} is ${run.state}`)]
}

/** Kinds that are booked to an account of the user's choice; some have one that QuickBooks takes by itself. */
const purposes = [
  { entity: 'ReceivePayment', purpose: 'payments', isNeeded: false },
  { entity: 'Deposit', purpose: 'deposits', isNeeded: true },
  { entity: 'BillPaymentCheck', purpose: 'bills', isNeeded: true },
  { entity: 'BillPaymentCreditCard', purpose: 'cards', isNeeded: true },
] as const

const sending = ['created on platform', 'processed on platform'] as const

function accounts(c: Row<'connections'>): Said[] {
  const profile = profileOf(c)
  if (!profile) return [problem(`there is no profile ${c.profile}`, 'See: qbsync profile list')]
  const chosen = settingsOf(c).accounts ?? {}
  const missing = purposes.filter(
    (p) =>
      !chosen[p.purpose] &&
      sending.some((event) => ruleFor(profile, p.entity, event)?.does === 'push'),
  )
  if (missing.length === 0) return [fine('all that are needed are chosen')]
  return missing.map((p) => {
    const remedy = `qbsync accounts set ${p.purpose} NAME --connection ${c.id}`
    return p.isNeeded
      ? problem(`none is chosen for ${p.purpose}: what names none itself cannot be booked`, remedy)
      : note(`none is chosen for ${p.purpose}: QuickBooks takes its own preference`, remedy)
  })
}

function hours(c: Row<'connections'>): Said {
  const { schedule, timeZone } = settingsOf(c)
  if (!schedule?.hours) return fine('at any time')
  return timeZone
    ? fine(`${schedule.hours}, ${timeZone}`)
    : problem(
        `${schedule.hours} without a time zone: they are read as UTC`,
        `qbsync prefs set time_zone America/Chicago --connection ${c.id}`,
      )
}

async function errors(c: Row<'connections'>, store: Store): Promise<Said[]> {
  const open = await store.select('errors', { connection_id: c.id, state: 'open' })
  if (open.length === 0) return [fine('none')]
  const counts = new Map<string, number>()
  for (const e of open) counts.set(e.code, (counts.get(e.code) ?? 0) + 1)
  const text = [...counts].map(([code, n]) => `${n} × ${code}`).join(', ')
  return [problem(`${open.length} open: ${text}`, `qbsync errors show --connection ${c.id}`)]
}

async function doubts(c: Row<'connections'>, store: Store): Promise<Said[]> {
  const states = { in: ['in doubt', 'unproven', 'away', 'restored', 'lost'] }
  const of = { connection_id: c.id, state: states }
  const writes = await store.count('journal', of)
  const asked = await store.select('requests', of)
  const said: Said[] = []
  if (writes > 0)
    said.push(
      problem(
        `${writes} write(s) were sent and their answer was lost`,
        'Let the Web Connector call: the next run asks QuickBooks what became of them. Nothing is sent again before.',
      ),
    )
  if (asked.length > 0)
    said.push(
      problem(
        `request(s) of people: ${asked.map((r) => r.id).join(', ')}`,
        `qbsync request show ${asked[0]?.id}`,
      ),
    )
  return said.length > 0 ? said : [fine('nothing')]
}

async function waiting(c: Row<'connections'>, store: Store, now: number): Promise<Said[]> {
  const of = { connection_id: c.id, state: { in: ['waiting', 'next run', 'blocked'] } }
  const rows = await store.select('journal', of, { order: [['created_at', 'asc']] })
  const [oldest] = rows
  if (!oldest) return [fine('nothing')]
  const age = now - oldest.created_at
  const blocked = rows.filter((r) => r.state === 'blocked').length
  const text = `${rows.length} change(s) for QuickBooks, ${blocked} of them held back, the oldest for ${spanText(age)}`
  return age > day
    ? [problem(text, 'See why: qbsync errors show; or let the Web Connector call.')]
    : [note(text, 'The next run sends them.')]
}

async function conflicts(c: Row<'connections'>, store: Store): Promise<Said[]> {
  const open = await store.count('conflicts', { connection_id: c.id, state: 'open' })
  return open === 0
    ? [fine('none')]
    : [
        problem(
          `${open} record(s) were changed on both sides`,
          `qbsync conflicts list --connection ${c.id}`,
        ),
      ]
}

/** Asked as the next run will ask it, and nothing is taken up by that. */
async function platform(
  c: Row<'connections'>,
  { config, env, store }: Patient & { readonly store: Store },
): Promise<Said[]> {
  if (config.backend.type === 'sqlite') return [fine('it writes to the SQLite file')]
  const { openBackend } = await import('../backend-config.ts')
  const configFile = config.file ?? defaultConfigFile
  try {
    const backend = await openBackend(config.backend, { env, configFile })
    try {
      const mark = await one(store, 'cursors', { connection_id: c.id, entity: '@platform' })
      const { changes } = await backend.changes(c.id, mark?.position as string | undefined, 1)
      return [fine(changes.length > 0 ? 'it answers, and has changes' : 'it answers')]
    } finally {
      await backend.close()
    }
  } catch (error) {
    const remedy = 'See its log; nothing is lost, what it did not take is offered again.'
    const { message, hint } = error as { message: string; hint?: string }
    return [
      problem(
        message,
        error instanceof QbsyncError && error.code !== 'E_BACKEND' ? (hint ?? remedy) : remedy,
      ),
    ]
  }
}
