// The backend on PostgreSQL with several programs, an older one, and a server that goes away.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { begin, openPostgresBackend } from '../../src/backend/postgres.ts'
import { ddl, shapes } from '../../src/backend/postgres-schema.ts'
import { makePages } from '../../src/backend/postgres-writer.ts'
import type { Backend, BackendChange } from '../../src/sync/ports.ts'
import type { TestPostgres } from '../postgres.ts'
import { changesOf } from './contract-changes.ts'
import { connected, openPostgres } from './postgres-rows.ts'
import { type Cells, invoice, noon, put, record, resolveKnown } from './rows.ts'

const context = (step: string) => ({ resolve: resolveKnown, at: noon, step })

async function asked(address: string, sql: string): Promise<Cells[]> {
  const client = await connected(address)
  const { rows } = await client.query(sql)
  await client.end()
  return rows as Cells[]
}

const closeAll = (backends: readonly Backend[]) => Promise.all(backends.map((b) => b.close()))

export function programTests(server: () => TestPostgres, address: () => string): void {
  const opened = () => openPostgres(address())

  describe('its tables', () => {
    test('have a new shape only where the list of shapes is one longer', () => {
      const shape = createHash('sha256').update(ddl('qbsync')).digest('hex').slice(0, 16)
      expect(shapes.at(-1)).toBe(shape)
    })

    test('are made by one of several programs that start at once, beside tables of others', async () => {
      const empty = await server().database()
      await asked(empty, 'create table invoices (theirs text)')
      await closeAll(await Promise.all([1, 2, 3, 4].map(() => openPostgresBackend(empty))))
      expect(await asked(empty, 'select * from qbsync.backend_version')).toEqual([
        { version: shapes.length },
      ])
      expect(await asked(empty, 'select * from invoices')).toEqual([])
    })

    test('of an older program get what they lack, and keep what they have', async () => {
      const old = await opened()
      await old.apply([put('a', invoice('1'))])
      await old.sql.query(`update backend_version set version = 0;
        alter table invoices drop column memo; drop table vendors; drop trigger invoices_platform_update on invoices`)
      await old.reopen()
      await old.apply([put('v', record('Vendor', 'V', { Name: 'V' }))])
      await old.update('invoices', 'a', { memo: 'edited' })
      expect((await changesOf(old)).map((c) => c.row?.['memo'])).toEqual(['edited'])
      await old.close()
    })

    test('of a newer program are refused, and left as they were', async () => {
      const newer = await opened()
      await newer.sql.query('update backend_version set version = 9999')
      const error = await openPostgresBackend(address()).catch((e: unknown) => e)
      expect(error).toMatchObject({ code: 'E_STORE_NEWER', exit: 1 })
      expect(await newer.query('select * from backend_version')).toEqual([{ version: 9999 }])
      await newer.sql.query(`update backend_version set version = ${shapes.length}`)
      await newer.close()
    })

    test('go into no schema of another program, nor into one that cannot be', async () => {
      const theirs = await server().database()
      await asked(theirs, 'create schema shop; create table shop.invoices (number text)')
      await expect(openPostgresBackend(theirs, { schema: 'shop' })).rejects.toMatchObject({
        code: 'E_STORE',
        message: expect.stringContaining('schema shop has tables of another program (invoices)'),
      })
      await expect(openPostgresBackend(theirs, { schema: 'x"; drop' })).rejects.toMatchObject({
        code: 'E_USAGE',
      })
      await asked(theirs, "create database latin encoding 'LATIN1' template template0")
      await expect(openPostgresBackend(theirs.replace(/\w+$/, 'latin'))).rejects.toMatchObject({
        message: expect.stringContaining('its encoding is LATIN1'),
      })
      await (await openPostgresBackend(theirs, { schema: 'books' })).close()
      expect(await asked(theirs, 'select * from books.payments')).toEqual([])
    })
  })

  describe('a page', () => {
    test('takes as many statements as it has kinds of changes, however many records', () => {
      const of = (count: number): number => {
        const puts = Array.from({ length: count }, (_, i) => put(`${i}`, invoice(`${i}`)))
        const archives = puts.map(({ id }): BackendChange => {
          return { kind: 'archive', entity: 'Invoice', id, reason: 'deleted' }
        })
        return makePages('qbsync')('rivera', [...puts, ...archives], context('1')).length
      }
      // Rows, their old lines, their new lines; what is archived.
      expect([of(1), of(100), of(500)]).toEqual([4, 4, 4])
    })

    test('finds what it writes by keys, also while PostgreSQL knows nothing of a table yet', async () => {
      const own = await opened()
      const puts = Array.from({ length: 100 }, (_, i) => put(i ? `${i}` : 'a', invoice(`${i}`)))
      await own.apply(puts)
      const told: BackendChange[] = [
        { kind: 'archive', entity: 'Invoice', id: 'a', reason: 'deleted' },
        { kind: 'report', entity: 'Invoice', id: '7', state: 'booked' },
      ]
      await own.sql.query(begin)
      for (const { text, values } of makePages('qbsync')('r', [...puts, ...told], context('1'))) {
        const plan = await own.query(`explain ${text}`, ...values)
        expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Seq Scan/)
      }
      await own.sql.query('rollback')
      await own.close()
    })

    test('of a program that was held up does not overwrite a later one', async () => {
      const own = await opened()
      const late = await openPostgresBackend(address())
      await own.backend.apply('rivera', [put('a', invoice('1', { Memo: 'new' }))], context('9.2'))
      const old = [put('a', invoice('1', { Memo: 'old' }))]
      const refused = late.apply('rivera', old, context('9.1'))
      await expect(refused).rejects.toMatchObject({ code: 'E_BACKEND' })
      // The same once more is not late, nor is that of another connection.
      await late.apply('rivera', [put('a', invoice('1', { Memo: 'new' }))], context('9.2'))
      await late.apply('lopez', [put('b', invoice('2'))], context('1'))
      expect((await own.rows('invoices')).map((r) => r['memo'])).toEqual(['new', null])
      // A store that was put back to an older copy counts from there.
      await own.sql.query("update deliveries set at = now() - interval '61 minutes'")
      await late.apply('rivera', old, context('9.1'))
      expect((await own.rows('invoices'))[0]?.['memo']).toBe('old')
      await late.close()
      await own.close()
    })

    test('that meets a person in the opposite order is taken back and written again', async () => {
      const own = await opened()
      const pages = ['a', 'b'].map((id) => put(id, invoice(id)))
      await own.apply(pages)
      for (let i = 0; i < 3; i++) {
        await own.sql.query("begin; update invoices set memo = 'x' where id = 'b'")
        const page = own.apply(pages)
        await new Promise((resolve) => setTimeout(resolve, 20))
        // PostgreSQL may choose either of the two.
        await own.sql.query("update invoices set memo = 'x' where id = 'a'").catch(() => undefined)
        await own.sql.query('commit')
        await page
      }
      await own.close()
    })
  })

  test('two programs write at once, each for a connection, and neither takes from the other', async () => {
    const own = await opened()
    const programs = await Promise.all([1, 2].map(() => openPostgresBackend(address())))
    const rows = (connection: string) =>
      Array.from({ length: 60 }, (_, i) => put(`${connection}-${i}`, invoice(`${i}`)))
    await Promise.all(
      ['rivera', 'lopez'].map(async (connection, p) => {
        for (let page = 0; page < 6; page++)
          await programs[p]?.apply(
            connection,
            rows(connection).slice(page * 10, page * 10 + 10),
            context(`${page}`),
          )
      }),
    )
    const found = await own.query(
      'select connection, count(*) n, sum(total) s from invoices group by 1 order by 1',
    )
    expect(found).toEqual([
      { connection: 'lopez', n: 60, s: '6495.00' },
      { connection: 'rivera', n: 60, s: '6495.00' },
    ])
    expect(await own.query('select count(*) n from invoice_lines')).toEqual([{ n: 360 }])
    await closeAll(programs)
    await own.close()
  })

  test('the server breaks off in the middle: each page whole or not at all, and once when it is repeated', async () => {
    const own = await opened()
    const program = await openPostgresBackend(address())
    const said: number[] = []
    let failed: number | undefined
    const page = (n: number) =>
      Array.from({ length: 5 }, (_, i) => put(`${n}-${i}`, invoice(`${n}-${i}`)))
    const apply = (n: number) =>
      program.apply('rivera', page(n), context(String(n).padStart(6, '0')))
    const writing = (async () => {
      for (let n = 0; failed === undefined; n++)
        await apply(n).then(
          () => said.push(n),
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'E_BACKEND' })
            expect(String(error)).not.toContain('test@')
            failed = n
          },
        )
    })()
    await server().restart('crash')
    await writing
    const counts = await asked(
      address(),
      `select split_part(id, '-', 1) p, count(*) n from qbsync.invoices group by 1`,
    )
    expect(counts.filter((c) => c['n'] !== 5)).toEqual([])
    expect(counts.map((c) => Number(c['p']))).toEqual(expect.arrayContaining(said))
    await apply(failed ?? 0)
    const [sum] = await asked(
      address(),
      `select count(*) n, (select count(*) from qbsync.invoice_lines) l from qbsync.invoices`,
    )
    expect(sum).toEqual({ n: 5 * (said.length + 1), l: 15 * (said.length + 1) })
    await program.close()
    await own.close()
  })
}

export function nowhereTests(): void {
  test.each([
    'postgres://nobody:secret@127.0.0.1:1/none',
    'postgres://nobody:a/secret@127.0.0.1:1/none',
    'postgres://nobody@127.0.0.1:1/none?password=secret',
  ])(
    'an address that leads nowhere (%s) is one error with a hint, and without the password',
    async (to) => {
      const error = await openPostgresBackend(to).catch((e: unknown) => e)
      expect(error).toMatchObject({ code: 'E_STORE', exit: 1 })
      const { message, hint } = error as { message: string; hint: string }
      expect(message + hint).not.toContain('secret')
      expect(hint).toContain('backend.url')
    },
  )
}
