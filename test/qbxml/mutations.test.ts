// Every request and every response at every version: a legal document is clean, comes back as it was written, and
// each single accident in it gets the right kind of fault.
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check, readChecked } from '../../src/qbxml/check.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { knownVersions } from '../../src/qbxml/version.ts'
import { request, requestNames, response, responseNames } from '../../src/schema/grammar.ts'
import { type Edition, editions, formatVersion, parseVersion } from '../../src/schema/notation.ts'
import { type Mutation, mutationKinds, mutationsOf, type Sample, sampleOf } from './mutate.ts'

const desktop: readonly Edition[] = editions.filter((edition) => edition !== 'QBOE')

/** The US edition at every version, and one other, in turn. */
function targetsOf(name: string, version: string, turn: number): Edition[] {
  const known = request(name) ?? response(name)
  if (!known || known.since > parseVersion(version)) return []
  const has = desktop.filter((edition) => !known.notIn.includes(edition))
  const others = has.filter((edition) => edition !== 'QBD')
  const other = others[turn % others.length]
  return [...(has.includes('QBD') ? (['QBD'] as const) : []), ...(other ? [other] : [])]
}

const faultsOf = (sample: Sample, text: string) =>
  check(text, { version: sample.version, edition: sample.edition })

/** What is wrong with what the checker said of a mutation, or undefined. */
function complaint(sample: Sample, made: Mutation): string | undefined {
  const found = faultsOf(sample, made.text)
  const [first] = found
  if (made.expected === 'legal') return first && `is legal: ${first.message}`
  if (!first) return 'is not noticed'
  if (typeof made.expected === 'number') {
    if (found.length > 1) return `is more than one fault: ${found[1]?.message}`
    if (first.statusCode !== made.expected) return `has the code ${first.statusCode}`
    if (first.path !== made.path) return `is placed in ${first.path}`
    return made.names.includes(first.found) ? undefined : `found ${first.found}`
  }
  const wrong = found.find((fault) => fault.kind !== 'structure')
  if (wrong) return `is a value fault: ${wrong.message}`
  const here = found.filter((fault) => fault.path === made.path)
  if (here.length === 0) return `is placed in ${first.path}: ${first.message}`
  const named = (name: string) =>
    here.some((f) => f.found === name || f.expected.includes(name) || f.message.includes(name))
  if (!made.names.some(named)) return `is not named: ${first.message}`
  if (made.since !== undefined && !here.some((f) => f.since === formatVersion(made.since ?? 0)))
    return `has no version: ${first.message}`
  return undefined
}

const all = [...requestNames(), ...responseNames()]
const counts = new Map<string, number>()

test.each(knownVersions.map((version, turn) => ({ version, turn })))(
  'qbXML $version',
  ({ version, turn }) => {
    const complaints: string[] = []
    for (const [index, name] of all.entries())
      for (const edition of targetsOf(name, version, turn + index)) {
        const random = seededRandom(index * 31 + turn * 1009 + edition.length)
        const sample = sampleOf({ name, version, edition }, random)
        const where = `${name} ${version} ${edition}`
        const say = (what: string) => complaints.push(`${where}: ${what}`)
        for (const fault of faultsOf(sample, sample.text)) say(`the sample: ${fault.message}`)
        expect(readQbxml(sample.text).messages, where).toEqual([sample.message])
        for (const made of mutationsOf(sample, random)) {
          const said = complaint(sample, made)
          if (said) say(`${made.kind} of ${made.names} in ${made.path} ${said}`)
          const key = `${made.kind}: ${made.expected}`
          counts.set(key, (counts.get(key) ?? 0) + 1)
          if (made.expected !== 'legal' && (index + turn) % 8 === 0)
            expect(
              readChecked(made.text, { version, edition }).faults,
              `${where} ${made.kind}`,
            ).toEqual(faultsOf(sample, made.text))
        }
      }
    expect(complaints).toEqual([])
  },
)

test('a message before its first version is a fault that names that version', () => {
  const wrong: string[] = []
  for (const name of all) {
    const known = request(name) ?? response(name)
    if (!known || known.since <= 100 || known.notIn.includes('QBD')) continue
    const sample = sampleOf({ name, version: '14.0', edition: 'QBD' }, seededRandom(name.length))
    for (const version of knownVersions.filter((v) => parseVersion(v) < known.since)) {
      const text = sample.text.replace('<?qbxml version="14.0"?>', `<?qbxml version="${version}"?>`)
      const [first] = check(text, { version })
      if (first?.since !== formatVersion(known.since) || first.found !== name)
        wrong.push(`${name} ${version}: ${first?.message}`)
    }
  }
  expect(wrong).toEqual([])
})

test('every kind of accident was there, many times, and legal ones among them', () => {
  for (const kind of mutationKinds) {
    const seen = [...counts].filter(([key]) => key.startsWith(`${kind}:`))
    const faulty = seen.filter(([key]) => !key.endsWith('legal')).reduce((n, [, m]) => n + m, 0)
    expect(faulty, kind).toBeGreaterThan(kind === 'bad enum' ? 500 : 1000)
  }
  // Two neighbours may change places only in a repeating choice.
  expect(counts.get('swap: legal')).toBeGreaterThan(10)
  for (const kind of ['drop', 'duplicate'])
    expect(counts.get(`${kind}: legal`), kind).toBeGreaterThan(1000)
})
