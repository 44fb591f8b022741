// Turns the published qbXML description (JSON) into our compact notation, src/schema/grammar.json.
// Usage: npm run grammar -- PATH/schema-14.0.json PATH/history.tsv. The notation is explained in
// src/schema/notation.ts, that of what older versions did differently in src/schema/history.ts.
import { readFileSync, writeFileSync } from 'node:fs'
import { historyOf, type Source } from './grammar-history.ts'

interface SourceMessage {
  since: string
  notIn?: string[]
  response?: string
  entity?: string
  operation?: string
  attributes?: Source[]
  content: Source[]
}

const editionLetters: Record<string, string> = {
  QBD: 'D',
  QBCA: 'C',
  QBUK: 'U',
  QBAU: 'A',
  QBOE: 'O',
}
const desktop = ['QBD', 'QBCA', 'QBUK', 'QBAU']

const [path, historyPath] = process.argv.slice(2)
if (!path || !historyPath)
  throw new Error('usage: npm run grammar -- PATH/schema-14.0.json PATH/history.tsv')
const source = JSON.parse(readFileSync(path, 'utf8'))

const enumSinceTable: Record<string, string>[] = []
const id = (text: string): string => text.replace(/^@/, 'attr.').replace('~', '.')

function occurs(p: Source): string {
  const min = p.required === false ? 0 : (p.min ?? 1)
  if (p.max === 'unbounded') return min === 0 ? '*' : '+'
  return min === 0 ? '?' : ''
}

function length(value: number | Record<string, number>): string {
  if (typeof value === 'number') return `<${value}`
  const desk = desktop.map((e) => value[e])
  const parts: string[] = []
  if (desk.every((n) => n !== undefined && n === desk[0])) parts.push(String(desk[0]))
  else
    for (const e of desktop)
      if (value[e] !== undefined) parts.push(`${editionLetters[e]}${value[e]}`)
  if (value['QBOE'] !== undefined) parts.push(`O${value['QBOE']}`)
  return `<${parts.join(',')}`
}

function options(p: Source): string {
  let out = ''
  if (p.since) out += `@${p.since}`
  if (p.notIn) out += `!${p.notIn.map((e) => editionLetters[e]).join('')}`
  if (p.maxLength !== undefined) out += length(p.maxLength)
  if (p.minValue !== undefined || p.maxValue !== undefined)
    out += `#${p.minValue ?? ''}..${p.maxValue ?? ''}`
  if (p.enum) out += `=${id(p.enum)}`
  if (p.enumSince) {
    const text = JSON.stringify(p.enumSince)
    let index = enumSinceTable.findIndex((row) => JSON.stringify(row) === text)
    if (index < 0) index = enumSinceTable.push(p.enumSince) - 1
    out += `^${index}`
  }
  if (p.default !== undefined) out += `%${p.default}`
  if (p.macro) out += '$'
  if (p.limit !== undefined) out += `&${p.limit}`
  if (p.xsdMin === 0) out += '~'
  return out
}

function particle(p: Source): string {
  if (p.choice) return `( ${p.choice.map(particle).join(' | ')} )${occurs(p)}${options(p)}`
  if (p.sequence) return `[ ${p.sequence.map(particle).join(' ')} ]${occurs(p)}${options(p)}`
  const name = p.name ?? ''
  const kind = p.model
    ? `>${id(p.model) === name ? '' : id(p.model)}`
    : `:${(p.type ?? '').replace(/TYPE$/, '')}`
  return `${name}${occurs(p)}${kind}${options(p)}`
}

const content = (list: Source[]): string => list.map(particle).join(' ')
const attributes = (list: Source[] = []): string =>
  list.map((a) => particle({ ...a, min: a.required ? 1 : 0 })).join(' ')

function message(m: SourceMessage): Record<string, string> {
  const out: Record<string, string> = { since: m.since }
  if (m.notIn) out['notIn'] = m.notIn.map((e) => editionLetters[e]).join('')
  if (m.response) out['response'] = m.response
  if (m.entity) out['entity'] = m.entity
  if (m.operation) out['operation'] = m.operation
  if (m.attributes) out['attributes'] = attributes(m.attributes)
  out['content'] = content(m.content)
  return out
}

const each = <A, B>(
  table: Record<string, A>,
  change: (row: A) => B,
  rename = (k: string) => k,
): Record<string, B> =>
  Object.fromEntries(Object.entries(table).map(([k, v]) => [rename(k), change(v)]))

const grammar: Record<string, unknown> = {
  version: source.version,
  types: each(
    source.types,
    (t) => t,
    (k) => k.replace(/TYPE$/, ''),
  ),
  messageSets: each(source.messageSets, (s: { attributes?: Source[]; members: string[] }) => ({
    attributes: attributes(s.attributes),
    members: s.members.join(' '),
  })),
  requests: each(source.requests, message),
  responses: each(source.responses, message),
  events: each(source.events, message),
  models: each(
    source.models,
    (m: { attributes?: Source[]; content: Source[] }) =>
      m.attributes ? `{ ${attributes(m.attributes)} } ${content(m.content)}` : content(m.content),
    id,
  ),
  enums: each(source.enums, (list: string[]) => list.join(' '), id),
  enumSince: enumSinceTable,
  history: historyOf(readFileSync(historyPath, 'utf8'), source),
}

// One entry a line below the second level, so that a newer version can be read as a diff.
const lines = Object.entries(grammar).map(([key, value]) => {
  if (value === null || typeof value !== 'object')
    return `${JSON.stringify(key)}: ${JSON.stringify(value)}`
  if (Array.isArray(value))
    return `${JSON.stringify(key)}: [\n${value.map((v) => JSON.stringify(v)).join(',\n')}\n]`
  const rows = Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}: ${JSON.stringify(v)}`)
  return `${JSON.stringify(key)}: {\n${rows.join(',\n')}\n}`
})
writeFileSync(
  new URL('../src/schema/grammar.json', import.meta.url),
  `{\n${lines.join(',\n')}\n}\n`,
)
