// What people and programs of the platform changed, read from PostgreSQL: a page of it with a handful of statements.
import type { PlatformChange } from '../sync/ports.ts'
import { changeOf, eachOnce, type Note } from './feed.ts'
import { type Lookup, type Owned, type PlatformRow, tablesOfFamily } from './owner.ts'
import { type BackendTable, backendTables, paymentTable } from './schema.ts'

/** Asks the database; the rows that come. */
export type Ask = <T>(text: string, values: readonly unknown[]) => Promise<T[]>

/** What concerns this connection: notes for it alone, and those for all. */
const notesText = (s: string, end: string): string => {
  const some = (whose: string) =>
    `(select seq, entity, id, what from ${s}.platform_changes where ${whose} and seq > $2 ${end} order by seq limit $3)`
  return `(${some('connection = $1')} union all ${some('connection is null')} order by seq limit $3)`
}

/** Payments that named an invoice which was not here, or not for certain, and now is: as withInvoice finds it. */
const placeableText = (s: string): string => `
  (select 0::bigint seq, 'ReceivePayment' entity, p.id, 'changed' what from ${s}.${paymentTable} p
   where p.problem = 'E_PAYMENT_INVOICE' and p.booking = 'blocked' and
     case when coalesce(p.invoice_id, '') <> '' then exists (select from ${s}.invoices i where i.id = p.invoice_id)
     when coalesce(p.connection, '') <> '' then 1 = (select count(*) from (select from ${s}.invoices i
       where i.number = p.invoice_number and i.archived_at is null and i.connection = p.connection limit 2) two)
     else 1 = (select count(*) from (select from ${s}.invoices i
       where i.number = p.invoice_number and i.archived_at is null limit 2) two) end)`

export async function readChanges(
  ask: Ask,
  s: string,
  connection: string,
  since: string | undefined,
  limit: number,
): Promise<{ changes: PlatformChange[]; mark: string; more: boolean }> {
  const asked = Number(since ?? 0)
  // Nearly always there is nothing, and one question tells so, and the last number that was given out.
  const found = await ask<Note>(
    `select last_value seq, '' entity, '' id, '' what from ${s}.platform_changes_seq_seq
     union all select * from ${placeableText(s)} p union all select * from ${notesText(s, '')} n`,
    [connection, asked, limit + 1],
  )
  const seen = found.filter((note) => note.entity !== '')
  // A database that was put back to an older copy counts from there: all that it noted is told once more.
  const isBack = found.some((note) => note.entity === '' && note.seq < asked)
  const from = isBack ? 0 : asked
  const waited = seen.filter((note) => note.seq === 0).sort((a, b) => (a.id < b.id ? -1 : 1))
  let notes: Note[] = []
  if (isBack || seen.length > waited.length) {
    // First how far it may be read, then what is there: in one statement the second could be older than the first.
    const [last] = await ask<{ seq: number }>(`select ${s}.platform_changes_end() seq`, [])
    notes = await ask<Note>(`${notesText(s, 'and seq <= $4')}`, [
      connection,
      from,
      limit + 1,
      last?.seq ?? 0,
    ])
  }
  const some = notes.slice(0, limit)
  const more = notes.length > limit
  const told = since === undefined || !more ? [...waited, ...some] : some
  return {
    changes: await changesOf(ask, s, connection, eachOnce(told)),
    mark: String(some.at(-1)?.seq ?? (isBack ? 0 : (since ?? '0'))),
    more,
  }
}

async function changesOf(
  ask: Ask,
  s: string,
  connection: string,
  notes: readonly Note[],
): Promise<PlatformChange[]> {
  const changes = new Map<Note, PlatformChange[]>()
  for (const table of backendTables) {
    const names = new Set(table.entities.map((e) => e.name))
    const own = notes.filter((note) => names.has(note.entity))
    if (own.length === 0) continue
    const ids = own.map((note) => note.id)
    const rows = await ask<PlatformRow>(`select * from ${s}.${table.name} where id = any($1)`, [
      ids,
    ])
    const byId = new Map(rows.map((row) => [String(row['id']), row]))
    const lines = await linesOfRows(ask, s, table, ids)
    const lookup = await lookupFor(ask, s, table, rows)
    for (const note of own) {
      const found = { table, row: byId.get(note.id), lines: lines.get(note.id) ?? [], lookup }
      changes.set(note, changeOf(connection, note, found))
    }
  }
  return notes.flatMap((note) => changes.get(note) ?? [])
}

/** By id of the document, in order. */
export async function linesOfRows(
  ask: Ask,
  s: string,
  { lines }: BackendTable,
  ids: readonly string[],
): Promise<Map<string, PlatformRow[]>> {
  const found = new Map<string, PlatformRow[]>()
  if (!lines) return found
  const text = `select * from ${s}.${lines.name} where parent_id = any($1) order by parent_id, position`
  for (const row of await ask<PlatformRow>(text, [ids])) {
    const id = String(row['parent_id'])
    const of = found.get(id)
    if (of) of.push(row)
    else found.set(id, [row])
  }
  return found
}

/** All that owner.ts may ask about these rows. */
export async function lookupFor(
  ask: Ask,
  s: string,
  table: BackendTable,
  rows: readonly PlatformRow[],
): Promise<Lookup> {
  const isPayments = table.name === paymentTable
  const byId = new Map<string, Owned>()
  for (const [target, ids] of isPayments ? invoiceIds(rows) : idsAbove(table, rows))
    for (const row of await ask<Owned>(
      `select id, connection from ${s}.${target} where id = any($1)`,
      [[...ids]],
    ))
      byId.set(`${target}:${row.id}`, row)
  const numbered = isPayments ? await invoicesNumbered(ask, s, rows) : new Map<string, Owned[]>()
  const isOpen = !isPayments && rows.some((row) => !row['connection'])
  const [ends] = isOpen
    ? await ask<{ a: string | null; b: string | null }>(
        `select min(connection) a, max(connection) b from ${s}.accounts`,
        [],
      )
    : []
  return {
    byId: (of, id) => byId.get(`${of}:${id}`),
    invoicesNumbered: (number, own) => numbered.get(numberKey(number, own)) ?? [],
    hasSeveral: () => ends !== undefined && ends.a !== ends.b,
  }
}

const invoiceIds = (rows: readonly PlatformRow[]): Map<string, Set<string>> =>
  new Map([
    [
      'invoices',
      new Set(rows.flatMap((row) => (row['invoice_id'] ? [String(row['invoice_id'])] : []))),
    ],
  ])

/** By table, the ids that rows without a connection point to. */
function idsAbove(table: BackendTable, rows: readonly PlatformRow[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>()
  for (const row of rows.filter((r) => !r['connection']))
    for (const { name, ref } of table.columns)
      for (const target of ref && row[name] ? tablesOfFamily(ref) : [])
        ids.set(target, (ids.get(target) ?? new Set()).add(String(row[name])))
  return ids
}

const numberKey = (number: string, own: string | null): string => JSON.stringify([number, own])

/** Two of each are enough to know that there are several. */
async function invoicesNumbered(
  ask: Ask,
  s: string,
  rows: readonly PlatformRow[],
): Promise<Map<string, Owned[]>> {
  const wanted = rows.filter((row) => !row['invoice_id'] && row['invoice_number'])
  const found = new Map<string, Owned[]>()
  if (wanted.length === 0) return found
  const current = (more: string) =>
    `(select i.id, i.connection from ${s}.invoices i where i.number = w.number and i.archived_at is null and ${more} limit 2)`
  const text = `select w.number, w.own, f.id, f.connection
    from (select distinct * from unnest($1::text[], $2::text[]) u(number, own)) w cross join lateral (
      ${current('w.own is null')} union all ${current('i.connection = w.own')}) f`
  const asked = [
    wanted.map((row) => String(row['invoice_number'])),
    wanted.map((row) => row['connection'] || null),
  ]
  for (const row of await ask<Owned & { number: string; own: string | null }>(text, asked)) {
    const key = numberKey(row.number, row.own)
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return found
}
