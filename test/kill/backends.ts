// Where the records are that the processes write while they are killed, and what the platform does there meanwhile.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { type Row, type Sums, sumsOfBackend } from './sums.ts'

export interface Payment {
  readonly id: string
  readonly number: string
  readonly invoiceNumber: string
  readonly amount: string
}

export interface Taken {
  readonly id: string
  readonly number: string
  readonly booking: string | null
  readonly problem: string | null
}

export interface KillBackend {
  /** The platform takes money. */
  pay(payments: readonly Payment[]): Promise<void>
  /** What became of it. */
  payments(): Promise<readonly Taken[]>
  /** Throws where a record stands there twice. */
  sums(): Promise<Sums>
  /** What is broken in it; empty: nothing. */
  faults(): string[]
}

const taken = "select id, number, booking, problem from payments where id like 'mine-%'"

export function fileBackend(folder: string): KillBackend {
  const db = <T>(work: (db: Database.Database) => T): T => {
    const opened = new Database(join(folder, '.qbsync/backend.db'))
    try {
      return work(opened)
    } finally {
      opened.close()
    }
  }
  return {
    pay: async (payments) =>
      db((opened) => {
        const insert = opened.prepare(
          "insert into payments (id, number, invoice_number, amount, status) values (?, ?, ?, ?, 'processed')",
        )
        for (const p of payments) insert.run(p.id, p.number, p.invoiceNumber, p.amount)
      }),
    payments: async () => db((opened) => opened.prepare(taken).all() as Taken[]),
    sums: () =>
      sumsOfBackend(
        async (sql) => db((opened) => opened.prepare(sql).get() as Row),
        (column) => `cast(replace(${column}, '.', '') as integer)`,
      ),
    faults: () =>
      db((opened) => {
        const said = String(opened.pragma('integrity_check', { simple: true }))
        return said === 'ok' ? [] : [`backend.db: ${said}`]
      }),
  }
}

/** Asked again while the server is away; what a person inserts under an id of its own is there once. */
export function postgresBackend(address: string): KillBackend {
  async function ask<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    for (let tried = 1; ; tried++) {
      const client = new Client({ connectionString: address })
      client.on('error', () => undefined)
      try {
        await client.connect()
        await client.query('set search_path = qbsync')
        return (await client.query(sql, [...values])).rows as T[]
      } catch (error) {
        if (tried === 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      } finally {
        await client.end().catch(() => undefined)
      }
    }
  }
  return {
    async pay(payments) {
      for (const p of payments)
        await ask(
          "insert into payments (id, number, invoice_number, amount, status) values ($1, $2, $3, $4, 'processed') on conflict do nothing",
          [p.id, p.number, p.invoiceNumber, p.amount],
        )
    },
    payments: () => ask<Taken>(taken),
    sums: () =>
      sumsOfBackend(
        async (sql) => (await ask<Row>(sql))[0] ?? {},
        (column) => `(${column} * 100)::bigint`,
      ),
    faults: () => [],
  }
}
