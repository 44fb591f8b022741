// doctor: every row of the tables asked, also where the configuration or the store cannot be used.
import { existsSync } from 'node:fs'
import { type Env, realEnv } from '../../env.ts'
import { QbsyncError } from '../../errors.ts'
import type { Row, Store } from '../../store/store.ts'
import { type Config, defaultConfig, loadConfig } from '../config.ts'
import { storeFile as fileOfStore, isPostgres, openStoreAt } from '../store-config.ts'
import type { Check, Finding, Patient, Said } from './check.ts'
import { problem } from './check.ts'
import { computerChecks } from './computer.ts'
import { connectionChecks } from './connections.ts'
import { networkChecks } from './network.ts'
import { paymentChecks } from './payments.ts'
import { type Probe, realProbe } from './probe.ts'

export interface ExamineWish {
  readonly config?: string | undefined
  readonly 'data-dir'?: string | undefined
  readonly connection?: string | undefined
  /** Every page of the databases is read. */
  readonly isThorough: boolean
  readonly env?: Env
  readonly probe?: Probe
}

export interface Examined {
  readonly findings: readonly Finding[]
  readonly connections: readonly Row<'connections'>[]
  readonly patient: Patient
  close(): Promise<void>
}

type Problem = { message: string; hint: string } | undefined

export async function examine(wish: ExamineWish): Promise<Examined> {
  const { config, configProblem } = await configOf(wish)
  const storeFile = config.store.url ?? fileOfStore(config.dataDir)
  const { store, storeProblem } = await openStore(storeFile)
  const { env = realEnv(), probe = realProbe, isThorough } = wish
  const patient: Patient = {
    config,
    configProblem,
    env,
    probe,
    store,
    storeFile,
    storeProblem,
    isThorough,
  }
  try {
    const checks: readonly Check[] = [...computerChecks, ...networkChecks, ...paymentChecks]
    const findings: Finding[] = []
    for (const check of checks)
      findings.push(...tell(await asked(() => check.look(patient)), check.id, null))
    const connections = store ? await connectionsOf(store, wish.connection) : []
    if (store)
      for (const connection of connections)
        for (const check of connectionChecks) {
          const said = await asked(() => check.look(connection, { ...patient, store }))
          findings.push(...tell(said, check.id, connection.id))
        }
    if (store && connections.length === 0) findings.push(...tell([none], 'connections', null))
    return { findings, connections, patient, close: async () => store?.close() }
  } catch (error) {
    await store?.close()
    throw error
  }
}

const none = problem(
  'there is no connection',
  'Begin with: qbsync init, or: qbsync connection create',
)

const tell = (said: readonly Said[], check: string, connection: string | null): Finding[] =>
  said.map((one) => ({ check, connection, ...one }))

/** A check that fails itself is a finding: the others go on. */
async function asked(look: () => ReturnType<Check['look']>): Promise<readonly Said[]> {
  try {
    return await look()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return [
      problem(`this could not be looked at: ${text}`, 'Correct what it says, then ask again.'),
    ]
  }
}

async function configOf(wish: ExamineWish): Promise<{ config: Config; configProblem: Problem }> {
  try {
    return { config: await loadConfig(wish), configProblem: undefined }
  } catch (error) {
    if (!(error instanceof QbsyncError) || error.code === 'E_USAGE') throw error
    const configProblem = { message: error.message, hint: error.hint }
    return { config: defaultConfig(wish), configProblem }
  }
}

async function openStore(
  address: string,
): Promise<{ store: Store | undefined; storeProblem: Problem }> {
  if (!isPostgres(address) && !existsSync(address))
    return { store: undefined, storeProblem: undefined }
  try {
    return { store: await openStoreAt(address), storeProblem: undefined }
  } catch (error) {
    if (!(error instanceof QbsyncError)) throw error
    return { store: undefined, storeProblem: { message: error.message, hint: error.hint } }
  }
}

async function connectionsOf(store: Store, id: string | undefined): Promise<Row<'connections'>[]> {
  if (id === undefined) return store.select('connections', {}, { order: [['id', 'asc']] })
  const { findConnection } = await import('../context.ts')
  return [await findConnection(store, id)]
}
