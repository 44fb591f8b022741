// Another name for the connection and the installation of a recording: where rows name them, and in the platform's ids,
// which begin with a hash of the connection's name.
import { entities } from '../schema/entities.ts'
import { type Table, tables } from '../store/tables.ts'
import { connectionOfTicket, idOfTicket, ticketFor } from '../store/ticket.ts'
import { platformIdOf } from '../sync/ids.ts'
import type { Event, NotedRow } from './tape.ts'

export interface Owner {
  readonly connection: string
  readonly user: string
}

const ticket = /^ticket-[0-9a-f]{12}\./

type Json = Readonly<Record<string, unknown>>

/** Rows and keys name their connection and installation by these columns. */
export function renameIn(event: Event, from: Owner, to: Owner): Event {
  const names: Record<string, [string, string]> = {
    connection_id: [from.connection, to.connection],
    connection: [from.connection, to.connection],
    user_name: [from.user, to.user],
  }
  const walk = (value: unknown): unknown => {
    // A ticket tells its connection (store/ticket.ts).
    if (
      typeof value === 'string' &&
      ticket.test(value) &&
      connectionOfTicket(value) === from.connection
    )
      return ticketFor(idOfTicket(value), to.connection)
    if (Array.isArray(value)) return value.map(walk)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, v]) => {
        const pair = Object.hasOwn(names, key) ? names[key] : undefined
        return [key, pair && v === pair[0] ? pair[1] : walk(v)]
      }),
    )
  }
  if (event[0] !== 'read') return walk(event) as Event
  const [, table, question, rows] = event
  const { key }: Table = tables[table]
  const made = rows.map((row) => {
    // The key of a known row is named column by column, as the row itself is.
    const isKey = Array.isArray(row)
    const named = isKey ? Object.fromEntries(key.map((name, i) => [name, row[i]])) : row
    const walked = walk(named) as Json
    const isOwn = table === 'connections' && walked['id'] === from.connection
    const own = isOwn ? { ...walked, id: to.connection } : walked
    return isKey ? key.map((name) => own[name]) : own
  })
  return ['read', table, question, made as NotedRow[]]
}

/** Platform ids begin with a hash of the connection's name: the old one stands for the new one. */
export function renaming(from: string, to: string): (text: string) => string {
  const prefix = (id: string, family: string) => platformIdOf(id, family, '').slice(0, -1)
  const families = [...new Set(entities.map((e) => e.family))]
  const pairs = families.map((f) => [prefix(from, f), prefix(to, f)] as const)
  const known = new Map(pairs)
  const any = new RegExp(`(?:${[...known.keys()].join('|')})(?=-)`, 'g')
  return (text) => text.replace(any, (found) => known.get(found) ?? found)
}
