// grammar.json against the description it was made from, where that is at hand: every particle, every option.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  enumValues,
  grammarVersion,
  type Message,
  maxLengthOf,
  messageSet,
  model,
  request,
  requestNames,
  response,
  responseNames,
  scalarFacts,
} from '../../src/schema/grammar.ts'
import { editions, type Particle, parseVersion } from '../../src/schema/notation.ts'

interface Source {
  name?: string
  type?: string
  model?: string
  choice?: Source[]
  sequence?: Source[]
  min?: number
  max?: number | 'unbounded'
  limit?: number
  xsdMin?: number
  since?: string
  notIn?: string[]
  maxLength?: number | Record<string, number>
  minValue?: number
  maxValue?: number
  enum?: string
  enumSince?: Record<string, string>
  default?: string
  macro?: boolean
  required?: boolean
}
interface SourceMessage {
  since: string
  notIn?: string[]
  response?: string
  entity?: string
  operation?: string
  attributes?: Source[]
  content: Source[]
}
interface SourceFile {
  version: string
  types: Record<string, object>
  messageSets: Record<string, { attributes?: Source[]; members: string[] }>
  requests: Record<string, SourceMessage>
  responses: Record<string, SourceMessage>
  models: Record<string, { attributes?: Source[]; content: Source[] }>
  enums: Record<string, string[]>
}

const path = new URL('../../../shared/qbxml/schema-14.0.json', import.meta.url)
const isHere = existsSync(path)
const source = (isHere ? JSON.parse(readFileSync(path, 'utf8')) : {}) as SourceFile

const idOf = (text: string): string => text.replace(/^@/, 'attr.').replace('~', '.')
const desktop = editions.filter((edition) => edition !== 'QBOE')

/** A particle as the description has it, in a plain form. */
function expected(p: Source): unknown {
  const occurs = {
    min: p.required === undefined ? (p.min ?? 1) : p.required ? 1 : 0,
    many: p.max === 'unbounded',
    since: p.since === undefined ? 0 : parseVersion(p.since),
    notIn: p.notIn ?? [],
  }
  const members = p.choice ?? p.sequence
  if (members)
    return { kind: p.choice ? 'choice' : 'sequence', ...occurs, members: members.map(expected) }
  const longest = (edition: string) =>
    typeof p.maxLength === 'number' ? p.maxLength : p.maxLength?.[edition]
  return {
    kind: 'element',
    ...occurs,
    name: p.name,
    type: p.type?.replace(/TYPE$/, ''),
    model: p.model === undefined ? undefined : idOf(p.model),
    lengths: desktop.map(longest),
    range: [p.minValue, p.maxValue],
    values: (p.enum === undefined ? [] : (source.enums[p.enum] ?? [])).map((value) => [
      value,
      p.enumSince?.[value] === undefined ? 0 : parseVersion(p.enumSince[value]),
    ]),
    defaultValue: p.default,
    macro: p.macro ?? false,
    limit: p.limit,
    xsdOptional: p.xsdMin === 0,
  }
}

/** The same form of what grammar.ts gives. */
function actual(p: Particle): unknown {
  const { kind, min, many, since, notIn } = p
  if (p.kind !== 'element') return { kind, min, many, since, notIn, members: p.members.map(actual) }
  const { name, type, defaultValue, macro, limit, xsdOptional } = p
  return {
    ...{ kind, min, many, since, notIn, name, type, defaultValue, macro, limit, xsdOptional },
    model: p.model,
    lengths: desktop.map((edition) => maxLengthOf(p, edition)),
    range: [p.minValue, p.maxValue],
    values: [...enumValues(p)],
  }
}

const attribute = (p: Source): Source => ({ ...p, required: p.required ?? false })

function compareMessage(name: string, made: Message | undefined, row: SourceMessage): void {
  const { since, notIn, response: answer, entity, operation } = made ?? {}
  expect({ since, notIn, answer, entity, operation }, name).toEqual({
    since: parseVersion(row.since),
    notIn: row.notIn ?? [],
    answer: row.response ?? '',
    entity: row.entity ?? '',
    operation: row.operation ?? '',
  })
  expect(made?.attributes.map(actual), name).toEqual(
    (row.attributes ?? []).map(attribute).map(expected),
  )
  expect(made?.content.map(actual), name).toEqual(row.content.map(expected))
}

describe.skipIf(!isHere)('grammar.json is the published description', () => {
  test('of the same version, with the same names', () => {
    expect(grammarVersion()).toBe(source.version)
    expect(requestNames()).toEqual(Object.keys(source.requests))
    expect(responseNames()).toEqual(Object.keys(source.responses))
    expect(requestNames()).toHaveLength(239)
    expect(responseNames()).toHaveLength(239)
  })

  test('every simple type', () => {
    for (const [name, facts] of Object.entries(source.types))
      expect(scalarFacts(name.replace(/TYPE$/, ''))).toEqual(facts)
  })

  test('every message set', () => {
    for (const [name, set] of Object.entries(source.messageSets)) {
      const made = messageSet(name)
      expect(made.members).toEqual(set.members)
      expect(made.attributes.map(actual)).toEqual(
        (set.attributes ?? []).map(attribute).map(expected),
      )
    }
  })

  test('every request', () => {
    for (const [name, row] of Object.entries(source.requests))
      compareMessage(name, request(name), row)
  })

  test('every response', () => {
    for (const [name, row] of Object.entries(source.responses))
      compareMessage(name, response(name), row)
  })

  test('every model', () => {
    expect(Object.keys(source.models).length).toBeGreaterThan(500)
    for (const [name, row] of Object.entries(source.models)) {
      const made = model(idOf(name))
      expect(made.attributes.map(actual), name).toEqual(
        (row.attributes ?? []).map(attribute).map(expected),
      )
      expect(made.content.map(actual), name).toEqual(row.content.map(expected))
    }
  })

  test('the comparison notices a difference', () => {
    const [first] = request('InvoiceQueryRq')?.content ?? []
    const row = source.requests['InvoiceQueryRq']?.content[0]
    if (!first || !row) throw new Error('no InvoiceQueryRq')
    expect(actual(first)).toEqual(expected(row))
    expect(actual(first)).not.toEqual(expected({ ...row, min: 1 }))
  })
})

test('what the grammar does not have is undefined, whatever it is called', () => {
  for (const name of ['MoonQueryRq', '__proto__', 'constructor', ''])
    expect([request(name), response(name)]).toEqual([undefined, undefined])
})
