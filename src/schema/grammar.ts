// Every request and response of qbXML 14.0, loaded when first asked for. Texts are parsed one by one on
// first use, so that a program that needs three requests pays for three.
import { readFileSync } from 'node:fs'
import { dataFile } from './data-file.ts'
import { contentThen, isChanged, type Past, parseHistory, settledVersion } from './history.ts'
import {
  type Edition,
  type ElementParticle,
  editions,
  formatVersion,
  type Particle,
  parseParticles,
  parseVersion,
  type Version,
} from './notation.ts'

export interface ScalarFacts {
  readonly base: 'string' | 'boolean' | 'integer' | 'decimal' | 'date' | 'duration'
  readonly pattern?: string
  readonly values?: readonly string[]
  readonly maxLength?: number
  readonly emptyOk?: boolean
  readonly collapse?: boolean
}

interface MessageRow {
  since: string
  notIn?: string
  response?: string
  entity?: string
  operation?: string
  attributes?: string
  content: string
}

interface GrammarFile {
  version: string
  types: Record<string, ScalarFacts>
  messageSets: Record<string, { attributes: string; members: string }>
  requests: Record<string, MessageRow>
  responses: Record<string, MessageRow>
  events: Record<string, MessageRow>
  models: Record<string, string>
  enums: Record<string, string>
  enumSince: Record<string, string>[]
  history: Record<string, string>
}

export interface Model {
  readonly id: string
  readonly attributes: readonly ElementParticle[]
  readonly content: readonly Particle[]
}

/** A request or response element: a model with the version and editions that have it. */
export interface Message extends Model {
  readonly since: Version
  readonly notIn: readonly Edition[]
  /** On requests: the name of the answer, the kind of record, and Add, Mod, Query, Del, Void … */
  readonly response: string
  readonly entity: string
  readonly operation: string
}

let loaded: GrammarFile | undefined
function file(): GrammarFile {
  loaded ??= JSON.parse(readFileSync(dataFile('grammar.json'), 'utf8')) as GrammarFile
  return loaded
}

const messages = new Map<string, Message>()
const models = new Map<string, Model>()
const enums = new Map<string, ReadonlyMap<string, Version>>()

function message(table: Record<string, MessageRow>, name: string): Message | undefined {
  const known = messages.get(name)
  if (known) return known
  if (!Object.hasOwn(table, name)) return undefined
  const row = table[name] as MessageRow
  const made: Message = {
    id: name,
    since: parseVersion(row.since),
    notIn: [...(row.notIn ?? '')].map((l) => editions['DCUAO'.indexOf(l)] as Edition),
    response: row.response ?? '',
    entity: row.entity ?? '',
    operation: row.operation ?? '',
    attributes: parseParticles(row.attributes ?? '') as ElementParticle[],
    content: parseParticles(row.content),
  }
  messages.set(name, made)
  return made
}

/** The request of this name (`InvoiceAddRq`), or undefined. */
export const request = (name: string): Message | undefined => message(file().requests, name)
/** The response of this name (`InvoiceAddRs`), or undefined. */
export const response = (name: string): Message | undefined => message(file().responses, name)

export const requestNames = (): string[] => Object.keys(file().requests)
export const responseNames = (): string[] => Object.keys(file().responses)
interface MessageSet {
  readonly attributes: readonly ElementParticle[]
  readonly members: readonly string[]
  /** The same names, to be asked for one. */
  readonly names: ReadonlySet<string>
}
const messageSets = new Map<string, MessageSet>()

/** A message set by its name (QBXMLMsgsRq): its attributes and the messages it may hold. */
export function messageSet(name: string): MessageSet {
  const known = messageSets.get(name)
  if (known) return known
  const row = file().messageSets[name]
  if (!row) throw new Error(`no message set ${name}`)
  const made = {
    attributes: parseParticles(row.attributes) as ElementParticle[],
    members: row.members.split(' '),
    names: new Set(row.members.split(' ')),
  }
  messageSets.set(name, made)
  return made
}

/** The model of an aggregate by its id (the `model` of an element particle). */
export function model(id: string): Model {
  const known = models.get(id)
  if (known) return known
  const text = file().models[id]
  if (text === undefined) throw new Error(`no model ${id}`)
  const end = text.startsWith('{ ') ? text.indexOf('}') : -1
  const made: Model = {
    id,
    attributes: end < 0 ? [] : (parseParticles(text.slice(2, end)) as ElementParticle[]),
    content: parseParticles(end < 0 ? text : text.slice(end + 1)),
  }
  models.set(id, made)
  return made
}

let past: ReadonlyMap<string, Past> | undefined

/**
 * A message as an older version had it, its models down to the last likewise; of anything else the thing itself,
 * so that what is reached from such a message can be asked again.
 */
export function asOf<M extends Model>(of: M, cut: { version: Version; edition: Edition }): M {
  if (cut.version >= settledVersion || cut.edition !== 'QBD') return of
  past ??= parseHistory(file().history)
  const own = past.get(of.id)
  return own && isChanged(own, cut.version) ? variant(of, own, cut.version, of.id) : of
}

function variant<M extends Model>(of: M, own: Past, version: Version, path: string): M {
  const id = `${of.id}.${formatVersion(version)}/${path}`
  const known = models.get(id)
  if (known) return known as M
  const inside = (child: ElementParticle, below: Past): string =>
    variant(model(child.model ?? ''), below, version, `${path}/${child.name}`).id
  const made = { ...of, id, content: contentThen(of.content, own, version, inside) }
  models.set(id, made)
  return made
}

export function scalarFacts(type: string): ScalarFacts {
  const facts = file().types[type]
  if (!facts) throw new Error(`no scalar type ${type}`)
  return facts
}

/** The values an enumerated element allows, each with the first version that has it (0: as old as the element). */
export function enumValues(p: ElementParticle): ReadonlyMap<string, Version> {
  if (!p.enumId) return new Map()
  const key = `${p.enumId}^${p.enumSince ?? ''}`
  const known = enums.get(key)
  if (known) return known
  const younger = p.enumSince === undefined ? {} : (file().enumSince[p.enumSince] ?? {})
  const made = new Map(
    (file().enums[p.enumId] ?? '')
      .split(' ')
      .filter((v) => v !== '')
      .map((v) => [v, younger[v] === undefined ? 0 : parseVersion(younger[v])]),
  )
  enums.set(key, made)
  return made
}

/** Longest text of a leaf in an edition, or undefined where the description names none. */
export function maxLengthOf(p: ElementParticle, edition: Edition): number | undefined {
  if (typeof p.maxLength === 'number') return edition === 'QBOE' ? undefined : p.maxLength
  return p.maxLength?.[edition]
}

export const grammarVersion = (): string => file().version
