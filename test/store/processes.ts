// Other processes that use the same database file, for tests of what happens at the same moment.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const storeModule = new URL('../../src/store/sqlite.ts', import.meta.url).href

function start(script: string): ChildProcess {
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  return spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = ''
  if (!child.stdout) return text
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.trim()
}

/** Each process opens every file at the same moment as the others and adds a row of its own. */
export async function inProcesses(count: number, files: readonly string[]): Promise<string[]> {
  const script = (n: number) => `
import { openSqliteStore } from '${storeModule}'
process.stdout.write('ready\\n')
const begin = await new Promise((resolve) => process.stdin.once('data', (d) => resolve(Number(d))))
const row = { connection_id: 'c', code: 'S', entity: 'E', record: '${n}', label: null, reason: '',
  run_id: null, first_at: 0, last_at: 0, count: 0 }
let said = 'done'
for (const [i, file] of ${JSON.stringify(files)}.entries()) {
  while (Date.now() < begin + i * 50) {}
  try {
    const store = openSqliteStore(file)
    await store.commit([{ add: 'skips', row }])
    await store.close()
  } catch (error) { said = i + ': ' + error }
}
process.stdout.write(said + '\\n')
process.exit()
`
  const children = Array.from({ length: count }, (_, n) => start(script(n)))
  const lines = children.map((child) => child.stdout?.[Symbol.asyncIterator]())
  const next = async () =>
    Promise.all(lines.map(async (line) => String((await line?.next())?.value ?? '').trim()))
  await next()
  for (const child of children) child.stdin?.write(`${Date.now() + 200}\n`)
  return next()
}

/** Another process has a write transaction open on this file, for so long; resolves once it has. */
export async function holdWriteLock(file: string, ms: number): Promise<{ done: Promise<unknown> }> {
  const child = start(`
import Database from 'better-sqlite3'
const db = new Database(${JSON.stringify(file)})
db.exec('begin immediate')
process.stdout.write('held\\n')
setTimeout(() => { db.exec('commit'); db.close() }, ${ms})
`)
  const done = once(child, 'exit')
  if ((await firstLine(child)) !== 'held') throw new Error('the lock was not taken')
  return { done }
}
