// How a page of changes becomes rows of a table of the backend and of its lines.
import type Database from 'better-sqlite3'
import type { Entity } from '../schema/entity.ts'
import { linesOf } from '../schema/lines.ts'
import type { BackendChange, DeliveryContext } from '../sync/ports.ts'
import { type BackendTable, lineOwnColumns, paymentTable } from './schema.ts'
import { upsertInto } from './upsert.ts'
import { type Cell, cellReader, recordText } from './values.ts'

export type Context = Pick<DeliveryContext, 'resolve' | 'at'>
type Put = Extract<BackendChange, { kind: 'put' }>
/** The record itself is handed over as the bytes it was read into. */
type Bound = Cell | Uint8Array

/** Records that are stored together, so that their lines are cleared by one statement. */
const putsAtOnce = 20

/** The records of one kind that follow each other from here on, none of them twice; or none. */
export function putsFrom(changes: readonly BackendChange[], from: number): Put[] {
  const puts: Put[] = []
  const ids = new Set<string>()
  for (let at = from; at < changes.length && puts.length < putsAtOnce; at++) {
    const change = changes[at] as BackendChange
    if (change.kind !== 'put' || ids.has(change.id)) break
    if (change.record.entity !== (puts[0] ?? change).record.entity) break
    ids.add(change.id)
    puts.push(change)
  }
  return puts
}

export interface Writer {
  put(connection: string, changes: readonly Put[], context: Context): void
  archive(
    connection: string,
    change: Extract<BackendChange, { kind: 'archive' }>,
    context: Context,
  ): void
  report(
    connection: string,
    change: Extract<BackendChange, { kind: 'report' }>,
    context: Context,
  ): void
}

const isoOf = (at: number): string => new Date(at).toISOString()

export function makeWriter(db: Database.Database, table: BackendTable, e: Entity): Writer {
  const isPayments = table.name === paymentTable
  const { names, conflict } = upsertInto(table)
  const marks = names.map((n) => (n === 'record' ? 'cast(? as text)' : '?')).join(', ')
  // One row each: the table has triggers, for which SQLite first lays several rows into a table of its own.
  const upsert = db.prepare(
    `insert into ${table.name} (${names.join(', ')}, sync_version) values (${marks}, 1)
     on conflict (id) ${conflict}`,
  )
  const archived = db.prepare(
    `update ${table.name} set archived_at = ?, archive_reason = ?, synced_at = ?, sync_version = sync_version + 1
     ${isPayments ? ", booking = 'removed'" : ''} where id = ?`,
  )
  const reported = db.prepare(
    `update ${table.name} set connection = coalesce(connection, ?), booking = ?, problem = ?, quickbooks_id = coalesce(?, quickbooks_id),
     kind = coalesce(kind, '${e.name}'), synced_at = ?, sync_version = sync_version + 1 where id = ?`,
  )
  const cells = table.columns.map(cellReader)
  const lines = table.lines ? makeLineWriter(db, table.lines, e) : undefined
  return {
    put(connection, changes, context) {
      const at = isoOf(context.at)
      for (const { id, record, archived } of changes) {
        const row: Bound[] = [id, connection, e.name, record.id, record.revision]
        row.push(archived ? at : null, archived ?? null, at, recordText(record))
        for (const read of cells) row.push(read(record.brief, context.resolve))
        if (isPayments) row.push('booked', null, 'quickbooks')
        else row.push(null, null)
        // Handed over one by one: out of an array it takes them a third slower.
        upsert.run(...row)
      }
      lines?.(changes, context)
    },
    archive(_connection, change, context) {
      const at = isoOf(context.at)
      archived.run([at, change.reason, at, change.id])
    },
    report(connection, change, context) {
      const id = change.quickbooksId ?? null
      // A payment that cannot be placed yet belongs to nobody: corrected, it may be another connection's.
      reported.run([
        change.problem === 'E_PAYMENT_INVOICE' ? null : connection,
        change.state,
        change.problem ?? null,
        id,
        isoOf(context.at),
        change.id,
      ])
    },
  }
}

/** Lines that one statement takes: several in one cost a quarter less than one each. */
const linesAtOnce = 10

type LineWriter = (changes: readonly Put[], context: Context) => void

function makeLineWriter(
  db: Database.Database,
  lines: NonNullable<BackendTable['lines']>,
  e: Entity,
): LineWriter {
  const names = [...lineOwnColumns.map((c) => c.name), ...lines.columns.map((c) => c.name)]
  const readers = lines.columns.map(cellReader)
  // Replaced, not compared: a document and its lines always come from the same read.
  const clear = db.prepare(
    `delete from ${lines.name} where parent_id in (select value from json_each(?))`,
  )
  const marks = `(${names.map(() => '?').join(', ')})`
  /** By how many rows they take. */
  const inserts: Database.Statement[] = []
  const insert = (cells: readonly Cell[]): void => {
    const rows = cells.length / names.length
    if (rows === 0) return
    const values = () => Array.from({ length: rows }, () => marks).join(', ')
    inserts[rows] ??= db.prepare(
      `insert into ${lines.name} (${names.join(', ')}) values ${values()}`,
    )
    inserts[rows].run(...cells)
  }
  const many = linesAtOnce * names.length
  return (changes, { resolve }) => {
    clear.run(JSON.stringify(changes.map((change) => change.id)))
    let cells: Cell[] = []
    for (const { id, record } of changes) {
      let position = 0
      for (const line of linesOf(e, record.brief)) {
        cells.push(id, ++position, line.id ?? null, line.group ?? null)
        for (const read of readers) cells.push(read(line.fields, resolve))
        if (cells.length < many) continue
        insert(cells)
        cells = []
      }
    }
    insert(cells)
  }
}
