// The three servers that answer the same Web Connector: ours as a user starts it, the floor, and the naive one.
// Each gets a new folder with files on disk; the tables are always those that our backend makes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSqliteBackend } from '../dist/index.js'
import { run, start } from './process.js'

const here = (file) => fileURLToPath(new URL(file, import.meta.url))
export const qbsync = here('../bin/run.js')

async function emptyBackend(folder) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'backend.db')
  await openSqliteBackend(file).close()
  return file
}

/** qbsync serve, with a connection of its own; `qwc` is the file a Web Connector would be given. */
export async function ours(folder, { pageSize, flags = [] }) {
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'qbsync.yaml')
  writeFileSync(config, `dataDir: .\npageSize: ${pageSize}\n`)
  const serving = [...flags, qbsync, 'serve', '--port', '0', '--config', config]
  const server = await start(serving, { cwd: folder })
  const origin = new URL(server.url).origin.replace('127.0.0.1', 'localhost')
  const made = await run(
    [qbsync, 'qwc', 'generate', '--url', origin, '--json', '--config', config],
    { cwd: folder },
  )
  const { userName, password, file } = JSON.parse(made.out)
  return {
    ...server,
    user: userName,
    password,
    backend: join(folder, 'backend.db'),
    qwc: join(folder, file),
  }
}

const other =
  (script) =>
  async (folder, { pageSize, flags = [] }) => {
    const backend = await emptyBackend(folder)
    const server = await start([...flags, here(script), backend, String(pageSize)])
    return { ...server, user: 'bench', password: 'bench', backend }
  }
export const floor = other('floor.js')
export const naive = other('naive.js')

/** One run of a Web Connector against this server, in a process of its own. */
export async function visit({ url, user, password, pid }, { invoices }) {
  const wish = JSON.stringify({ url, user, password, pid, invoices })
  return JSON.parse((await run([here('visitor.js'), wish])).out)
}
