// What pictures are drawn from: a JSON file of tables, one a workload, that a run with --plots brings up to date. Only
// what was measured again is replaced.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** `put(table, of, rows)`: these rows instead of those of the table that have the values of `of`. */
export function makeFigures() {
  const put = []
  const into = (found) => {
    const tables = { ...found }
    for (const { table, of, rows } of put) {
      const isSame = (row) => Object.entries(of).every(([key, value]) => row[key] === value)
      tables[table] = [...(tables[table] ?? []).filter((row) => !isSame(row)), ...rows]
    }
    return tables
  }
  return {
    put: (table, of, rows) => put.push({ table, of, rows }),
    /** The tables of this run alone. */
    tables: () => into({}),
    /** What is in the folder, with what was put since, is written there. */
    save(folder) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'figures.json'), textOf(into(readFigures(folder))))
    },
  }
}

const rounded = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)

/** One row a line, so that a difference can be read. */
function textOf(tables) {
  const rows = (list) => list.map((row) => `    ${JSON.stringify(row, rounded)}`).join(',\n')
  const parts = Object.entries(tables).map(([name, list]) => `  "${name}": [\n${rows(list)}\n  ]`)
  return `{\n${parts.join(',\n')}\n}\n`
}

export function readFigures(folder) {
  const file = join(folder, 'figures.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
