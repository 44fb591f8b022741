// Writes src/schema/records.ts: every request, response and aggregate of the grammar as a TypeScript type.
// Usage: npm run types. The rules of the types are at the head of what is written.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  enumValues,
  grammarVersion,
  type Message,
  type Model,
  maxLengthOf,
  model,
  request,
  requestNames,
  response,
  responseNames,
} from '../src/schema/grammar.ts'
import {
  type Edition,
  type ElementParticle,
  formatVersion,
  type GroupParticle,
  type Particle,
} from '../src/schema/notation.ts'

const head = `// Made from src/schema/grammar.json by: npm run types. Do not edit by hand.
//
// Every request, response and aggregate of qbXML ${grammarVersion()}. A leaf is text, what may come more than once is an
// array, attributes are "@name"; a comment says the form of a leaf, its longest text, the first version that has
// it, and desktop editions that lack it; what only the old Online Edition had is left out. In requests, what must be there is required, and of a choice exactly one
// alternative is taken where the choice is small; of a larger one it says "one of". In answers everything is
// optional that IncludeRetElement or an older version may leave out. Where lines and groups come mixed, "@order"
// lists their names. A name that ends in a number is a variant, which stands at some places in place of the first.

/** A flag. QuickBooks answers true or false. */
export type Flag = 'true' | 'false' | '1' | '0'
/** In place of an id: the name that an earlier request of the same document gave to what it makes. */
export type UseMacro = { '@useMacro': string; '#text'?: '' }
type KeyOf<T> = T extends unknown ? keyof T : never
/** One of several alternatives, without what the others have. */
export type OneOf<T, K extends PropertyKey = KeyOf<T>> = T extends unknown
  ? T & { [N in Exclude<K, keyof T>]?: never }
  : never
`

const desktop: readonly Edition[] = ['QBD', 'QBCA', 'QBUK', 'QBAU']

/** Particles without what no desktop edition has. */
const onDesktop = (particles: readonly Particle[]): Particle[] =>
  particles.flatMap((p): Particle[] => {
    if (desktop.every((edition) => p.notIn.includes(edition))) return []
    if (p.kind === 'element') return [p]
    const members = onDesktop(p.members)
    return members.length === 0 ? [] : [{ ...p, members }]
  })

// ---- what the comment of a field says

const forms: Record<string, string> = {
  STR: 'text',
  ID: 'id',
  AMT: 'amount',
  PRICE: 'price',
  QUAN: 'quantity',
  PERCENT: 'percent',
  DATE: 'date',
  DATETIME: 'date and time',
  TIMEINTERVAL: 'duration',
  INT: 'integer',
  FLOAT: 'number',
  GUID: 'GUID',
  MACRO: 'TxnID:name or ListID:name',
  UUID: 'text',
}

function lengthNote(p: ElementParticle): string {
  const lengths = desktop.flatMap((edition) => {
    const length = maxLengthOf(p, edition)
    return length === undefined || p.notIn.includes(edition) ? [] : [{ edition, length }]
  })
  const [first] = lengths
  if (!first) return ''
  if (lengths.every(({ length }) => length === first.length)) return ` up to ${first.length}`
  return ` up to ${lengths.map(({ edition, length }) => `${length} in ${edition}`).join(', ')}`
}

function note(p: ElementParticle, extra: string): string {
  const range = p.minValue === undefined && p.maxValue === undefined
  const missing = desktop.filter((edition) => p.notIn.includes(edition))
  const said = [
    p.type === undefined ? '' : `${forms[p.type] ?? ''}${lengthNote(p)}`,
    range ? '' : `from ${p.minValue ?? '…'} to ${p.maxValue ?? '…'}`,
    p.defaultValue === undefined ? '' : `empty means ${p.defaultValue}`,
    p.since === 0 ? '' : `since ${formatVersion(p.since)}`,
    missing.length === 0 ? '' : `not in ${missing.join(', ')}`,
    extra,
  ].filter((part) => part !== '')
  return said.length === 0 ? '' : `/** ${said.join(', ')} */ `
}

// ---- types

/** Names of models, equal ones sharing one; bodies of the types, by name. */
const nameOf = new Map<string, string>()
const bodies = new Map<string, string>()
const values = new Map<string, string>()

/** Where a type is read only, nothing in it can be counted on. */
interface Side {
  readonly isAnswer: boolean
}

function typeName(id: string, side: Side): string {
  const known = nameOf.get(id)
  if (known) return known
  const body = bodyOf(model(id), side)
  const [plain = ''] = id.split('.')
  let name = plain
  for (let n = 2; (bodies.get(name) ?? body) !== body; n++) name = `${plain}${n}`
  bodies.set(name, body)
  nameOf.set(id, name)
  return name
}

function valuesName(p: ElementParticle): string {
  const [plain = ''] = (p.enumId ?? '').replace(/^attr\./, '').split('.')
  const name = plain.charAt(0).toUpperCase() + plain.slice(1)
  const body = [...enumValues(p).keys()].map((value) => `'${value}'`).join(' | ')
  let own = name
  for (let n = 2; (values.get(own) ?? body) !== body; n++) own = `${name}${n}`
  values.set(own, body)
  return own
}

function valueType(p: ElementParticle, side: Side): string {
  if (p.model !== undefined) return typeName(p.model, side)
  if (p.type === 'BOOL') return 'Flag'
  if (p.type === 'ENUM' && p.enumId) return valuesName(p)
  return p.macro ? 'string | UseMacro' : 'string'
}

function field(
  p: ElementParticle,
  side: Side,
  around: { optional?: boolean; many?: boolean; extra?: string },
): string {
  const isMissing =
    desktop.some((edition) => p.notIn.includes(edition)) ||
    (side.isAnswer && (p.xsdOptional || p.since > 0))
  const mark = around.optional || p.min === 0 || isMissing ? '?' : ''
  const type = valueType(p, side)
  const list = p.many || around.many ? (type.includes('|') ? `(${type})[]` : `${type}[]`) : type
  return `  ${note(p, around.extra ?? '')}${p.name}${mark}: ${list}`
}

const attribute = (p: ElementParticle): string => {
  const type = p.type === 'ENUM' ? valuesName(p) : 'string'
  return `  '@${p.name}'${p.min === 0 ? '?' : ''}: ${type}`
}

// ---- choices

/** The most ways to fill one model that are written out as a union. */
const mostWays = 24

const namesIn = (p: Particle): string[] =>
  p.kind === 'element' ? [p.name] : p.members.flatMap(namesIn)

const isNullable = (p: Particle): boolean =>
  p.min === 0 ||
  (p.kind === 'choice' && p.members.some(isNullable)) ||
  (p.kind === 'sequence' && p.members.every(isNullable))

/** In how many ways a list of particles can be filled, each optional element counting once. */
const ways = (particles: readonly Particle[]): number =>
  particles.reduce((all, p) => all * (p.kind === 'element' ? 1 : waysOf(p)), 1)

function waysOf(group: GroupParticle): number {
  if (group.many) return 1
  const own =
    group.kind === 'sequence'
      ? ways(group.members)
      : group.members.map((m) => ways([m])).reduce((a, b) => a + b, 0)
  return own + (group.min === 0 && !group.members.some(isNullable) ? 1 : 0)
}

/** The members of a list of particles as lines, and the unions beside them. */
interface Parts {
  readonly lines: string[]
  readonly unions: string[]
}

function partsOf(particles: readonly Particle[], side: Side, exact: boolean): Parts {
  const out: Parts = { lines: [], unions: [] }
  for (const p of particles) {
    if (p.kind === 'element') out.lines.push(field(p, side, {}))
    else if (p.many) {
      const names = namesIn(p)
      out.lines.push(...flat(p, side, { optional: true, many: true }))
      out.lines.push(`  '@order'?: (${names.map((name) => `'${name}'`).join(' | ')})[]`)
    } else if (exact) out.unions.push(unionOf(p, side))
    else {
      const one = p.kind === 'choice' && p.members.length > 1 ? oneOf(p) : ''
      out.lines.push(...flat(p, side, { optional: true, extra: side.isAnswer ? '' : one }))
    }
  }
  return out
}

const oneOf = (group: GroupParticle): string =>
  `one of ${group.members
    .map((m) => namesIn(m))
    .map((names) => (names.length > 2 ? `${names[0]} …` : names.join(' + ')))
    .join(' | ')}`

function flat(group: GroupParticle, side: Side, around: Parameters<typeof field>[2]): string[] {
  return group.members.flatMap((p) =>
    p.kind === 'element' ? [field(p, side, around)] : flat(p, side, around),
  )
}

function unionOf(group: GroupParticle, side: Side): string {
  const alternatives = group.kind === 'choice' ? group.members : [{ ...group, min: 1 as const }]
  const texts = alternatives.map((p) =>
    p.kind === 'sequence'
      ? joined(partsOf(p.members, side, true))
      : joined(partsOf([p], side, true)),
  )
  if (group.min === 0 && !group.members.some(isNullable)) texts.push('{}')
  return texts.length === 1 ? (texts[0] ?? '') : `OneOf<\n${texts.map((t) => `| ${t}`).join('\n')}>`
}

const joined = ({ lines, unions }: Parts): string =>
  [...(lines.length === 0 ? [] : [braced(lines)]), ...unions].join(' & ') || '{}'

const braced = (lines: readonly string[]): string =>
  lines.length === 1 ? `{ ${lines[0]?.trim()} }` : `{\n${lines.join('\n')}\n}`

function bodyOf(of: Model, side: Side): string {
  const content = onDesktop(of.content)
  const exact = !side.isAnswer && ways(content) <= mostWays
  const { lines, unions } = partsOf(content, side, exact)
  const body = joined({ lines: [...of.attributes.map(attribute), ...lines], unions })
  // An object type without members takes anything.
  return body === '{}' ? 'Record<string, never>' : body
}

// ---- the page

const attributeNames: Record<string, string> = {
  requestID: 'PlainAttributes',
  'requestID metaData': 'QueryAttributes',
  'requestID metaData iterator iteratorID': 'IteratorAttributes',
}

const row = (name: string, type: string): string => `  ${name}: ${type}`
const known = (found: Message | undefined): Message => {
  if (!found) throw new Error('the grammar names a message that it does not have')
  return found
}

export function recordsPage(): string {
  for (const map of [nameOf, bodies, values]) map.clear()
  const requests = requestNames().map((name) => known(request(name)))
  const responses = responseNames().map((name) => known(response(name)))
  // Requests first: what both sides share is written as a request needs it.
  const contents = [
    ...requests.map((m) => [m.id, bodyOf({ ...m, attributes: [] }, { isAnswer: false })] as const),
    ...responses.map((m) => [m.id, bodyOf({ ...m, attributes: [] }, { isAnswer: true })] as const),
  ]
  const records = new Map<string, Set<string>>()
  for (const { content } of responses)
    for (const p of content.flatMap(elementsIn))
      if (p.model !== undefined && p.name.endsWith('Ret'))
        records.set(
          p.name,
          (records.get(p.name) ?? new Set()).add(typeName(p.model, { isAnswer: true })),
        )
  const sets = new Map<string, string>()
  const attributes = requests.map((m) => {
    const names = m.attributes.map((p) => p.name).join(' ')
    const name = attributeNames[names]
    if (!name) throw new Error(`${m.id}: these attributes have no name yet`)
    sets.set(name, braced(m.attributes.map((p) => attribute(p).replace(/'@(\w+)'/, '$1'))))
    return row(m.id, name)
  })
  const types = [...values, ...bodies, ...contents, ...sets]
  const twice = types.map(([name]) => name).filter((name, i, all) => all.indexOf(name) !== i)
  if (twice.length > 0) throw new Error(`two types of one name: ${twice.join()}`)
  const map = (name: string, says: string, rows: string[]): string =>
    `/** ${says} */\nexport interface ${name} {\n${rows.join('\n')}\n}`
  return `${[
    head,
    ...types.map(([name, body]) => `export type ${name} = ${body}`),
    map(
      'Requests',
      'What a request holds, by its name.',
      requests.map((m) => row(m.id, m.id)),
    ),
    map('RequestAttributes', 'Attributes of a request, by its name.', attributes),
    map(
      'Responses',
      'What an answer holds, by its name.',
      responses.map((m) => row(m.id, m.id)),
    ),
    map(
      'Records',
      'Records in answers, by the name of their element.',
      [...records].map(([name, all]) => row(name, [...all].join(' | '))),
    ),
  ].join('\n')}\n`
}

const elementsIn = (p: Particle): ElementParticle[] =>
  p.kind === 'element' ? [p] : p.members.flatMap(elementsIn)

export const recordsFile = new URL('../src/schema/records.ts', import.meta.url)

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(recordsFile, recordsPage())
