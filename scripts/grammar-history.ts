// What older versions did differently (history.tsv) as the rows `history` of grammar.json, which
// src/schema/history.ts explains. Each row is held to the description first: where "now" is not what the
// description says, the two files do not belong together.
import { parseVersion } from '../src/schema/notation.ts'

export interface Source {
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

export interface SourceTables {
  requests: Record<string, { content: Source[] }>
  responses: Record<string, { content: Source[] }>
  models: Record<string, { content: Source[] }>
}

interface Row {
  /** Element names from the message down; the last may be a group: (A|B). */
  path: string[]
  kind: string
  then: string
  now: string
  from: string
  through: string
}

// Elements that the description has lost altogether: what they stood before. The order of the samples that
// Intuit's tools made from older descriptions (reported).
const stoodBefore: Record<string, string> = {
  IsUsingTimeDataToCreatePaychecks: 'UseTimeDataToCreatePaychecks',
  IsBillable: 'BillableStatus',
  IsBilled: 'BillableStatus',
}

const versions = '2.0 2.1 3.0 4.0 4.1 5.0 6.0 7.0 8.0 9.0 10.0'.split(' ')

/** `2.0..4.1 <99` → the paths it goes for, in the order of the file. */
export function historyOf(text: string, source: SourceTables): Record<string, string> {
  const [head, ...lines] = text.split('\n').filter((line) => line !== '')
  if (head !== 'path\tkind\tthen\tnow\tfrom\tthrough') throw new Error('history: other columns')
  const rows = lines.map(rowOf)
  const out: Record<string, string> = {}
  for (const row of rows) {
    if (row.kind === 'group' && row.then === 'no such group') {
      // The group was there under fewer names: the rows of the absent ones say it all.
      const { from, path, through } = row
      const names = namesOf(path.at(-1) ?? '')
      const isSaid = rows.some(
        (other) =>
          other.kind === 'absent' &&
          other.from === from &&
          other.through === through &&
          names.some((name) => [...path.slice(0, -1), name].join() === other.path.join()),
      )
      if (!isSaid) throw fault(row, 'nothing says which group there was instead')
      continue
    }
    const key = `${row.from}..${row.through} ${changeOf(row, source)}`
    out[key] = out[key] === undefined ? row.path.join('/') : `${out[key]} ${row.path.join('/')}`
  }
  return out
}

function rowOf(line: string): Row {
  const [path = '', kind = '', then = '', now = '', from = '', through = ''] = line.split('\t')
  const row = { path: path.split('/').slice(1), kind, then, now, from, through }
  if (!versions.includes(from) || !versions.includes(through) || through === '10.0')
    throw fault(row, 'such versions are not expected')
  return row
}

const fault = ({ path, kind, from }: Row, problem: string): Error =>
  new Error(`history: /${path.join('/')} ${kind} ${from}: ${problem}`)

const namesOf = (group: string): string[] => group.slice(1, -1).split('|')

function changeOf(row: Row, source: SourceTables): string {
  const name = row.path.at(-1) ?? ''
  const around = contentAt(row, source)
  const found = name.startsWith('(') ? groupIn(around, namesOf(name)) : elementIn(around, name)
  switch (row.kind) {
    case 'cardinality':
    case 'group':
      if (!found || bounds(alone(around, found, row.through)) !== row.now)
        throw fault(row, 'the description differs')
      return marks[row.then] ?? ''
    case 'maxLength':
      if (!found || longest(found) !== row.now) throw fault(row, 'the description differs')
      return `<${row.then}`
    case 'absent':
      if (!found || shown(found) !== row.now) throw fault(row, 'the description differs')
      return `@${versions[versions.indexOf(row.through) + 1]}`
    case 'dropped':
      return dropped(row, found, around)
    case 'order':
      return order(row, found, source)
    default:
      throw fault(row, 'such a kind is not known')
  }
}

const marks: Record<string, string> = { '0..1': '?', '1..1': '1', '0..n': '*', '1..n': '+' }
const bounds = (p: Source): string => `${p.min ?? 1}..${p.max === 'unbounded' ? 'n' : (p.max ?? 1)}`
const shown = (p: Source): string => `${bounds(p)} ${p.type ?? 'aggregate'}`

/** An element as a version sees it that has nothing else of the group around it: its bounds are the group's too. */
function alone(around: Source[], p: Source, version: string): Source {
  const isOld = (m: Source) => !m.since || parseVersion(m.since) <= parseVersion(version)
  const group = around.find((one) => one.choice?.filter(isOld).every((member) => member === p))
  return group?.choice?.includes(p) ? { ...group, min: Math.min(group.min ?? 1, p.min ?? 1) } : p
}

function longest({ maxLength }: Source): string {
  const length = typeof maxLength === 'number' ? maxLength : maxLength?.['QBD']
  return length === undefined ? '' : String(length)
}

/** Still there for another edition, an element takes its own place again; else it is written out. */
function dropped(row: Row, found: Source | undefined, around: Source[]): string {
  const name = row.path.at(-1) ?? ''
  if (found) {
    if (!found.notIn?.includes('QBD') || shown(found) !== row.then)
      throw fault(row, 'the description has another of this name')
    return '!'
  }
  const before = stoodBefore[name]
  const [occurs = '', type = ''] = row.then.split(' ')
  if (!before || !elementIn(around, before) || !type.endsWith('TYPE'))
    throw fault(row, 'its place is not known')
  return `${name}${marks[occurs]?.replace('1', '')}:${type.replace(/TYPE$/, '')} ${before}`
}

/** The stretch of names that stood in another order. */
function order(row: Row, found: Source | undefined, source: SourceTables): string {
  const then = row.then.split(' ')
  const now = row.now.split(' ')
  const all = (source.models[found?.model ?? '']?.content ?? []).flatMap(namesIn)
  const today = all.filter((name) => now.includes(name))
  if (today.join(' ') !== row.now) throw fault(row, 'the description differs')
  const differs = then.map((name, i) => name !== now[i])
  const stretch = then.slice(differs.indexOf(true), differs.lastIndexOf(true) + 1)
  return `${stretch.join(' ')}`
}

// ---- finding a place

const namesIn = (p: Source): string[] =>
  p.name ? [p.name] : (p.choice ?? p.sequence ?? []).flatMap(namesIn)

/** The children among which the last of a path stands. */
function contentAt(row: Row, source: SourceTables): Source[] {
  const [message = '', ...names] = row.path.slice(0, -1)
  // A message itself may have the row, for its order.
  let content = (source.requests[message] ?? source.responses[message])?.content
  for (const name of names) {
    const id = content && elementIn(content, name)?.model
    content = id === undefined ? undefined : source.models[id]?.content
  }
  if (!content) throw fault(row, 'there is no such path')
  return content
}

function elementIn(content: Source[], name: string): Source | undefined {
  for (const p of content) {
    const found = p.name === name ? p : elementIn(p.choice ?? p.sequence ?? [], name)
    if (found) return found
  }
  return undefined
}

function groupIn(content: Source[], names: string[]): Source | undefined {
  for (const p of content) {
    const members = p.choice ?? p.sequence ?? []
    const own = members.flatMap(namesIn)
    const isIt = own.length === names.length && names.every((name) => own.includes(name))
    const found = isIt ? p : groupIn(members, names)
    if (found) return found
  }
  return undefined
}
