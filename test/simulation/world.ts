// One world, made and run by its seed: a company file, a person, the platform, one or two Web Connectors, the real
// service, engine and backend, and a store in memory. Nothing in it is random but by the seed.
import Database from 'better-sqlite3'
import { build as buildTables } from '../../src/backend/schema.ts'
import { sqliteBackendOn } from '../../src/backend/sqlite.ts'
import { createConnection } from '../../src/cli/connections.ts'
import { type Env, type VirtualEnv, virtualEnv } from '../../src/env.ts'
import { profileNamed } from '../../src/profiles/profiles.ts'
import { entity } from '../../src/schema/entities.ts'
import { createCompany } from '../../src/sim/company.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { change as changed } from '../../src/sim/desk/edit.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { bytesOf, companyOf } from '../../src/sim/snapshot.ts'
import { add, change, type Store } from '../../src/store/store.ts'
import type { Backend } from '../../src/sync/ports.ts'
import { allFaults, type FaultKind } from './faults.ts'
import { type Luck, makeLuck } from './luck.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'
import { connectedOn } from './promises.ts'

export const connectionId = 'rivera'
export const visitorNames = ['rivera', 'rivera-2'] as const
const ownerId = '{11111111-2222-3333-4444-555555555555}'

/** What is taken out of the service to see whether anything notices. */
export interface Removal {
  readonly says: string
  /** The profile that has the safeguard: payments-desktop if not said. */
  readonly profile?: string
  /** Steps of life, where it takes more than usual to meet what it protects against. */
  readonly steps?: number
  /** The faults it protects against, all of them in every world; the seed chooses if not said. */
  readonly only?: readonly FaultKind[]
  readonly store?: (store: Store, world: World) => Store
  readonly backend?: (backend: Backend, world: World) => Backend
}

export interface World {
  readonly seed: number
  readonly profile: string
  readonly luck: Luck
  readonly faults: ReadonlySet<FaultKind>
  /** Time as it is; the clocks of the service and of QuickBooks may differ. */
  readonly time: VirtualEnv
  readonly serviceEnv: Env
  readonly company: Company
  readonly desktop: Desktop
  /** Another company, which may be open by mistake. */
  readonly other: Desktop
  readonly disk: MemoryStore
  readonly db: Database.Database
  backend: Backend
  store: Store
  readonly pageSize: number
  /** Its connection is carried by two applications. */
  readonly isSplit: boolean
  /** Milliseconds by which the clock of the service is ahead. */
  skew: number
  /** Of a removal: what was held back goes to the backend now. */
  flushBackend?: () => Promise<void>
  close(): Promise<void>
}

const usual = Date.UTC(2026, 3, 1, 14)
/** Chicago: spring forward on 2026-03-14 of the next year, back on 2026-11-01, both at 02:00. */
const nights = [Date.UTC(2027, 2, 14, 3), Date.UTC(2026, 10, 1, 3)] as const

/** Made once, copied for every world: bytes of a company and of an empty backend. */
export interface Moulds {
  readonly companies: Readonly<Record<string, Buffer>>
  readonly backend: Buffer
}

const withPayables = (company: Company): void => {
  changed(company, entity('Vendor'), { Name: 'Pipe Supply' })
  changed(company, entity('Account'), { Name: 'Materials', AccountType: 'Expense' })
}

export function makeMoulds(): Moulds {
  const made = (more: (company: Company) => void): Buffer => {
    const env = virtualEnv({ now: usual, seed: 1 })
    const company = createCompany(':memory:', { profile: 'rivera' }, env)
    more(company)
    const bytes = bytesOf(company)
    company.close()
    return bytes
  }
  const plain = made(() => undefined)
  const payables = made(withPayables)
  return {
    companies: {
      'payments-desktop': plain,
      'invoicing-desktop': plain,
      'bill-pay-desktop': payables,
      'data-sharing-desktop': payables,
    },
    backend: backendBytes(),
  }
}

function backendBytes(): Buffer {
  const db = new Database(':memory:')
  buildTables(db)
  const bytes = db.serialize()
  db.close()
  return bytes
}

export async function makeWorld(
  seed: number,
  moulds: Moulds,
  how: { profile: string; removal?: Removal; only?: readonly FaultKind[] },
): Promise<World> {
  const luck = makeLuck(seed)
  const { profile } = how
  const faults = chooseFaults(luck, how.only ?? how.removal?.only)
  const start = faults.has('summer time') ? luck.pick(nights) + luck.int(0, 180) * 60_000 : usual
  const time = virtualEnv({ now: start, seed })
  const bytes = moulds.companies[profile]
  if (!bytes) throw new Error(`no world for the profile ${profile}`)
  const company = companyOf(bytes, time)
  const otherCompany = companyOf(bytes, time)
  otherCompany.setFacts({
    path: 'C:\\Books\\Oak Bakery.qbw',
    company: { ...company.facts.company, CompanyName: 'Oak Bakery' },
  })
  const db = new Database(moulds.backend)
  const backend = sqliteBackendOn(db)
  const disk = memoryStore()
  const desktop = new Desktop(company)
  desktop.stampCompany(ownerId, 'FileID', '{22222222-2222-3333-4444-555555555555}')
  const applications = profileNamed(profile)?.applications?.map((a) => a.id) ?? []
  const isSplit = faults.has('split applications') && applications.length > 1
  await fillStore(disk, time, profile, luck, {
    isLive: faults.has('kept open'),
    applications: isSplit ? applications : [],
  })
  const world = {
    isSplit,
    seed,
    profile,
    luck,
    faults,
    time,
    company,
    desktop,
    other: new Desktop(otherCompany),
    disk,
    db,
    pageSize: luck.pick([2, 5, 200]),
    skew: 0,
    close: async () => {
      company.close()
      otherCompany.close()
      db.close()
    },
  }
  const serviceEnv: Env = {
    ...time,
    now: () => time.now() + world.skew,
  }
  const whole: World = Object.assign(world, { serviceEnv, store: disk as Store, backend })
  whole.store = how.removal?.store?.(disk, whole) ?? disk
  whole.backend = how.removal?.backend?.(backend, whole) ?? backend
  return whole
}

/** Swarm: some kinds of faults, not all of them, or rare ones would never be seen alone. */
function chooseFaults(luck: Luck, only: readonly FaultKind[] | undefined): Set<FaultKind> {
  const wanted = only ?? allFaults
  const share = luck.pick([0.15, 0.3, 0.6])
  return new Set(wanted.filter(() => luck.chance(only ? 1 : share)))
}

async function fillStore(
  store: Store,
  env: Env,
  profile: string,
  luck: Luck,
  how: { isLive: boolean; applications: readonly string[] },
): Promise<void> {
  const connection = await createConnection(store, env, {
    id: connectionId,
    profile,
    company: 'Rivera Plumbing',
  })
  const rules = profileNamed(profile)
  const settings = {
    ...(profile === 'bill-pay-desktop'
      ? {
          accounts: { bills: 'Checking', payments: 'Undeposited Funds' },
          conflictMaster: luck.pick(['quickbooks', 'platform', 'ask']),
        }
      : {}),
    ...(how.isLive ? { live: true } : {}),
    ...(rules?.recentMonths === 0 ? { startDate: connectedOn } : {}),
  }
  await store.commit([
    change('connections', { id: connection.id }, { settings }),
    ...visitorNames.map((user_name) => add('callers', { user_name, connection_id: connection.id })),
    ...visitorNames.map((user_name, index) =>
      add('installations', {
        user_name,
        connection_id: connection.id,
        label: user_name,
        app_name: `qbsync ${connection.id}`,
        origin: 'https://sync.example.com',
        password_hash: 'hash',
        owner_id: ownerId,
        file_id: `{2222222${2 + index}-2222-3333-4444-555555555555}`,
        generation: 1,
        created_at: env.now(),
        last_seen_at: null,
        application: how.applications[index] ?? null,
        previous_hash: null,
        revoked_at: null,
      }),
    ),
  ])
}

/** What QBWC asks of QuickBooks at the beginning of a run (web-connector.md 4.1). */
export const aboutText =
  '<?xml version="1.0" ?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="continueOnError">' +
  `<HostQueryRq requestID="0"></HostQueryRq><CompanyQueryRq requestID="1"><OwnerID>${ownerId}</OwnerID>` +
  '</CompanyQueryRq><PreferencesQueryRq requestID="2"></PreferencesQueryRq></QBXMLMsgsRq></QBXML>'
