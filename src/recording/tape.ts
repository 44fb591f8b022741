// What a tape says: everything that the calls of a run were given from outside (time, ids, rows of the store, answers
// of the backend), and what they decided. Fed with the first half, the engine must come to the second again. One event
// a line, as a JSON array whose first member names it (docs/decisions/0012-tapes.md).
import { createHash } from 'node:crypto'
import { type Row, type TableName, tableOf, type Write } from '../store/store.ts'
import { type Table, tables } from '../store/tables.ts'
import type { BackendChange, BackendRefusal, PlatformChange, Unlinked } from '../sync/ports.ts'

/** A row as JSON: what is null is left out. An array: the key of a row that is known from before. */
export type NotedRow = Readonly<Record<string, unknown>> | readonly unknown[]

export type CallName =
  | 'authenticate'
  | 'sendRequestXML'
  | 'receiveResponseXML'
  | 'connectionError'
  | 'closeConnection'

/** What a call was asked with, the ticket and the password left out. */
export type CallArgs = Readonly<Record<string, string | number | boolean>>

export interface Decision {
  readonly table: TableName
  readonly verb: 'put' | 'add' | 'change' | 'remove'
  readonly row: Readonly<Record<string, unknown>>
}

/** A change for the backend in short: what it is about, not the record itself, which is in the answer. */
export type NotedChange = readonly (string | null)[]

export interface NotedFailure {
  readonly code?: string
  readonly message: string
  readonly details?: Readonly<Record<string, string | number>>
}

export type Event =
  /** Another process takes the run up, with nothing in memory. */
  | readonly ['begin']
  | readonly ['call', CallName, CallArgs]
  /** Moments that were asked for: milliseconds and how often in a row, in turns. */
  | readonly ['now', readonly number[]]
  | readonly ['ids', readonly string[]]
  | readonly ['luck', readonly number[]]
  | readonly ['read', TableName, string, readonly NotedRow[]]
  | readonly ['count', TableName, string, number]
  | readonly ['changes', { changes: readonly PlatformChange[]; mark: string; more: boolean }]
  | readonly ['unlinked', string, readonly Unlinked[]]
  | readonly ['apply', readonly NotedChange[], readonly BackendRefusal[]]
  | readonly ['failed', 'changes' | 'unlinked' | 'apply', NotedFailure, (readonly NotedChange[])?]
  | readonly ['commit', readonly Decision[]]
  /** The commit before it did not happen: another process was quicker, or why. */
  | readonly ['uncommitted', boolean, string]
  | readonly ['gives', unknown]

/** Columns that say what was decided, by table. What only counts or keeps time is left out. */
const decided: Partial<Record<TableName, readonly string[]>> = {
  runs: ['state', 'percent', 'first_error'],
  cursors: ['entity', 'position'],
  journal: [
    'id',
    'entity',
    'op',
    'platform_id',
    'state',
    'fields',
    'message_set_id',
    'quickbooks_id',
  ],
  errors: ['code', 'entity', 'record', 'raw_code', 'reason', 'state'],
  skips: ['code', 'entity', 'record', 'reason'],
  conflicts: ['entity', 'record', 'fields', 'state', 'winner'],
}

export function decisionsOf(writes: readonly Write[]): Decision[] {
  return writes.flatMap((write): Decision[] => {
    const table = tableOf(write)
    const columns = decided[table]
    if (!columns) return []
    const all = rowOf(write)
    const row = Object.fromEntries(
      columns.filter((c) => all[c] !== undefined && all[c] !== null).map((c) => [c, all[c]]),
    )
    return Object.keys(row).length === 0 ? [] : [{ table, verb: verbOf(write), row }]
  })
}

const verbOf = (write: Write): Decision['verb'] =>
  'put' in write ? 'put' : 'add' in write ? 'add' : 'change' in write ? 'change' : 'remove'

const rowOf = (write: Write): Record<string, unknown> =>
  'row' in write
    ? (write.row as Record<string, unknown>)
    : 'set' in write
      ? { ...(write.where as object), ...(write.set as object) }
      : { ...(write.where as object) }

export function notedChange(change: BackendChange): NotedChange {
  switch (change.kind) {
    case 'put':
      return ['put', change.record.entity, change.id, ...(change.archived ? [change.archived] : [])]
    case 'archive':
      return ['archive', change.entity, change.id, change.reason]
    case 'report':
      return [
        'report',
        change.entity,
        change.id,
        change.state,
        change.quickbooksId ?? null,
        change.problem ?? null,
      ]
  }
}

/** Values of a row that are nobody's business, by table: never written into a recording. */
const secrets: Partial<Record<TableName, readonly string[]>> = {
  installations: ['password_hash', 'previous_hash'],
}

export const hidden = 'hidden'

export function withoutSecrets<T extends TableName>(table: T, row: Row<T>): Row<T> {
  const names = secrets[table]
  if (!names) return row
  const copy: Record<string, unknown> = { ...row }
  for (const name of names) if (copy[name] !== null) copy[name] = hidden
  return copy as Row<T>
}

export function keyOf(table: TableName, row: Readonly<Record<string, unknown>>): unknown[] {
  const { key }: Table = tables[table]
  return key.map((name) => row[name])
}

/** The same text for the same row, whoever made the object. */
export function textOfRow(table: TableName, row: Readonly<Record<string, unknown>>): string {
  const { columns }: Table = tables[table]
  return JSON.stringify(Object.keys(columns).map((name) => row[name] ?? null))
}

export function notedRow(row: Readonly<Record<string, unknown>>): NotedRow {
  return Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== undefined))
}

/** Names a session without telling the id of its ticket, the same in every process. */
export const ticketName = (id: string): string =>
  `ticket-${createHash('sha256').update(`qbsync recording ${id}`).digest('hex').slice(0, 12)}`

/** Whether two selects ask the same. */
export const questionOf = (where: unknown, options?: unknown): string =>
  digest(JSON.stringify([where ?? null, options ?? null]))

/** 53 bits of a text (cyrb53): quick, and no secret depends on it. */
export function digest(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

export const linesOf = (events: readonly Event[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('')

/** Throws a SyntaxError on what is no tape. */
export const eventsOf = (text: string): Event[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Event)
