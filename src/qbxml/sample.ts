// Legal messages from a seed: every element of the grammar turns up sooner or later, with values that are
// legal for it. For tests, and for trying a reader against what a real file may hold.
import { type Cut, exists } from '../schema/content.ts'
import type { Fields, FieldValue } from '../schema/entity.ts'
import {
  asOf,
  enumValues,
  type Message as Known,
  type Model,
  maxLengthOf,
  model,
  request,
  response,
  scalarFacts,
} from '../schema/grammar.ts'
import type { Edition, ElementParticle, GroupParticle, Particle } from '../schema/notation.ts'
import type { Message } from './document.ts'
import { shapeOf } from './shapes.ts'
import { cutFor, newestDescribed } from './version.ts'

export interface SampleOptions {
  readonly version?: string
  readonly edition?: Edition
  /** No empty texts and no macros: what a request that is meant to be carried out would hold. */
  readonly plain?: boolean
}

interface Sampler {
  readonly plain: boolean
  readonly random: () => number
  readonly cut: Cut
  readonly isRequest: boolean
}

/** A legal request. `random` gives 0 ≤ x < 1. */
export function sampleRequest(
  name: string,
  random: () => number,
  options: SampleOptions = {},
): Message {
  const known = request(name)
  if (!known) throw new RangeError(`no request ${name}`)
  const { plain = false } = options
  const sampler = { random, plain, cut: cutOf(options, known), isRequest: true }
  return {
    name,
    attributes: attributes(sampler, known),
    content: fields(sampler, asOf(known, sampler.cut), 0),
  }
}

/** A legal answer of status 0. */
export function sampleResponse(
  name: string,
  random: () => number,
  options: SampleOptions = {},
): Message {
  const known = response(name)
  if (!known) throw new RangeError(`no response ${name}`)
  const { plain = false } = options
  const cut = { ...cutOf(options, known), loose: true }
  const sampler = { random, plain, cut, isRequest: false }
  const status = { statusCode: '0', statusSeverity: 'Info', statusMessage: 'Status OK' }
  return {
    name,
    attributes: { ...attributes(sampler, known), ...status },
    content: fields(sampler, asOf(known, sampler.cut), 0),
  }
}

function cutOf({ version = newestDescribed, edition }: SampleOptions, known: Known): Cut {
  const cut = cutFor(version, edition)
  if (!cut) throw new RangeError(`no qbXML version ${version}`)
  if (!exists(known, cut))
    throw new RangeError(`qbXML ${version} ${cut.edition} has no ${known.id}`)
  return cut
}

const below = ({ random }: Sampler, n: number): number => Math.floor(random() * n)
const chance = ({ random }: Sampler, p: number): boolean => random() < p
const pick = <T>(sampler: Sampler, list: readonly T[]): T => list[below(sampler, list.length)] as T

function attributes(sampler: Sampler, of: Model): Record<string, string> {
  const out: Record<string, string> = {}
  for (const p of of.attributes)
    if (exists(p, sampler.cut) && (p.min === 1 || chance(sampler, 0.4)))
      out[p.name] = value(sampler, p)
  return out
}

function fields(sampler: Sampler, of: Model, depth: number): Fields {
  const out: Fields = {}
  const marked = Object.entries(attributes(sampler, depth === 0 ? { ...of, attributes: [] } : of))
  for (const [name, text] of marked) out[`@${name}`] = text
  const shape = shapeOf(of)
  const order: string[] = []
  const add = (p: ElementParticle, inMany: boolean): void => {
    const one =
      p.model === undefined ? leaf(sampler, p) : fields(sampler, model(p.model), depth + 1)
    if (inMany) order.push(p.name)
    if (!shape.fields.get(p.name)?.many) out[p.name] = one
    else {
      const list: FieldValue = out[p.name] ?? []
      if (Array.isArray(list)) out[p.name] = [...list, one]
    }
  }
  const walk = (particles: readonly Particle[], inMany: boolean): void => {
    for (const p of particles) {
      if (!exists(p, sampler.cut)) continue
      const optional = p.min === 0 || (!sampler.isRequest && p.kind === 'element' && p.xsdOptional)
      if (optional && !chance(sampler, depth > 2 ? 0.3 : 0.5)) continue
      const times = p.many ? 1 + below(sampler, 3) : 1
      for (let i = 0; i < times; i++)
        if (p.kind === 'element') add(p, inMany)
        else walk(chosen(sampler, p), inMany || p.many)
    }
  }
  walk(of.content, false)
  // The keys of a repeating choice stand in the order of the grammar, as a reader's do.
  const places = order.map((name) => shape.fields.get(name)?.index ?? 0)
  if (places.some((place, i) => place < (places[i - 1] ?? -1))) out['@order'] = order
  return out
}

function chosen(sampler: Sampler, group: GroupParticle): readonly Particle[] {
  if (group.kind === 'sequence') return group.members
  const members = group.members.filter((p) => exists(p, sampler.cut))
  return members.length === 0 ? [] : [pick(sampler, members)]
}

function leaf(sampler: Sampler, p: ElementParticle): string | Fields {
  if (sampler.plain) return value(sampler, p)
  if (p.macro && sampler.isRequest && chance(sampler, 0.1))
    return { '@useMacro': `TxnID:Made${below(sampler, 9)}`, '#text': '' }
  const empty = p.type === 'STR' || scalarFacts(p.type ?? '').emptyOk
  return sampler.isRequest && empty && chance(sampler, 0.05) ? '' : value(sampler, p)
}

const digits = (sampler: Sampler, count: number): string =>
  Array.from({ length: count }, () => below(sampler, 10)).join('')
const hex = (sampler: Sampler, count: number): string =>
  Array.from({ length: count }, () => '0123456789ABCDEF'[below(sampler, 16)]).join('')
const two = (n: number): string => String(n).padStart(2, '0')
const day = (s: Sampler): string =>
  `${1990 + below(s, 45)}-${two(1 + below(s, 12))}-${two(1 + below(s, 28))}`
const number = (s: Sampler, decimals: number): string =>
  `${chance(s, 0.2) ? '-' : ''}${below(s, 100_000)}${decimals === 0 ? '' : `.${digits(s, decimals)}`}`

function value(s: Sampler, p: ElementParticle): string {
  switch (p.type) {
    case 'ID':
      return `${hex(s, 1 + below(s, 8))}-${1_000_000_000 + below(s, 999_999_999)}`
    case 'BOOL':
      return pick(s, ['true', 'false'])
    case 'DATE':
      return day(s)
    case 'DATETIME':
      return `${day(s)}T${two(below(s, 24))}:${two(below(s, 60))}:${two(below(s, 60))}-08:00`
    case 'TIMEINTERVAL':
      return `PT${below(s, 24)}H${below(s, 60)}M${below(s, 60)}S`
    case 'AMT':
      return number(s, 2)
    case 'PRICE':
    case 'QUAN':
    case 'PERCENT':
      return number(s, below(s, 6))
    case 'FLOAT':
      return `${below(s, 100)}.${digits(s, 6)}`
    case 'INT': {
      const least = p.minValue ?? 0
      return String(least + below(s, Math.min((p.maxValue ?? 100_000) - least + 1, 100_000)))
    }
    case 'GUID':
      return `{${[8, 4, 4, 4, 12].map((n) => hex(s, n)).join('-')}}`
    case 'MACRO':
      return `TxnID:Made${below(s, 9)}`
    case 'UUID':
      return hex(s, 12)
    case 'ENUM': {
      const values = [...enumValues(p)].filter(([, since]) => since <= s.cut.version)
      return pick(s, values)?.[0] ?? ''
    }
    default:
      return text(s, maxLengthOf(p, s.cut.edition) ?? 60)
  }
}

const plainWords = ['Harbor', 'Pine Street', 'unit 7', '410', 'net', 'Salem', '(north)', '50 %']
const oddWords = [
  'R&D',
  '<5',
  'a > b',
  '"new"',
  "Ana's",
  'Café',
  '€ 9',
  '“quoted”',
  'line\nbreak',
  ']]>',
]

function text(s: Sampler, longest: number): string {
  const words = Array.from({ length: 1 + below(s, 4) }, () =>
    pick(s, chance(s, 0.15) ? oddWords : plainWords),
  )
  const whole = words.join(' ').slice(0, longest)
  return whole === '' ? 'x'.slice(0, longest) : whole
}
