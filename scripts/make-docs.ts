// Writes the pages that are made from tables: docs/errors.md, docs/backend-tables.md, docs/coverage.md and
// docs/simulator.openapi.json. Usage: npm run docs.
// What stands between the marks at the top of backend-tables.md is written by people and kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type BackendTable,
  backendTables,
  lineOwnColumns,
  ownColumns,
  paymentColumns,
  paymentTable,
} from '../src/backend/schema.ts'
import { catalogue, type ErrorCode, errorRow } from '../src/errors.ts'
import { entities, family } from '../src/schema/entities.ts'
import type { Column } from '../src/schema/entity.ts'
import { openApi } from '../src/sim/http/openapi.ts'
import { routes } from '../src/sim/http/routes.ts'
import { coveragePage } from './coverage.ts'
import { notRaised } from './not-raised.ts'

const isInTable = /[|<>]/g
const plain = (text: string): string =>
  text.replace(isInTable, (sign) => ({ '|': '\\|', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

const made = (from: string): string =>
  `<!-- Made from ${from} by: npm run docs. Do not edit by hand. -->`

// ---- errors

const exits = [
  [2, 'The call or the configuration', 'Something has to be written differently.'],
  [1, 'The world', 'QuickBooks, the network, a file or a database said no.'],
  [3, 'Nobody came', 'The Web Connector did not call while the command waited.'],
  [70, 'qbsync itself', 'A fault of ours. Please report it.'],
] as const

const retries = {
  now: 'at once',
  'next run': 'by the next run, by itself',
  'after action': 'once the cause is out of the way',
  never: 'no',
} as const

export function errorsPage(): string {
  const codes = Object.keys(catalogue) as ErrorCode[]
  const parts = exits.map(([exit, title, says]) => {
    const own = codes.filter((code) => errorRow(code).exit === exit).sort()
    return [`## ${title}: exit code ${exit}`, says, ...own.map(errorPart)].join('\n\n')
  })
  const intro = `# Errors

${made('src/errors.ts')}

Every error has a code that does not change, a sentence, a hint, and an exit code that scripts can rely on. Words
in braces are filled in. What qbsync leaves alone on purpose is not an error but a *skip*: see \`qbsync skips list\`.`
  return `${[intro, ...parts, notRaisedPart()].join('\n\n')}\n`
}

function notRaisedPart(): string {
  const rows = Object.entries(notRaised).map(([code, why]) => `| \`${code}\` | ${plain(why)} |`)
  return `## Not raised

What other integrations name as errors and what cannot occur here, with the reason.

| Code | Why not |
|---|---|
${rows.join('\n')}`
}

function errorPart(code: ErrorCode): string {
  const { says, hint, retry } = errorRow(code)
  return `### ${code}

${plain(says)}

- Hint: ${plain(hint)}
- Tried again: ${retries[retry]}`
}

// ---- backend tables

const start = '<!-- by hand: from here -->'
const end = '<!-- by hand: to here -->'

/** The part of the page that people write, with its marks. */
export function handWritten(page: string): string {
  const from = page.indexOf(start)
  const to = page.indexOf(end)
  return from < 0 || to < from ? `${start}\n\n${end}` : page.slice(from, to + end.length)
}

/** Columns of a payment that the platform may write besides those marked so in src/backend/schema.ts. */
export const writable: readonly string[] = [
  'id',
  'amount',
  'date',
  'number',
  'method',
  'memo',
  'account',
]

interface ColumnRow {
  readonly name: string
  readonly type: string
  readonly who: string
  readonly says: string
}

export const platformChanges: readonly ColumnRow[] = [
  ['seq', 'integer', 'grows with every change'],
  ['entity', 'text', "QuickBooks' name of the kind of record"],
  ['id', 'text', 'id of the row that was changed'],
  ['what', 'text', 'created, changed or deleted'],
].map(([name = '', type = '', says = '']) => ({ name, type, who: 'qbsync', says }))

const markdown = (rows: readonly ColumnRow[]): string =>
  [
    '| Column | Type | Written by | What it holds |',
    '|---|---|---|---|',
    ...rows.map((r) => `| \`${r.name}\` | ${r.type} | ${r.who} | ${plain(r.says)} |`),
  ].join('\n')

const fixedRow = (c: { name: string; sql: string; says: string }): ColumnRow => {
  const [, mark, rest] = /^(?:(yours|ours): )?(.*)$/.exec(c.says) ?? []
  return {
    name: c.name,
    type: c.sql.split(' ')[0] ?? '',
    who: mark === 'yours' ? '**you**' : 'qbsync',
    says: rest ?? c.says,
  }
}

function columnRow(table: string, c: Column): ColumnRow {
  const tables = c.ref ? [...new Set(family(c.ref).map((e) => e.table))].sort() : []
  const points = tables.length > 0 ? ` (\`id\` in ${tables.map((t) => `\`${t}\``).join(', ')})` : ''
  const isYours = table === paymentTable && writable.includes(c.name)
  return {
    name: c.name,
    type: c.type,
    who: isYours ? '**you**, until it is booked' : 'qbsync',
    says: `${c.says}${points}`,
  }
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)

/** Sorted here: the order of the exports of a module differs between a bundle, a loader and the language. */
function tablePart(table: BackendTable): string {
  const entities = [...table.entities].sort(byName)
  const kinds = entities.map((e) => `\`${e.name}\``).join(', ')
  const distinct = new Map(entities.flatMap((e) => e.columns.map((c) => [c.name, c] as const)))
  const columns = [
    ...[...distinct.values()].map((c) => columnRow(table.name, c)),
    ...(table.name === paymentTable ? paymentColumns.map(fixedRow) : []),
  ]
  const parts = [`### ${table.name}`, `Holds ${kinds}.`, markdown(columns)]
  if (table.lines) {
    const lines = [
      ...lineOwnColumns.map(fixedRow),
      ...table.lines.columns.map((c) => columnRow(table.lines?.name ?? '', c)),
    ]
    parts.push(`### ${table.lines.name}`, `Lines of \`${table.name}\`.`, markdown(lines))
  }
  return parts.join('\n\n')
}

export function tablesPage(before: string): string {
  const own = ownColumns.map(fixedRow)
  const parts = [
    `# Backend tables\n\n${made('src/backend/schema.ts and src/schema/desktop')}`,
    handWritten(before),
    '## Columns that every table of records has',
    `In \`${paymentTable}\` you may choose the \`id\` of a row that you insert; everything else here is ours.`,
    markdown(own),
    '## Tables',
    `${entities.length} kinds of record in ${backendTables.length} tables, besides the columns above.`,
    ...[...backendTables].sort(byName).map(tablePart),
    '### platform_changes',
    'What others than qbsync changed: written by triggers, read by qbsync, not for you to write to.',
    markdown(platformChanges),
  ]
  return `${parts.join('\n\n')}\n`
}

// ---- simulator

export const openApiText = (): string => `${JSON.stringify(openApi(routes), null, 2)}\n`

// ---- writing

export const errorsFile = new URL('../docs/errors.md', import.meta.url)
export const openApiFile = new URL('../docs/simulator.openapi.json', import.meta.url)
export const tablesFile = new URL('../docs/backend-tables.md', import.meta.url)

export const coverageFile = new URL('../docs/coverage.md', import.meta.url)
export const coverageText = (): string =>
  coveragePage(made('the grammar, the simulator and the profiles'))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(errorsFile, errorsPage())
  writeFileSync(coverageFile, coverageText())
  writeFileSync(openApiFile, openApiText())
  writeFileSync(
    tablesFile,
    tablesPage(existsSync(tablesFile) ? readFileSync(tablesFile, 'utf8') : ''),
  )
}
