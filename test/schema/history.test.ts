// What older versions did differently, against the published list where that is at hand: for every row a legal and
// an illegal document at both ends of its range and just outside.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check } from '../../src/qbxml/check.ts'
import { sampleRequest, sampleResponse } from '../../src/qbxml/sample.ts'
import { writeAnswer, writeRequests } from '../../src/qbxml/write.ts'
import { type Cut, contentOf, exists } from '../../src/schema/content.ts'
import {
  asOf,
  type Message,
  type Model,
  model,
  request,
  requestNames,
  response,
  responseNames,
} from '../../src/schema/grammar.ts'
import { editions, type Particle, parseVersion } from '../../src/schema/notation.ts'
import { requestText } from '../qbxml/support.ts'
import { faults, isLegal, shortest, type Tree, without } from './shortest.ts'

const versions = '1.1 2.0 2.1 3.0 4.0 4.1 5.0 6.0 7.0 8.0 9.0 10.0'.split(' ')
const cutOf = (version: string): Cut => ({ version: parseVersion(version), edition: 'QBD' })
const message = (name: string): Message => {
  const found = request(name) ?? response(name)
  if (!found) throw new Error(`no message ${name}`)
  return found
}

// ---- the published rows

const path = new URL('../../../shared/qbxml/history.tsv', import.meta.url)
const isHere = existsSync(path)
const rows = (isHere ? readFileSync(path, 'utf8') : '')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => {
    const [where = '', kind = '', then = '', now = '', from = '', through = ''] = line.split('\t')
    return { where, kind, then, now, from, through }
  })
type Row = (typeof rows)[number]

const byKind = (kind: string): Row[] =>
  rows.filter((row) => row.kind === kind && row.then !== 'no such group')

/** Versions to look at: the ends of the range, and those just outside that no other row speaks of. */
function around({ where, kind, from, through }: Row): { version: string; isThen: boolean }[] {
  const before = versions[versions.indexOf(from) - 1] ?? ''
  const after = versions[versions.indexOf(through) + 1] ?? ''
  const isSpokenOf = (version: string): boolean =>
    rows.some(
      (row) =>
        row.where === where &&
        row.kind === kind &&
        parseVersion(row.from) <= parseVersion(version) &&
        parseVersion(version) <= parseVersion(row.through),
    )
  return [
    ...[...new Set([from, through])].map((version) => ({ version, isThen: true })),
    ...[before, after]
      .filter((version) => version !== '' && !isSpokenOf(version))
      .map((version) => ({ version, isThen: false })),
  ]
}

/** In a choice that may be left out as a whole, an element that must come need not come. */
const optionalAnyway = new Set(['/PriceLevelModRq/PriceLevelMod/PriceLevelPerItem'])

interface Seen {
  row: string
  version: string
  legal: boolean
  shouldBe: boolean
}

/** One document of a row in one version, judged by the grammar and, where that is as strict, by the checker. */
function judge(row: Row, version: string, tree: Tree, shouldBe: boolean): Seen[] {
  const of = message(tree.name)
  const legal = isLegal(tree, of, cutOf(version))
  const seen = [{ row: `${row.where} ${row.kind}`, version, legal, shouldBe }]
  // Of answers the checker takes what is cut short by IncludeRetElement.
  if (tree.name.endsWith('Rq') || row.kind !== 'cardinality')
    if (row.kind !== 'group' || tree.name.endsWith('Rq'))
      seen.push({ ...seen[0], legal: faults(tree, version).length === 0 } as Seen)
  return seen
}

function pathOf({ where }: Row): { name: string; parents: string[]; last: string } {
  const [, name = '', ...names] = where.split('/')
  return { name, parents: names.slice(0, -1), last: names.at(-1) ?? '' }
}

const wrong = (seen: readonly Seen[]): Seen[] => seen.filter((s) => s.legal !== s.shouldBe)

/** Judges the documents that `make` gives for every version around every row of a kind. */
function judgeAll(
  kind: string,
  make: (
    row: Row,
    version: string,
    isThen: boolean,
  ) => { tree: Tree | undefined; legal: boolean }[],
): { seen: Seen[]; unseen: string[] } {
  const seen: Seen[] = []
  const unseen: string[] = []
  for (const row of byKind(kind))
    for (const { version, isThen } of around(row)) {
      const judged = make(row, version, isThen).flatMap(({ tree, legal }) =>
        tree ? judge(row, version, tree, legal) : [],
      )
      if (judged.length === 0 && isThen) unseen.push(`${row.where} ${version}`)
      seen.push(...judged)
    }
  return { seen, unseen }
}

describe.skipIf(!isHere)('every row of the published history', () => {
  test('all kinds are there', () => {
    const kinds = [...new Set(rows.map((row) => row.kind))].sort()
    expect(kinds).toEqual(['absent', 'cardinality', 'dropped', 'group', 'maxLength', 'order'])
    expect(rows).toHaveLength(377)
  })

  test.each(['cardinality', 'group'])('%s: with it, and without it', (kind) => {
    const { seen, unseen } = judgeAll(kind, (row, version, isThen) => {
      const { name, parents, last } = pathOf(row)
      const names = last.replace(/[()]/g, '').split('|')
      const cut = cutOf(version)
      const of = message(name)
      if (!exists(of, cut)) return []
      const tree = shortest(name, of, [...parents, names[0] ?? ''], cut)
      if (!tree) return []
      const isOptional =
        (isThen ? row.then : row.now).startsWith('0') || optionalAnyway.has(row.where)
      return [
        { tree, legal: true },
        { tree: without(tree, parents, names), legal: isOptional },
      ]
    })
    expect(unseen).toEqual([])
    expect(wrong(seen)).toEqual([])
    expect(seen.some((s) => s.legal) && seen.some((s) => !s.legal)).toBe(true)
  })

  test('maxLength: the longest text, and one letter more', () => {
    const { seen, unseen } = judgeAll('maxLength', (row, version, isThen) => {
      const { name, parents, last } = pathOf(row)
      const of = message(name)
      const cut = cutOf(version)
      const tree = exists(of, cut) ? shortest(name, of, [...parents, last], cut) : undefined
      if (!tree) return []
      const limit = Number(isThen ? row.then : row.now) || Infinity
      const lengths = [row.then, row.now].map(Number).filter((n) => n > 0)
      return lengths.flatMap((n) =>
        [n, n + 1].map((length) => {
          const copy = structuredClone(tree)
          const leaf = [...parents, last].reduce<Tree | undefined>(
            (at, child) => at?.children.find((c) => c.name === child),
            copy,
          )
          if (leaf) leaf.text = 'a'.repeat(length)
          return { tree: copy, legal: length <= limit }
        }),
      )
    })
    expect(unseen).toEqual([])
    expect(wrong(seen)).toEqual([])
    expect(seen.some((s) => s.legal) && seen.some((s) => !s.legal)).toBe(true)
  })

  test.each(['absent', 'dropped'])('%s: a document that has it', (kind) => {
    const { seen, unseen } = judgeAll(kind, (row, version, isThen) => {
      const { name, parents, last } = pathOf(row)
      const of = message(name)
      // Made for a version that has it, then moved to the one in question.
      const home =
        (kind === 'dropped') === isThen ? version : kind === 'dropped' ? row.from : '10.0'
      const tree = shortest(name, of, [...parents, last], cutOf(home))
      const plain = shortest(name, of, parents, cutOf(version))
      return [
        { tree: exists(of, cutOf(version)) ? tree : undefined, legal: home === version },
        { tree: exists(of, cutOf(version)) ? plain : undefined, legal: true },
      ]
    })
    expect(unseen).toEqual([])
    expect(wrong(seen)).toEqual([])
    expect(seen.some((s) => s.legal) && seen.some((s) => !s.legal)).toBe(true)
  })

  test('order: notes and account number of a vendor, both ways', () => {
    const leaf = (name: string): Tree => ({ name, text: '1', children: [] })
    const { seen, unseen } = judgeAll('order', (row, version, isThen) => {
      const { name, parents, last } = pathOf(row)
      const names = (isThen ? row.then : row.now).split(' ')
      const swapped = (isThen ? row.now : row.then).split(' ')
      const of = message(name)
      const tree = exists(of, cutOf(version))
        ? shortest(name, of, [...parents, last], cutOf(version))
        : undefined
      if (!tree) return []
      return [names, swapped].map((order) => {
        const copy = structuredClone(tree)
        const vendor = copy.children.find((child) => child.name === last)
        const own = [...(vendor?.children ?? []), leaf('Notes'), leaf('AccountNumber')]
        own.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
        if (vendor) vendor.children = own
        return { tree: copy, legal: order === names }
      })
    })
    expect(unseen).toEqual([])
    expect(wrong(seen)).toEqual([])
  })

  test('nothing else differs from the description of today', () => {
    const told = new Set(rows.map((row) => row.where.split('/')[1]))
    for (const name of [...requestNames(), ...responseNames()])
      for (const version of versions) {
        const isToday = asOf(message(name), cutOf(version)) === message(name)
        if (!told.has(name) || version === '10.0') expect(isToday, `${name} ${version}`).toBe(true)
      }
  })
})

// ---- always

/** Element places below a message, each under the names above it. */
function placesIn(of: Model, cut: Cut, above = ''): string[] {
  return contentOf(of, cut).places.flatMap(({ particle }) => {
    const here = `${above}/${particle.name}`
    return [here, ...(particle.model ? placesIn(model(particle.model), cut, here) : [])]
  })
}

const allPlaces = (version: string): Set<string> => {
  const cut = cutOf(version)
  const names = [...requestNames(), ...responseNames()].filter((n) => exists(message(n), cut))
  return new Set(names.flatMap((name) => placesIn(message(name), cut, name)))
}

/** The same by `since` and editions alone. */
function plainPlaces(version: string): Set<string> {
  const cut = cutOf(version)
  const walk = (particles: readonly Particle[], above: string): string[] =>
    particles
      .filter((p) => exists(p, cut))
      .flatMap((p) => {
        if (p.kind !== 'element') return walk(p.members, above)
        const here = `${above}/${p.name}`
        return [here, ...(p.model ? walk(model(p.model).content, here) : [])]
      })
  const names = [...requestNames(), ...responseNames()].filter((n) => exists(message(n), cut))
  return new Set(names.flatMap((name) => walk(message(name).content, name)))
}

test('the places that came and went, version by version', () => {
  const differs = (version: string): [string, number, number] => {
    const [then, plain] = [allPlaces(version), plainPlaces(version)]
    const more = [...then].filter((place) => !plain.has(place))
    const fewer = [...plain].filter((place) => !then.has(place))
    return [version, more.length, fewer.length]
  }
  // Dropped later: 16 leaves in 2.0, 11 to 4.1, and in 4.0 four LinkToTxn with two children each.
  // Not there yet: 6 rows of 2.0, one with four children; three of EmployeeMod to 8.0.
  expect(['2.0', '2.1', '4.0', '4.1', '5.0', '8.0', '9.0'].map(differs)).toEqual([
    ['2.0', 16, 10],
    ['2.1', 11, 0],
    ['4.0', 11 + 12, 0],
    ['4.1', 11, 0],
    ['5.0', 0, 0],
    ['8.0', 0, 3],
    ['9.0', 0, 0],
  ])
})

test('other editions, and versions from 10.0 on, are as described', () => {
  for (const edition of editions)
    for (const name of ['EmployeeModRq', 'InvoiceAddRq', 'TimeTrackingAddRs']) {
      const one = message(name)
      if (edition !== 'QBD') expect(asOf(one, { version: 200, edition })).toBe(one)
      expect(asOf(one, { version: 1000, edition })).toBe(one)
      expect(asOf(one, { version: 1400, edition })).toBe(one)
    }
})

test('samples of every message and version are legal, written and checked', () => {
  for (const version of ['2.0', '4.0', '4.1', '6.0', '8.0']) {
    const cut = cutOf(version)
    const random = seededRandom(cut.version)
    for (const name of requestNames().filter((n) => exists(message(n), cut))) {
      const messages = [sampleRequest(name, random, { version })]
      expect(check(writeRequests({ version, messages })), `${name} ${version}`).toEqual([])
    }
    for (const name of responseNames().filter((n) => exists(message(n), cut))) {
      const messages = [sampleResponse(name, random, { version })]
      const text = writeAnswer({ messages }, { version })
      expect(check(text, { version }), `${name} ${version}`).toEqual([])
    }
  }
})

test('the checker says what an older version lacks', () => {
  const employee = '<EmployeeModRq><EmployeeMod><ListID>1-1</ListID><EditSequence>1</EditSequence>'
  const tree = `${employee}<HiredDate>2004-01-01</HiredDate></EmployeeMod></EmployeeModRq>`
  const said = (version: string) => check(requestText(tree, version)).map((f) => f.message)
  expect(said('8.0')).toEqual(['HiredDate needs qbXML 9.0, this is 8.0.'])
  expect(said('10.0')).toEqual([])
})
