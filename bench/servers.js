// The servers that answer the same Web Connector: ours as a user starts it, the floor, the naive one, and the peers.
// Each gets a new folder with files on disk; the tables are always those that our backend makes.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
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
export async function ours(folder, { pageSize, flags = [], prefs = {} }) {
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
  for (const [key, value] of Object.entries(prefs))
    await run([qbsync, 'prefs', 'set', key, value, '--config', config], { cwd: folder })
  return {
    ...server,
    user: userName,
    password,
    backend: join(folder, 'backend.db'),
    qwc: join(folder, file),
  }
}

const other =
  (script, who = {}) =>
  async (folder, { pageSize, flags = [], words = [] }) => {
    const backend = await emptyBackend(folder)
    const args = [...flags, here(script), backend, String(pageSize), ...words]
    const server = await start(args, { cwd: folder })
    return { ...server, user: 'bench', password: 'bench', ...who, backend }
  }
export const floor = other('floor.js')
export const naive = other('naive.js')

const isInstalled = (name) => existsSync(here(`peers/node_modules/${name}/package.json`))
const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
const install = 'npm run bench:peers installs it'

/**
 * Ours, the floor, and everyone else, who all keep the raw answer where the word is --keep. `open` starts one in a
 * folder; `missing` says why it cannot be started here.
 */
export function everyone() {
  const peer = (title, name, who) => ({
    title,
    open: other(`peers/${name}.js`, who),
    missing: isInstalled(name) && isInstalled('xml2js') ? undefined : install,
  })
  return {
    ours: { title: 'qbsync serve', open: ours },
    floor: { title: 'bare node:http, by hand', open: floor },
    naive: { title: 'soap 1.13 + fast-xml-parser', open: naive },
    'quickbooks-js': peer('quickbooks-js + xml2js', 'quickbooks-js'),
    qbws: peer('qbws + xml2js', 'qbws', { user: 'username', password: 'password' }),
    php: {
      title: 'quickbooks-php',
      missing: isOnPath('php') ? 'php is here, its server is not' : 'no php here',
    },
  }
}

/** One run of a Web Connector against this server, in a process of its own. */
export async function visit({ url, user, password, pid }, { invoices }) {
  const wish = JSON.stringify({ url, user, password, pid, invoices })
  return JSON.parse((await run([here('visitor.js'), wish])).out)
}
