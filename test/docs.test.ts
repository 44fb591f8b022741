// The documents are held to the code. Pages made from tables must be current, and every link must lead somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import {
  coverageFile,
  coverageText,
  errorsFile,
  errorsPage,
  handWritten,
  tablesFile,
  tablesPage,
} from '../scripts/make-docs.ts'
import { notRaised } from '../scripts/not-raised.ts'
import { ddl } from '../src/backend/schema.ts'
import { catalogue } from '../src/errors.ts'
import { requestNames } from '../src/schema/grammar.ts'

const root = new URL('../', import.meta.url)
const textOf = (path: string | URL): string => readFileSync(new URL(path, root), 'utf8')
const pages = [
  ...['README.md', 'CHANGELOG.md'].filter((path) => existsSync(new URL(path, root))),
  ...readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`),
]

describe('docs/errors.md', () => {
  test('is current (if not: npm run docs)', () => {
    expect(textOf(errorsFile)).toBe(errorsPage())
  })

  test.each(pages)('%s names no error code that does not exist', (page) => {
    const named = [...textOf(page).matchAll(/\bE_[A-Z0-9_]+\b/g)].map(([code]) => code)
    // One page says which are not raised, and why.
    const known = { ...catalogue, ...(page === 'docs/errors.md' ? notRaised : {}) }
    expect(named.filter((code) => !Object.hasOwn(known, code))).toEqual([])
  })

  test('has a heading for every code, and for nothing else', () => {
    const headings = [...textOf(errorsFile).matchAll(/^### (.*)$/gm)].map((m) => m[1])
    expect(headings.sort()).toEqual(Object.keys(catalogue).sort())
  })
})

describe('docs/coverage.md', () => {
  const page = textOf(coverageFile)

  test('is current (if not: npm run docs)', () => {
    expect(page).toBe(coverageText())
  })

  test('has a row for every request, read, written and checked at every version', () => {
    const rows = [...page.matchAll(/^\| .* \| `(\w+Rq)` \|.*$/gm)]
    expect(rows.map((m) => m[1]).sort()).toEqual(requestNames().sort())
    expect(
      rows.filter(([row]) => !row.includes('| yes | yes | yes |')).map(([row]) => row),
    ).toEqual([])
  })

  test('tells what is imitated from what is not', () => {
    expect(page).toMatch(/`InvoiceAddRq` \| .* \| yes \| bill-pay-desktop/)
    expect(page).toMatch(/`InvoiceModRq` \| .* \| yes \| –/)
    expect(page).toMatch(/`InvoiceQueryRq` \| .* \| yes \| .*payments-desktop/)
    expect(page).toMatch(/`ReceivePaymentAddRq` \| .* \| yes \| .*payments-desktop/)
  })
})

describe('docs/backend-tables.md', () => {
  const page = textOf(tablesFile)

  test('is current (if not: npm run docs)', () => {
    expect(page).toBe(tablesPage(page))
  })

  test('keeps the part that people wrote', () => {
    expect(handWritten(page)).toContain('## A payment to be booked')
    expect(tablesPage(page)).toContain(handWritten(page))
  })

  test('names every table and column of the database, and no others', () => {
    expect(documentedColumns(page)).toEqual(realColumns())
  })
})

/** Columns by table, as the page has them: those of each table and those that all of them share. */
function documentedColumns(page: string): Record<string, string[]> {
  const made = page.slice(page.indexOf('<!-- by hand: to here -->'))
  const columnsIn = (text: string) => [...text.matchAll(/^\| `(\w+)` \|/gm)].map((m) => m[1] ?? '')
  const [common = '', ...parts] = made.split(/^### /m)
  const shared = columnsIn(common)
  return Object.fromEntries(
    parts.map((part) => {
      const name = /^\w+/.exec(part)?.[0] ?? ''
      const isRecords = part.includes('\nHolds ')
      return [name, [...(isRecords ? shared : []), ...columnsIn(part)].sort()]
    }),
  )
}

function realColumns(): Record<string, string[]> {
  const db = new Database(':memory:')
  db.exec(ddl())
  const tables = db
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]
  const columns = db.prepare('select name from pragma_table_info(?) order by name').pluck()
  const found = Object.fromEntries(tables.map((t) => [t, (columns.all(t) as string[]).sort()]))
  db.close()
  return found
}

describe('docs/security.md', () => {
  const shown = [
    ...textOf('docs/security.md').matchAll(/`(test\/[\w/.-]+)`: (.+?)(?=; `test\/| \|$)/gm),
  ]

  test('names a test for every threat', () => {
    const threats = [...textOf('docs/security.md').matchAll(/^\|.*\|.*\|(.*)\|$/gm)]
      .map(([, last = '']) => last.trim())
      .filter((last) => last.includes('.test.ts`'))
    expect(threats.length).toBeGreaterThan(20)
    expect(shown.length).toBeGreaterThanOrEqual(threats.length)
  })

  test.each(shown.map(([, file = '', title = '']) => [file, title]))(
    '%s has the test "%s"',
    (file, title) => {
      expect(textOf(file)).toContain(title)
    },
  )
})

describe('links', () => {
  test.each(pages)('every relative link in %s leads to a file, and to a heading of it', (page) => {
    const here = new URL(page, root)
    const links = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)(?:\s"[^"]*")?\)/g)]
    const broken = links
      .map((m) => m[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !leadsSomewhere(link, here))
    expect(broken).toEqual([])
  })
})

const withoutCode = (text: string): string => text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')

function leadsSomewhere(link: string, from: URL): boolean {
  const [path = '', heading] = link.split('#')
  const file = path === '' ? from : new URL(path, from)
  if (!existsSync(file)) return false
  if (!heading || !file.pathname.endsWith('.md')) return true
  const headings = [...withoutCode(textOf(file)).matchAll(/^#+ (.*)$/gm)].map((m) =>
    anchorOf(m[1] ?? ''),
  )
  return headings.includes(heading)
}

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

// The commands of README.md are run by a test of their own, with the built program: test/cli/readme.test.ts.
