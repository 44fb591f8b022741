// The default backend: tables in a SQLite file that anyone may read with SQL, and a table of payments to be
// booked that anyone may write to (docs/backend-tables.md).
import type Database from 'better-sqlite3'
import { entity } from '../schema/entities.ts'
import { openDatabase } from '../store/database.ts'
import type { Backend, BackendChange, PlatformChange } from '../sync/ports.ts'
import { changeOf, eachOnce, type Note, type UntakenRow, untakenOf } from './feed.ts'
import type { PlatformRow } from './owner.ts'
import { type BackendTable, backendTables, build, untakenText } from './schema.ts'
import { type Questions, sqliteLookup, unlinkedReader } from './sqlite-lookup.ts'
import { type Context, makeWriter, putsFrom, type Writer } from './sqlite-writer.ts'

export function openSqliteBackend(file: string): Backend {
  return sqliteBackendOn(
    openDatabase(file, (fresh) => fresh.transaction(() => build(fresh)).immediate()),
  )
}

/** On a database that has the tables already; closing the backend closes it. */
export function sqliteBackendOn(db: Database.Database): Backend {
  const tables = new Map<string, BackendTable>()
  for (const table of backendTables) for (const e of table.entities) tables.set(e.name, table)
  const writers = new Map<string, Writer>()
  const unlinked = new Map<string, ReturnType<typeof unlinkedReader>>()
  const writerOf = (name: string): Writer => {
    let writer = writers.get(name)
    if (!writer) {
      const table = tables.get(name)
      if (!table) throw new Error(`no backend table for ${name}`)
      writers.set(name, (writer = makeWriter(db, table, entity(name))))
    }
    return writer
  }
  const perform = db.transaction(
    (connection: string, changes: readonly BackendChange[], context: Context) => {
      for (let at = 0; at < changes.length; ) {
        const puts = putsFrom(changes, at)
        const change = changes[at] as BackendChange
        if (change.kind === 'put') writerOf(change.record.entity).put(connection, puts, context)
        else writerOf(change.entity)[change.kind](connection, change as never, context)
        at += Math.max(1, puts.length)
      }
    },
  ).immediate
  const feed = db.prepare(
    'select seq, entity, id, what from platform_changes where seq > ? order by seq limit ?',
  )
  const noted = db.prepare('select seq, entity, id from platform_changes where seq = ?')
  /** Whether the note a mark speaks of is here: a file that was put back to an older copy tells everything again. */
  const isHere = (mark: string): boolean => {
    const note = noted.get(seqOf(mark)) as Note | undefined
    // Marks of older programs were the number alone.
    return (
      mark === '0' || (note !== undefined && (mark === String(note.seq) || mark === markOf(note)))
    )
  }
  // Every run asks the same few questions, most of them in vain: preparing them took longer than the answers.
  const statements = new Map<string, Database.Statement>()
  const asked: Questions = {
    prepare(text) {
      const statement = statements.get(text) ?? db.prepare(text)
      statements.set(text, statement)
      return statement
    },
  }
  const tidy = tidyLater(db)
  return {
    async apply(connection, changes, context) {
      if (changes.length > 0) perform(connection, changes, context)
      tidy(changes.length)
      // A table takes whatever comes.
      return []
    },
    async changes(connection, since, limit) {
      const from = since !== undefined && isHere(since) ? since : undefined
      const rows = feed.all(seqOf(from), limit + 1) as Note[]
      const some = rows.slice(0, limit)
      const last = some.at(-1)
      const waited = from === undefined || rows.length <= limit ? placeable(asked) : []
      return {
        changes: changesOf(asked, connection, [...waited, ...some], tables),
        mark: last ? markOf(last) : (from ?? '0'),
        more: rows.length > limit,
      }
    },
    async unlinked(connection, name) {
      const table = tables.get(name)
      if (!table) return []
      // Asked on every page, and nearly always nothing: prepared once.
      let read = unlinked.get(name)
      if (!read) unlinked.set(name, (read = unlinkedReader(db, table, entity(name))))
      return read(connection)
    },
    async read(name, id) {
      const table = backendTables.find((t) => t.entities.some((e) => e.name === name))
      const row = table && db.prepare(`select * from ${table.name} where id = ?`).get(id)
      if (!table || !row) return undefined
      return { row: row as PlatformRow, lines: linesOfRow(db, table, id) }
    },
    async untaken(limit) {
      const rows = db.prepare(`${untakenText('')} limit ?`).all(limit) as UntakenRow[]
      return rows.map(untakenOf)
    },
    async close() {
      db.close()
    },
  }
}

/** Where a connection has got to: the number of the last note it was told, and whose note that is. */
const markOf = ({ seq, entity, id }: Note): string => `${seq} ${entity} ${id}`
const seqOf = (mark: string | undefined): number => Number.parseInt(mark ?? '0', 10)

/** Pages of the log after which a commit copies them into the file by itself: 16 MB. */
const mostPages = 4000
/** Changes after which they are copied as soon as nothing else is to be done. */
const manyChanges = 400

/**
 * What was committed is on the disk, in the log. Copying it from there into the file takes as long as several commits,
 * and the Web Connector need not wait for it: it is done once the answer of the call is out.
 */
function tidyLater(db: Database.Database): (changes: number) => void {
  db.pragma(`wal_autocheckpoint = ${mostPages}`)
  let waiting = 0
  const tidy = () => {
    waiting = 0
    try {
      if (db.open) db.pragma('wal_checkpoint(passive)')
    } catch {
      // The log goes on growing until a commit copies it, and tells what is wrong.
    }
  }
  return (changes) => {
    if (waiting < manyChanges && waiting + changes >= manyChanges) setImmediate(tidy)
    waiting += changes
  }
}

/** Payments that named an invoice which was not here, or not for certain, and now is: as withInvoice finds it. */
function placeable(db: Questions): Note[] {
  return db
    .prepare(
      `select 0 seq, 'ReceivePayment' entity, p.id, 'changed' what from payments p
       where p.problem = 'E_PAYMENT_INVOICE' and p.booking = 'blocked' and
         case when coalesce(p.invoice_id, '') = ''
           then (select count(*) from invoices i where i.number = p.invoice_number and i.archived_at is null
                 and (coalesce(p.connection, '') = '' or i.connection = p.connection)) = 1
           else exists (select 1 from invoices i where i.id = p.invoice_id) end`,
    )
    .all() as Note[]
}

/** The noted rows as they are now, each once, and only those of this connection. */
function changesOf(
  db: Questions,
  connection: string,
  notes: readonly Note[],
  tables: ReadonlyMap<string, BackendTable>,
): PlatformChange[] {
  const lookup = sqliteLookup(db)
  return eachOnce(notes).flatMap((note): PlatformChange[] => {
    const table = tables.get(note.entity)
    if (!table) return []
    const row = db.prepare(`select * from ${table.name} where id = ?`).get(note.id) as
      | PlatformRow
      | undefined
    const lines = row ? linesOfRow(db, table, note.id) : []
    return changeOf(connection, note, { table, row, lines, lookup })
  })
}

const linesOfRow = (db: Questions, table: BackendTable, id: string): PlatformRow[] =>
  table.lines
    ? (db
        .prepare(`select * from ${table.lines.name} where parent_id = ? order by position`)
        .all(id) as PlatformRow[])
    : []
