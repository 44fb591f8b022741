// The inputs of a recording with names replaced. What the engine decided is not replaced but left out: it is worked
// out again from the new inputs (replay/redact.ts), so that a decision can neither give a name away nor contradict.
import { entityNamed } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import type { TableName } from '../store/store.ts'
import type { PlatformChange, PlatformRow } from '../sync/ports.ts'
import { type Packed, pack, unpackText } from './pack.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import {
  columnRules,
  commonWords,
  type How,
  keyRules,
  labelTables,
  publicNames,
  recordColumns,
  storeRules,
} from './redact-rules.ts'
import { redactXml } from './redact-xml.ts'
import { type Owner, renameIn, renaming } from './rename.ts'
import type { CallArgs, Event, NotedFailure, NotedRow } from './tape.ts'

const guid = /^\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?$/

export interface Redactor {
  readonly replace: (how: How, text: string) => string
  xml(text: string): string
  answer(packed: Packed): Packed
  /** Events without what was decided; every question to the store fits the next one of its table. */
  events(events: readonly Event[]): Event[]
  /** Name of the connection, also where ids were worked out from it. */
  readonly connection: string
  readonly user: string
}

type Json = Readonly<Record<string, unknown>>

export function makeRedactor(names: Pseudonyms, owner: Owner): Redactor {
  const common = commonWords()
  const connection = `redacted-${names.word('connection')}`
  const user = `redacted-${names.word('installation')}`
  const renamed = renaming(owner.connection, connection)

  function replace(how: How, text: string): string {
    if (how === 'keep' || publicNames.has(text) || guid.test(text)) return text
    if (how === 'text') return names.text(text)
    if (how === 'number') return names.number(text)
    if (how === 'message') return names.message(text, common)
    return xml(text)
  }
  const xml = (text: string): string => redactXml(text, replace)
  const valueBy = (how: How | undefined, value: unknown): unknown =>
    how !== undefined && typeof value === 'string' ? replace(how, value) : value

  /** JSON whose keys may stand anywhere: those that a rule names are replaced. */
  function byKeys(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(byKeys)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, v]) => [
        key,
        typeof v === 'string' && Object.hasOwn(keyRules, key)
          ? valueBy(keyRules[key], v)
          : byKeys(v),
      ]),
    )
  }

  /** JSON whose keys are columns of a kind of record, at any depth. */
  function byColumns(kind: string, value: unknown, column?: string): unknown {
    const rules = columnRules(kind)
    const walk = (v: unknown, name: string | undefined): unknown => {
      if (typeof v === 'string') return name === undefined ? v : valueBy(rules.get(name), v)
      if (Array.isArray(v)) return v.map((inner) => walk(inner, name))
      if (v === null || typeof v !== 'object') return v
      // A collision names its column beside its values.
      const own = (v as Json)['column']
      return Object.fromEntries(
        Object.entries(v).map(([key, inner]) => [
          key,
          key === 'column' ? inner : walk(inner, typeof own === 'string' ? own : key),
        ]),
      )
    }
    return walk(value, column)
  }

  function operations(value: unknown): unknown {
    if (!Array.isArray(value)) return value
    return value.map((op: Json) => {
      const kind = typeof op['entity'] === 'string' ? op['entity'] : undefined
      if (op['op'] === 'ask') return { ...op, writes: operations(op['writes']) }
      if (op['op'] === 'find') return { ...op, write: (operations([op['write']]) as unknown[])[0] }
      if (typeof op['document'] === 'string') return { ...op, document: xml(op['document']) }
      if (op['op'] === 'named') return { ...op, label: replace('number', String(op['label'])) }
      return kind && op['order'] ? { ...op, order: byColumns(kind, op['order']) } : op
    })
  }

  const labelRule = (kind: unknown): How =>
    typeof kind === 'string' && entityNamed(kind)?.kind === 'txn' ? 'number' : 'text'

  function storeRow(table: TableName, noted: NotedRow): NotedRow {
    if (Array.isArray(noted)) return noted
    const row = noted as Json
    const rules = storeRules[table] ?? {}
    const kind = typeof row['entity'] === 'string' ? row['entity'] : ''
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (name === 'label' && labelTables.has(table))
          return [name, valueBy(labelRule(row['entity']), value)]
        if (name === recordColumns[table] && entityNamed(kind))
          return [name, byColumns(kind, value)]
        if (table === 'sessions' && name === 'operations') return [name, operations(value)]
        // A profile of one's own is rules, whatever its keys are called.
        if (table === 'connections' && name === 'settings') {
          const { profile, ...rest } = (value ?? {}) as Json
          return [
            name,
            { ...(byKeys(rest) as Json), ...(profile === undefined ? {} : { profile }) },
          ]
        }
        if (typeof value === 'object') return [name, byKeys(value)]
        return [name, valueBy(rules[name], value)]
      }),
    )
  }

  function platformRow(kind: string, row: PlatformRow): PlatformRow {
    const rules = columnRules(kind)
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (name === 'record' && typeof value === 'string')
          return [name, JSON.stringify(record(kind, JSON.parse(value) as Fields))]
        return [name, valueBy(rules.get(name) ?? 'text', value) as string | number | null]
      }),
    )
  }

  /** A record of QuickBooks as values: by the names of its elements. */
  function record(kind: string, fields: Fields): Fields {
    const paths = elementPaths(kind)
    const walk = (value: unknown, path: string): unknown => {
      if (Array.isArray(value))
        return path.endsWith('@order') ? value : value.map((v) => walk(v, path))
      if (typeof value === 'string') return replace(paths(path), value)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(
        Object.entries(value).map(([name, v]) => [
          name,
          walk(v, path === '' ? name : `${path}.${name}`),
        ]),
      )
    }
    return walk(fields, '') as Fields
  }

  const platformChange = (change: PlatformChange): PlatformChange => ({
    ...change,
    ...(change.row ? { row: platformRow(change.entity, change.row) } : {}),
    ...(change.lines ? { lines: change.lines.map((l) => platformRow(change.entity, l)) } : {}),
    ...(change.record ? { record: record(change.entity, change.record) } : {}),
  })

  const failure = ({ code, message, details }: NotedFailure): NotedFailure => ({
    ...(code === undefined ? {} : { code }),
    message: replace('message', message),
    ...(details
      ? {
          details: Object.fromEntries(
            Object.entries(details).map(([k, v]) => [k, valueBy('message', v) as string | number]),
          ),
        }
      : {}),
  })

  function args(given: CallArgs): CallArgs {
    const { problem: _, ...rest } = given
    return {
      ...rest,
      ...(rest['user'] === undefined ? {} : { user }),
      ...(rest['hcpResponse'] ? { hcpResponse: xml(String(rest['hcpResponse'])) } : {}),
      ...(rest['companyFileName']
        ? { companyFileName: replace('text', String(rest['companyFileName'])) }
        : {}),
      ...(rest['message'] ? { message: replace('message', String(rest['message'])) } : {}),
    }
  }

  function event(e: Event, call: string): Event[] {
    switch (e[0]) {
      case 'call':
        return [['call', e[1], args(e[2])]]
      case 'read':
        return [['read', e[1], anyQuestion, e[3].map((row) => storeRow(e[1], row))]]
      case 'count':
        return [['count', e[1], anyQuestion, e[3]]]
      case 'changes':
        return [['changes', { ...e[1], changes: e[1].changes.map(platformChange) }]]
      case 'unlinked':
        return [
          ['unlinked', e[1], e[2].map((row) => ({ ...row, name: replace('text', row.name) }))],
        ]
      case 'apply':
        return [['apply', [], e[2].map((r) => ({ ...r, message: replace('message', r.message) }))]]
      case 'failed':
        return [['failed', e[1], failure(e[2])]]
      case 'commit':
        return [['commit', []]]
      case 'gives':
        // The ticket alone, which names the session; the path of the company file is worked out again.
        return call === 'authenticate' && Array.isArray(e[1]) ? [['gives', [e[1][0]]]] : []
      default:
        return [e]
    }
  }

  return {
    replace,
    xml,
    connection,
    user,
    answer: (packed) => pack(xml(unpackText(packed.data))),
    events(events) {
      let call = ''
      return events.flatMap((e) => {
        if (e[0] === 'call') call = e[1]
        const own = renameIn(e, owner, { connection, user })
        return event(JSON.parse(renamed(JSON.stringify(own))) as Event, call)
      })
    },
  }
}

/** Fits whatever is asked next of the table. */
export const anyQuestion = '*'

/** How the text at a path of a record is treated: by the grammar of its Ret. */
function elementPaths(kind: string): (path: string) => How {
  const rules = new Map<string, How>()
  return (path) => {
    let how = rules.get(path)
    if (how === undefined) rules.set(path, (how = howAt(kind, path)))
    return how
  }
}

function howAt(kind: string, path: string): How {
  // The same walk over the grammar as for texts: a probe of one leaf.
  const inside = path.split('.').map((name) => `<${name}>`)
  let found: How = 'keep'
  redactXml(
    `<QBXML><QBXMLMsgsRs><${kind}QueryRs><${kind}Ret>${inside.join('')}probe`,
    (how, text) => {
      if (text === 'probe') found = how
      return text
    },
  )
  return found
}
