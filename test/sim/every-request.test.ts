// Every request of the grammar gets an answer: nothing crashes, nothing is ignored, every answer is legal at the
// version of its request and has a status that is listed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check, type Fault } from '../../src/qbxml/check.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { sampleRequest } from '../../src/qbxml/sample.ts'
import { writeRequests } from '../../src/qbxml/write.ts'
import { entities } from '../../src/schema/entities.ts'
import { request, requestNames } from '../../src/schema/grammar.ts'
import { statusCodes } from '../../src/schema/status-codes.ts'
import { type Books, books } from './books-company.ts'
import { code, world } from './company.ts'
import { plausible } from './plausible.ts'

const all = requestNames()
const ofDesktop = all.filter((name) => !request(name)?.notIn.includes('QBD'))

/**
 * An answer may print a name that is longer than the reference to it may be in the description; and the oldest
 * descriptions require elements of a Ret that IncludeRetElement or a refusal leaves out.
 */
const isKnown = ({ path, message }: Fault, version: string): boolean =>
  /EmployeeRef\/FullName$/.test(path) ||
  (Number(version) < 7 && /(Ret|Rs)$/.test(path) && message.includes('is missing in'))

interface Answer {
  readonly name: string
  readonly status: string
  readonly text: string
}

/** Rounds of every request at a version: as generated, and with references and keys that are there. */
function answers(made: Books, version: string, rounds: number): Answer[] {
  const random = seededRandom(Number(version) * 10)
  const limit = Number(version) * 100
  const names = ofDesktop.filter((n) => (request(n)?.since ?? 0) <= limit)
  const out: Answer[] = []
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const sample = sampleRequest(name, random, { version })
      const asked = round % 4 === 0 ? sample : plausible(made.company, sample, random)
      const question = writeRequests({ version, onError: 'continueOnError', messages: [asked] })
      made.env.advance(1000)
      const text = made.session.processRequest(question)
      const faults = check(text, { version }).filter((f) => !isKnown(f, version))
      expect(faults, `${question}\n${text}`).toEqual([])
      const status = readQbxml(text).messages[0]?.attributes['statusCode'] ?? 'no answer'
      out.push({ name, status, text })
    }
  return out
}

/** Those of 13.0, for the second opinion below. */
let newest: readonly Answer[] = []

const listed = new Set(statusCodes.map((row) => String(row.code)))

describe('every request', () => {
  test.each([
    ['13.0', 4],
    ['14.0', 2],
    ['7.0', 2],
    ['4.0', 1],
  ])('legal documents of qbXML %s get legal answers', (version, rounds) => {
    const made = books()
    const got = answers(made, version, rounds)
    if (version === '13.0') newest = got
    expect(got.filter(({ status }) => !listed.has(status))).toEqual([])
    expect(made.trial()).toBe(0)
    if (version !== '13.0') return
    // The test means something only where requests get past their first refusal.
    const done = new Set(got.filter((a) => Number(a.status) < 1000).map((a) => a.name))
    const added = ofDesktop.filter((name) => name.endsWith('AddRq'))
    expect(added.filter((name) => done.has(name)).length / added.length).toBeGreaterThan(0.6)
  })

  test('what no Desktop of this country has is refused', () => {
    const { text } = world()
    const others = all.filter((name) => !ofDesktop.includes(name))
    expect(others.sort()).toEqual([
      'PayrollLastPeriodQueryRq',
      'SalesTaxReturnLineQueryRq',
      'SalesTaxReturnQueryRq',
    ])
    for (const name of others) expect(text(`<${name}/>`)).toContain('statusCode="1030"')
    expect(all).toHaveLength(239)
  })

  test('a country that has sales tax returns answers for them', () => {
    const { session } = world({ facts: { country: 'CA' } })
    const asked =
      '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError"><SalesTaxReturnQueryRq/></QBXMLMsgsRq></QBXML>'
    expect(session.processRequest(asked)).toContain('statusCode="1"')
  })

  test('everything in the table of entities can be asked for', () => {
    const { ask } = world({ profile: 'rivera' })
    // A feature that is off is refused (3250).
    for (const { queryName } of entities)
      expect(['0', '1', '3250'], queryName).toContain(code(ask(`<${queryName}/>`)[0]))
  })

  test('the same seed gives the same bytes', () => {
    const run = (): string =>
      answers(books(), '13.0', 1)
        .map(({ text }) => text)
        .join('')
    expect(run()).toBe(run())
  })
})

// Intuit's own schema as a second opinion, where it and xmllint are at hand; no part of the product reads it.
const xsd = fileURLToPath(new URL('../../../shared/qbxml/xsd/qbxmlops130.xsd', import.meta.url))
const canValidate =
  existsSync(xsd) && spawnSync('xmllint', ['--version'], { stdio: 'ignore' }).status === 0

/** What the schema refuses although the description has it, or the other way round. */
const exceptions: readonly (readonly [element: string, why: string])[] = [
  ['FormType', 'came with 14.0'],
  ['EmployeeRef', 'a name may be longer than this reference allows'],
]

describe.skipIf(!canValidate)("Intuit's schema 13.0", () => {
  test('every answer validates', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qbsync-xsd-'))
    try {
      if (newest.length === 0) newest = answers(books(), '13.0', 4)
      const files = newest.map(({ text }, index) => {
        const file = join(folder, `${index}.xml`)
        writeFileSync(file, text)
        return file
      })
      const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, ...files], {
        encoding: 'utf8',
        maxBuffer: 1e9,
      })
      const faults = stderr
        .split('\n')
        .filter((line) => line.includes('error'))
        .filter((line) => !exceptions.some(([element]) => line.includes(element)))
      expect(faults.slice(0, 20)).toEqual([])
      expect(stderr).toContain(' validates')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
