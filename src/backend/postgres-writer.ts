// A page of changes as statements of PostgreSQL: changes of one kind that follow each other go in one statement, whose
// text does not depend on how many they are, so that each is planned once for a connection.
import { entity } from '../schema/entities.ts'
import { linesOf } from '../schema/lines.ts'
import type { BackendChange, DeliveryContext } from '../sync/ports.ts'
import { pgType } from './postgres-schema.ts'
import {
  type BackendTable,
  backendTables,
  columnsOf,
  lineColumnsOf,
  lineOwnColumns,
  paymentTable,
} from './schema.ts'
import { upsertInto } from './upsert.ts'
import { type Cell, cellReader, recordText } from './values.ts'

export interface Statement {
  readonly name: string
  readonly text: string
  /** A list for each column, or one value for all rows. */
  readonly values: readonly (Cell | readonly Cell[])[]
}

type Context = Pick<DeliveryContext, 'resolve' | 'at'>
type Of<K extends BackendChange['kind']> = readonly Extract<BackendChange, { kind: K }>[]

interface Writer {
  put(connection: string, changes: Of<'put'>, context: Context): Statement[]
  archive(connection: string, changes: Of<'archive'>, context: Context): Statement[]
  report(connection: string, changes: Of<'report'>, context: Context): Statement[]
}

/** Records that one statement takes: some megabytes. */
const mostAtOnce = 500

const entityOf = (change: BackendChange): string =>
  change.kind === 'put' ? change.record.entity : change.entity

/** Changes of one sort and one kind of record that follow each other, none of them of a row twice. */
function* together(changes: readonly BackendChange[]): Generator<BackendChange[]> {
  let some: BackendChange[] = []
  let ids = new Set<string>()
  for (const change of changes) {
    const [first] = some
    const isLike = first?.kind === change.kind && entityOf(first) === entityOf(change)
    if (first && (!isLike || ids.has(change.id) || some.length >= mostAtOnce)) {
      yield some
      some = []
      ids = new Set()
    }
    some.push(change)
    ids.add(change.id)
  }
  if (some.length > 0) yield some
}

/** Gives the statements of a page, in order. Throws where a kind of record is not known. */
export function makePages(
  schema: string,
): (connection: string, changes: readonly BackendChange[], context: Context) => Statement[] {
  const writers = new Map<string, Writer>()
  const writerOf = (name: string): Writer => {
    let writer = writers.get(name)
    if (!writer) {
      const table = backendTables.find((t) => t.entities.some((e) => e.name === name))
      if (!table) throw new Error(`no backend table for ${name}`)
      writers.set(name, (writer = makeWriter(`"${schema}"`, table, name)))
    }
    return writer
  }
  return (connection, changes, context) =>
    [...together(changes)].flatMap((some) => {
      const [first] = some as [BackendChange, ...BackendChange[]]
      return writerOf(entityOf(first))[first.kind](connection, some as never, context)
    })
}

const isoOf = (at: number): string => new Date(at).toISOString()

/** Values as their column takes them: what is no number there is left to the column `record`. */
const fits: Readonly<Record<string, (value: Cell) => Cell>> = {
  numeric: (v) => (v !== null && /^-?(\d+\.?\d*|\.\d+)$/.test(String(v)) ? v : null),
  bigint: (v) => (Number.isSafeInteger(v) ? v : null),
  text: (v) => v,
}

/** `insert into t (names) select * from unnest($1::text[], …)`. */
const insertText = (into: string, names: readonly string[], types: readonly string[]): string =>
  `insert into ${into} (${names.join(', ')}) select * from unnest(${types.map((t, i) => `$${i + 1}::${t}[]`).join(', ')})`

function makeWriter(s: string, table: BackendTable, name: string): Writer {
  const isPayments = table.name === paymentTable
  const { names, conflict } = upsertInto(table)
  const own = new Map(columnsOf(table).map((c) => [c.name, pgType(c)]))
  const types = [...names.map((n) => own.get(n) ?? 'text'), 'bigint']
  const into = `${s}.${table.name}`
  const upsert = `${insertText(into, [...names, 'sync_version'], types)} on conflict (id) ${conflict}`
  const archived = `update ${into} t set archived_at = $3, archive_reason = c.reason, synced_at = $3,
    sync_version = t.sync_version + 1${isPayments ? ", booking = 'removed'" : ''}
    from unnest($1::text[], $2::text[]) c(id, reason) where t.id = c.id`
  const reported = `update ${into} t set connection = coalesce(t.connection, c.connection), booking = c.booking,
    problem = c.problem, quickbooks_id = coalesce(c.quickbooks_id, t.quickbooks_id),
    kind = coalesce(t.kind, '${name}'), synced_at = $6, sync_version = t.sync_version + 1
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) c(id, connection, booking, problem, quickbooks_id)
    where t.id = c.id`
  const cells = table.columns.map((c) => {
    const read = cellReader(c)
    const fit = fits[own.get(c.name) ?? 'text'] ?? ((v) => v)
    return (...given: Parameters<typeof read>) => fit(read(...given))
  })
  const lines = table.lines ? makeLineWriter(s, table.lines, name) : undefined
  return {
    put(connection, changes, context) {
      const at = isoOf(context.at)
      const all = <T extends Cell>(value: T) => changes.map(() => value)
      const values = [
        changes.map((c) => c.id),
        all(connection),
        all(name),
        changes.map((c) => c.record.id),
        changes.map((c) => c.record.revision),
        changes.map((c) => (c.archived ? at : null)),
        changes.map((c) => c.archived ?? null),
        all(at),
        changes.map((c) => textOfRecord(recordText(c.record))),
        ...cells.map((cell) => changes.map((c) => cell(c.record.brief, context.resolve))),
        ...(isPayments ? [all('booked'), all(null), all('quickbooks')] : [all(null), all(null)]),
        all(1),
      ]
      return [{ name: `put ${name}`, text: upsert, values }, ...(lines?.(changes, context) ?? [])]
    },
    archive(_connection, changes, context) {
      const at = isoOf(context.at)
      const values = [changes.map((c) => c.id), changes.map((c) => c.reason), at]
      return [{ name: `archive ${name}`, text: archived, values }]
    },
    report(connection, changes, context) {
      const values = [
        changes.map((c) => c.id),
        // A payment that cannot be placed yet belongs to nobody: corrected, it may be another connection's.
        changes.map((c) => (c.problem === 'E_PAYMENT_INVOICE' ? null : connection)),
        changes.map((c) => c.state),
        changes.map((c) => c.problem ?? null),
        changes.map((c) => c.quickbooksId ?? null),
        isoOf(context.at),
      ]
      return [{ name: `report ${name}`, text: reported, values }]
    },
  }
}

const textOfRecord = (json: string | Uint8Array): string =>
  typeof json === 'string'
    ? json
    : Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString('utf8')

type LineWriter = (changes: Of<'put'>, context: Context) => Statement[]

function makeLineWriter(
  s: string,
  lines: NonNullable<BackendTable['lines']>,
  name: string,
): LineWriter {
  const e = entity(name)
  const names = [...lineOwnColumns.map((c) => c.name), ...lines.columns.map((c) => c.name)]
  const types = lineColumnsOf(lines).map(pgType)
  const readers = lines.columns.map((c) => cellReader(c))
  const insert = insertText(`${s}.${lines.name}`, names, types)
  const clear = `delete from ${s}.${lines.name} where parent_id = any($1::text[])`
  return (changes, { resolve }) => {
    const values: Cell[][] = names.map(() => [])
    for (const { id, record } of changes) {
      let position = 0
      for (const line of linesOf(e, record.brief)) {
        const row: Cell[] = [id, ++position, line.id ?? null, line.group ?? null]
        for (const read of readers) row.push(read(line.fields, resolve))
        for (const [i, cell] of row.entries())
          values[i]?.push(fits[types[i] ?? 'text']?.(cell) ?? null)
      }
    }
    // Replaced, not compared: a document and its lines always come from the same read.
    return [
      { name: `clear ${name}`, text: clear, values: [changes.map((c) => c.id)] },
      ...(values[0]?.length ? [{ name: `lines ${name}`, text: insert, values }] : []),
    ]
  }
}
