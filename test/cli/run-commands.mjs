// Runs commands of the built program one after another in this one process: loading it once a command would take most
// of the time. Stdin: JSON, one list of lines a block. Stdout: JSON, of each line what it printed and its exit code.
// A line is `qbsync …` or `sqlite3 FILE "SQL"`; words in quotes are one word; what stands behind `#` is left out.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)
const { run } = await import('@oclif/core')
const Database = require('better-sqlite3')

const words = (line) =>
  [...line.replace(/\s#.*$/, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (m) => m[1] ?? m[2] ?? m[3],
  )

const sqlite = ([file, sql]) => {
  const db = new Database(file)
  try {
    const statement = db.prepare(sql)
    if (!statement.reader) return statement.run() && ''
    return statement
      .all()
      .map((row) => `${Object.values(row).join('|')}\n`)
      .join('')
  } finally {
    db.close()
  }
}

async function perform(line) {
  const [program, ...rest] = words(line)
  if (program === 'sqlite3') return { line, out: sqlite(rest), status: 0 }
  let out = ''
  const write = { stdout: process.stdout.write, stderr: process.stderr.write }
  for (const name of ['stdout', 'stderr'])
    process[name].write = (chunk) => {
      out += String(chunk)
      return true
    }
  process.exitCode = 0
  try {
    await run(rest, { root })
  } catch (error) {
    out += `${error.message}\n`
    process.exitCode ||= error.oclif?.exit ?? 1
  } finally {
    for (const name of ['stdout', 'stderr']) process[name].write = write[name]
  }
  const status = process.exitCode
  process.exitCode = 0
  return { line, out, status }
}

const blocks = JSON.parse(readFileSync(0, 'utf8'))
const done = []
for (const lines of blocks) {
  const ran = []
  for (const line of lines) ran.push(await perform(line))
  done.push(ran)
}
process.stdout.write(JSON.stringify(done))
