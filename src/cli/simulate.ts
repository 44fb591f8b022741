// The simulated Web Connector and QuickBooks visiting our own endpoint at once: real SOAP over loopback.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Env } from '../env.ts'
import { errorRow, QbsyncError } from '../errors.ts'
import type { Company } from '../sim/company-file.ts'
import type { WebConnector } from '../sim/web-connector.ts'
import { one, remove, type Store } from '../store/store.ts'
import { revokeInstallation } from './connection-life.ts'
import { createConnection, generateQwc } from './connections.ts'
import { type Context, findConnection, makeFolder, profileFor } from './context.ts'
import { openHost } from './host.ts'
import { entitiesFor, makeDue, newestRun, reportOf, type SyncReport } from './sync.ts'

export interface SimulateWish {
  readonly connection?: string | undefined
  readonly entities: readonly string[]
  readonly company?: string | undefined
  readonly onPercent: (percent: number, note: string) => void
}

/** The company file, made from its profile where there is none yet. */
export async function companyAt(file: string, profile: string, env: Env): Promise<Company> {
  const { createCompany, openCompany } = await import('../sim/company.ts')
  if (existsSync(file)) return openCompany(file, env)
  makeFolder(dirname(file))
  return createCompany(file, { profile: profile as never }, env)
}

export async function simulateSync(context: Context, wish: SimulateWish): Promise<SyncReport> {
  const { config, env } = context
  const store = await context.store()
  const isFirst = wish.connection === undefined && (await store.count('connections')) === 0
  const connection = isFirst
    ? await createConnection(store, env, { id: 'default' })
    : await findConnection(store, wish.connection)
  const names = entitiesFor(profileFor(connection), wish.entities)
  const file = wish.company ?? config.simulate.company
  if (wish.company && !existsSync(wish.company))
    throw new QbsyncError('E_FILE', {
      file: wish.company,
      problem: 'it does not exist',
      hint: `Make one with: qbsync sim seed ${wish.company}.`,
    })
  context.files.add(file)
  const company = await companyAt(file, config.simulate.profile, env)
  const before = await newestRun(store, connection.id)
  await makeDue(store, connection.id, names)
  const host = await openHost(context, { host: '127.0.0.1', port: 0 })
  let userName: string | undefined
  let connector: WebConnector | undefined
  try {
    const { Desktop } = await import('../sim/desktop.ts')
    const web = await import('../sim/web-connector.ts')
    // Each visit is an installation of its own: its password lives only in this process, and it goes with it.
    const made = await generateQwc(store, env, {
      connection,
      origin: `http://localhost:${host.port}`,
      label: `simulator ${env.id().slice(0, 8)}`,
    })
    userName = made.userName
    connector = new web.WebConnector({
      quickbooks: new Desktop(company),
      env,
      options: { noOpPauseMs: 0 },
      // A run kept open has served what is due when it pauses; this visit ends there.
      onCall: (call) => {
        if (call.call === 'getLastError' && call.answer === 'NoOp') connector?.stop()
      },
      onProgress: ({ application }) => wish.onPercent(application, ''),
    })
    const app = connector.addApplication(made.qwc, `${connection.id}.qwc`)
    connector.setPassword(app, made.password)
    const [result] = await connector.updateSelected()
    const report = await reportOf(store, connection.id, before)
    if (result?.outcome === 'busy') throw await reasonOfBusy(store, connection.id)
    if (!report.run && result)
      throw new QbsyncError('E_NETWORK', {
        host: host.url,
        detail: `${result.code ?? ''} ${result.status}`,
      })
    return report
  } finally {
    if (userName) await forget(store, env, userName)
    await host.close()
    company.close()
  }
}

/** A visitor is sent away as "busy" also while the backend fails: the error that says so is open then. */
async function reasonOfBusy(store: Store, connection: string): Promise<QbsyncError> {
  const code = 'E_BACKEND'
  const about = { connection_id: connection, code, entity: '', record: '', state: 'open' }
  const failed = await one(store, 'errors', about)
  if (!failed) return new QbsyncError('E_BUSY', { connection })
  const [before = '', after = ''] = errorRow(code).says.split('{problem}')
  const problem = failed.reason.slice(before.length, failed.reason.length - after.length)
  return new QbsyncError(code, { problem })
}

/** The visitor's installation goes with it, and a run it left open is closed. */
async function forget(store: Store, env: Env, userName: string): Promise<void> {
  const caller = await one(store, 'callers', { user_name: userName })
  const row = caller && (await one(store, 'installations', caller))
  if (!row) return
  await revokeInstallation(store, env, row)
  await store.commit([remove('installations', caller), remove('callers', caller)])
}
