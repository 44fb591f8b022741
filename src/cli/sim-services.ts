// Which simulators run: one small file a service in the data folder. A file whose process is gone counts for
// nothing and is removed.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { QbsyncError } from '../errors.ts'
import type { Context } from './context.ts'
import { table } from './render.ts'
import { writeWhole } from './write-file.ts'

export interface SimService {
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly company: string
  /** Milliseconds since 1970. */
  readonly since: number
}

const folderOf = (dataDir: string): string => join(dataDir, 'simulators')
const fileOf = (dataDir: string, port: number): string => join(folderOf(dataDir), `${port}.json`)

export function noteService(dataDir: string, service: SimService): void {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 })
  writeWhole(fileOf(dataDir, service.port), `${JSON.stringify(service)}\n`)
}

export function forgetService(dataDir: string, port: number): void {
  rmSync(fileOf(dataDir, port), { force: true })
}

export async function simServices({ config }: Context): Promise<SimService[]> {
  let names: string[]
  try {
    names = readdirSync(folderOf(config.dataDir))
  } catch {
    return []
  }
  const out: SimService[] = []
  for (const name of names) {
    const file = join(folderOf(config.dataDir), name)
    const service = read(file)
    if (service && isAlive(service.pid) && (await answers(service))) out.push(service)
    else rmSync(file, { force: true })
  }
  return out.sort((a, b) => a.port - b.port)
}

function read(file: string): SimService | undefined {
  try {
    const service = JSON.parse(readFileSync(file, 'utf8')) as SimService
    return Number.isInteger(service.pid) && service.pid > 1 ? service : undefined
  } catch {
    return undefined
  }
}

/** Another program may have the number of a process that is gone: only who answers with it is the one. */
async function answers({ port, pid }: SimService): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(2000)
    const response = await fetch(`http://127.0.0.1:${port}/status`, { signal })
    // One that wants a token says so and no more.
    if (response.status === 401) return true
    return ((await response.json()) as { pid?: number }).pid === pid
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const patienceMs = 10_000
const stepMs = 50

/** Asks the service of that port to end, or the only one there is, and waits until it has. */
export async function stopServices(
  context: Context,
  wish: { readonly port?: number | undefined; readonly all: boolean },
): Promise<{ stopped: SimService[] }> {
  const running = await simServices(context)
  const known = running.map((s) => s.port).join(', ') || 'none'
  const chosen = wish.all
    ? running
    : wish.port === undefined
      ? running
      : running.filter((s) => s.port === wish.port)
  if (!wish.all && wish.port === undefined && running.length > 1)
    throw new QbsyncError('E_USAGE', {
      detail: `${running.length} simulators run (ports ${known}): say which one with --port, or --all`,
    })
  if (chosen.length === 0 && wish.port === undefined && !wish.all)
    throw new QbsyncError('E_USAGE', {
      detail: 'No simulator runs. One is started with: qbsync sim start',
    })
  if (chosen.length === 0 && !wish.all)
    throw new QbsyncError('E_NOT_FOUND', {
      thing: 'running simulator',
      id: String(wish.port),
      hint: `Ports of those that run: ${known}. Start one with: qbsync sim start.`,
    })
  for (const { pid } of chosen) process.kill(pid, 'SIGTERM')
  for (let waited = 0; waited < patienceMs; waited += stepMs) {
    if (!chosen.some((s) => isAlive(s.pid))) break
    await context.env.sleep(stepMs)
  }
  return { stopped: chosen }
}

export const drawServices = (services: readonly SimService[]): string =>
  services.length === 0
    ? 'No simulator runs. Start one with: qbsync sim start.'
    : table(
        ['address', 'process', 'company', 'since'],
        services.map((s) => [s.url, s.pid, s.company, new Date(s.since).toISOString()]),
      )
