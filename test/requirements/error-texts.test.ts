// Every error that a run on QuickBooks Desktop can meet, made to happen in the simulator: what `errors show` and
// `runs show` print must name document and customer, the reason, and what to do (R64, R76–R79, R83–R85). Then those that
// a command tells at once. The last tests say that no code of the catalogue is missing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { drawError, withSupport } from '../../src/cli/failures.ts'
import { drawRun } from '../../src/cli/runs/draw.ts'
import { drawList } from '../../src/cli/runs/draw-list.ts'
import { findRuns } from '../../src/cli/runs/find.ts'
import { loadRun } from '../../src/cli/runs/load.ts'
import { catalogue, type ErrorCode } from '../../src/errors.ts'
import type { Backend } from '../../src/sync/ports.ts'
import { makeWorld, type World, type WorldOptions } from '../world.ts'
import { billsPaid } from './errors/bills.ts'
import { connection, insert, prefer, type Row } from './errors/deeds.ts'
import { elsewhere } from './errors/elsewhere.ts'
import { invoicesPaid } from './errors/payments.ts'
import { told } from './errors/told.ts'

const dataShared: readonly Row[] = [
  {
    code: 'E_READ_ONLY_PROFILE',
    number: 'Elm Studio',
    reason: /Elm Studio.* is not sent: the profile data-sharing-desktop only reads/,
    remedy: /Use another profile/,
    act: (w) => insert(w, 'customers', { id: 'c-1', name: 'Elm Studio' }),
  },
]

/** It takes everything but invoice 1003. */
async function choosyBackend(): Promise<Backend> {
  const own = openSqliteBackend(':memory:')
  return {
    ...own,
    async apply(connectionId, changes, context) {
      const isRefused = (c: (typeof changes)[number]) =>
        c.kind === 'put' && c.record.entity === 'Invoice' && c.record.label === '1003'
      await own.apply(
        connectionId,
        changes.filter((c) => !isRefused(c)),
        context,
      )
      return changes.flatMap((c, index) =>
        isRefused(c) ? [{ index, code: 'locked', message: 'this invoice is locked' }] : [],
      )
    },
  }
}

const refusedThere: readonly Row[] = [
  {
    code: 'E_BACKEND_RECORD',
    number: '1003',
    customer: 'Acme Dental',
    reason: /The backend refused Invoice 1003 \(Acme Dental\): this invoice is locked \(locked\)/,
    remedy: /Correct the cause on the side of the backend/,
    act: () => undefined,
  },
]

const worlds: readonly [string, WorldOptions, readonly Row[], ((w: World) => void)?][] = [
  ['payments-desktop', { company: 'Rivera Plumbing' }, invoicesPaid],
  [
    'bill-pay-desktop',
    {
      rules: 'bill-pay-desktop',
      settings: { startDate: '2026-02-01', accounts: { bills: 'Checking' } },
    },
    billsPaid,
    (w) => w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } }),
  ],
  [
    'data-sharing-desktop',
    { rules: 'data-sharing-desktop', settings: { consent: ['customers'] } },
    dataShared,
  ],
  ['a backend that refuses an invoice', { openBackend: choosyBackend }, refusedThere],
]

/** On one line, as a person reads over the breaks of a narrow terminal. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe.each(worlds)('%s', (_profile, options, rows, prepare) => {
  let w: World
  beforeAll(async () => {
    w = await makeWorld(options)
    prepare?.(w)
    await w.run()
    await prefer(w, 'support', 'help@rivera.example')
  })
  afterAll(async () => {
    await w.close()
  })

  test.each(rows)('$code: document, customer, reason and remedy', async (row) => {
    await row.act(w)
    if (!row.isMet) await w.tick()
    const found = await w.store.select('errors', { code: row.code, state: 'open' })
    const mine = found.find((e) => row.number === undefined || e.label === row.number)
    if (!mine) throw new Error(`no ${row.code}: ${JSON.stringify(found)}`)
    const shown = drawError(withSupport(await connection(w), mine))
    const lines = shown.split('\n')
    expect(lines.find((l) => l.startsWith('reason'))).toMatch(row.reason)
    expect(lines.find((l) => l.startsWith('remedy'))).toMatch(row.remedy)
    expect(lines[0]).toContain(row.code)
    if (row.number) expect(lines[0]).toContain(row.number)
    if (row.customer) expect(lines.find((l) => l.startsWith('customer'))).toContain(row.customer)
    // R85: whom to ask when nothing helps comes last.
    expect(lines.at(-1)).toBe('If nothing helps: help@rivera.example')
    if (!row.isBeforeRun) {
      const now = w.env.now()
      const run = flat(drawRun(await loadRun(w.store, now, { run: mine.run_id ?? -1 }), false))
      for (const part of [row.code, mine.reason, mine.hint, row.number ?? '', row.customer ?? ''])
        expect(run).toContain(flat(part))
      // R76: the list of runs says it, and finds the run by the code and by the number.
      const list = drawList(
        await findRuns(w.store, now, { code: row.code, number: row.number, limit: 5 }),
        true,
        5,
      )
      expect(list).toMatch(new RegExp(`^ ${mine.run_id} .*(errors|failed)`, 'm'))
      const { first_error: told } =
        (await w.store.select('runs', { id: mine.run_id ?? -1 }))[0] ?? {}
      expect([told === null, list.includes(told?.slice(0, 40) ?? '-')]).toEqual([false, true])
    }
    await row.after?.(w)
  })
})

describe('what a command tells at once, and no run', () => {
  let w: World
  beforeAll(async () => {
    w = await makeWorld({ rules: 'bill-pay-desktop' })
  })
  afterAll(async () => {
    await w.close()
  })

  test.each(told)('$code: reason and remedy', async ({ code, reason, remedy, act }) => {
    const error = await Promise.resolve()
      .then(() => act(w))
      .then(
        () => undefined,
        (e: unknown) => e,
      )
    expect(error).toMatchObject({ code })
    const { message, hint } = error as { message: string; hint: string }
    expect(message).toMatch(reason)
    expect(hint).toMatch(remedy)
  })
})

test('every code of the catalogue is shown above, or it is said why not', () => {
  const shown = [...worlds.flatMap(([, , rows]) => rows), ...told].map((row) => row.code)
  const named = [...new Set([...shown, ...Object.keys(elsewhere)])] as ErrorCode[]
  expect(named.sort()).toEqual((Object.keys(catalogue) as ErrorCode[]).sort())
  expect(shown.filter((code) => Object.hasOwn(elsewhere, code))).toEqual([])
})
