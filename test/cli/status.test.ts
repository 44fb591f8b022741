// status and runs: what a person sees of a sync that goes on, stands still or failed.
import { afterEach, describe, expect, test } from 'vitest'
import { createConnection } from '../../src/cli/connections.ts'
import { momentOf } from '../../src/cli/moment.ts'
import { recordsOf } from '../../src/cli/overview.ts'
import { findRequest, queueRequest } from '../../src/cli/request/requests.ts'
import { rhythmOf, silenceSays, spanText } from '../../src/cli/rhythm.ts'
import { drawRun } from '../../src/cli/runs/draw.ts'
import { drawList } from '../../src/cli/runs/draw-list.ts'
import { findRuns, type RunFilter } from '../../src/cli/runs/find.ts'
import { loadRun } from '../../src/cli/runs/load.ts'
import { makeLook, type TailEvent } from '../../src/cli/runs/tail.ts'
import { drawStatus } from '../../src/cli/status/draw.ts'
import { serverViews, statusView } from '../../src/cli/status/view.ts'
import { mustBeTerminal, watch } from '../../src/cli/status/watch.ts'
import { runSilenceMs } from '../../src/limits.ts'
import { entity } from '../../src/schema/entities.ts'
import { add } from '../../src/store/store.ts'
import { makeWorld, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w?.close()
})

const minute = 60_000
const screen = async () => {
  const now = w.env.now()
  const connections = await statusView(w.store, now)
  return drawStatus({ connections, servers: await serverViews(w.store, now) }, now)
}
const pay = (number: string, amount: string) =>
  w.sql
    .prepare('insert into payments (invoice_number, amount, number) values (?, ?, ?)')
    .run(number, amount, `ref-${amount}`)

/** The Web Connector is gone after so many exchanges. */
function goneAfter(exchanges: number): void {
  let left = exchanges
  w.connector.faults = {
    afterProcess: () => (--left === 0 ? 'drop' : undefined),
  } as never
}

describe('status', () => {
  test('before anything, after a run, and when the next call is due', async () => {
    w = await makeWorld()
    expect(await screen()).toContain('the Web Connector has never called')
    expect(await screen()).toMatch(/first sync +begins with the first call/)
    await w.run()
    expect(await screen()).toMatch(/last call +0 s ago; next in 5 min \(expected every 5 min\)/)
    expect(await screen()).not.toContain('first sync')
    for (let n = 0; n < 4; n++) await w.tick(15)
    expect(await screen()).toMatch(/next in 15 min \(as seen every 15 min\)/)
    w.env.advance(3 * 24 * 60 * minute)
    expect(await screen()).toMatch(
      /last call +3 d ago, it called every 15 min: nothing arrives since then/,
    )
  })

  test('a first sync in the middle: recent months, history, how much is left, how fast', async () => {
    w = await makeWorld({ profile: 'trades', invoices: 400, pageSize: 20 })
    goneAfter(30)
    // Each exchange takes its time.
    w.env.advance(1000)
    const beats = setTicking(2000)
    await w.run()
    beats.stop()
    const text = (await screen()).replace(/\s+/g, ' ')
    expect(text).toMatch(
      /first sync recent months are here; older: invoices back to 2\d{3}-\d\d-\d\d, .*; [█░]{20} \d+ %, \d+ read, \d+ left/,
    )
    expect(text).toMatch(/\d(\.\d)?\/s, \d+ (min|s|h)/)
    expect(text).toMatch(/last run 1: running, \d+ %/)
    w.env.advance(runSilenceMs + minute)
    expect(await screen()).toMatch(
      /last run +1: silent for 1\d min \d+ s: its caller is gone; the next call settles/,
    )
  })

  test('what waits, what is held back and what went wrong, by kind', async () => {
    w = await makeWorld()
    await w.run()
    pay('1002', '450.00')
    pay('1001', '5000.00')
    await w.tick()
    const text = await screen()
    expect(text).toMatch(/to send +2 held back by an error/)
    expect(text).toMatch(/errors +2 × E_OVERPAYMENT: qbsync errors show/)
  })

  test('many connections are a line each', async () => {
    w = await makeWorld()
    for (const id of ['a', 'b', 'c', 'd']) await createConnection(w.store, w.env, { id })
    const lines = (await screen()).split('\n')
    expect(lines.length).toBeLessThan(14)
    expect(lines.filter((l) => /^ [abcd] +active +never/.test(l))).toHaveLength(4)
  })
})

/** The clock goes on by itself whenever it is asked. */
function setTicking(ms: number): { stop(): void } {
  const { now } = w.env
  let on = true
  w.env.now = () => {
    if (on) w.env.advance(ms / 20)
    return now()
  }
  return {
    stop() {
      on = false
    },
  }
}

describe('--watch', () => {
  test('draws on a screen of its own and leaves the terminal as it was', async () => {
    let written = ''
    let looks = 0
    let stop: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const last = await watch(
      async () => {
        if (++looks === 3) stop()
        return Array.from({ length: 9 }, (_, i) => `look ${looks} line ${i}`).join('\n')
      },
      {
        everyMs: 10,
        sleep: () => Promise.resolve(),
        stopped,
        screen: { rows: () => 5, write: (text) => (written += text) },
      },
    )
    expect(written.startsWith('\u001b[?1049h\u001b[?25l')).toBe(true)
    expect(written.endsWith('\u001b[?25h\u001b[?1049l')).toBe(true)
    // No more than the screen has lines, and it says so.
    expect(written).toContain('… 6 more line(s)')
    expect(written).not.toContain('line 3\u001b')
    expect(last).toContain('look 3')
  })

  test('an error in the middle leaves the terminal as it was as well', async () => {
    let written = ''
    const ended = watch(() => Promise.reject(new Error('the disk is gone')), {
      everyMs: 10,
      sleep: () => Promise.resolve(),
      stopped: new Promise(() => undefined),
      screen: { rows: () => 5, write: (text) => (written += text) },
    })
    await expect(ended).rejects.toThrow('the disk is gone')
    expect(written.endsWith('\u001b[?25h\u001b[?1049l')).toBe(true)
  })

  test('needs a terminal', () => {
    expect(() => mustBeTerminal(true)).toThrow('--watch needs a terminal')
  })
})

async function queueFor(id: string) {
  const [connection] = await w.store.select('connections', { id })
  if (!connection) throw new Error('no connection')
  return queueRequest(w.store, w.env, connection, { document: '', title: 't', writes: [] }, 'me')
}

describe('runs', () => {
  async function threeRuns() {
    w = await makeWorld()
    await w.run()
    pay('1002', '450.00')
    await w.tick(10)
    pay('1001', '10.00')
    await w.tick(60)
  }

  test('are found by connection, state, kind of record, number, code and time', async () => {
    await threeRuns()
    const now = w.env.now()
    const ids = async (filter: Partial<RunFilter>) =>
      (await findRuns(w.store, now, { limit: 20, ...filter })).map((r) => r.id)
    const rows: [Partial<RunFilter>, number[]][] = [
      [{}, [3, 2, 1]],
      [{ limit: 1 }, [3]],
      [{ connection: 'rivera' }, [3, 2, 1]],
      [{ connection: 'other' }, []],
      [{ state: 'errors' }, [2]],
      [{ state: 'silent' }, []],
      [{ code: 'E_OVERPAYMENT' }, [2]],
      [{ code: '3260' }, []],
      [{ number: '1002' }, [2, 1]],
      [{ number: 'ref-10.00' }, [3]],
      [{ number: '100' }, []],
      [{ entity: 'accounts' }, [1]],
      [{ entity: 'payments' }, [3, 1]],
      [{ since: now - 5 * minute }, [3]],
      [{ until: now - 65 * minute }, [1]],
      [{ since: now - 65 * minute, until: now - 30 * minute }, [2]],
    ]
    for (const [filter, expected] of rows)
      expect([filter, await ids(filter)]).toEqual([filter, expected])
    await expect(ids({ entity: 'nonsense' })).rejects.toThrow('no entity')
    expect(drawList([], true, 20)).toBe('No run is like that.')
    expect(drawList([], false, 20)).toContain('has not called')
  })

  test('show: who called, what was asked, what came back, what it changed, sent and left alone', async () => {
    await threeRuns()
    const text = drawRun(await loadRun(w.store, w.env.now(), {}), true)
    expect(text).toMatch(/caller +qbsync rivera on first as rivera/)
    expect(text).toMatch(/→ book ReceivePayment ref-10\.00 of 10\.00\n +← written as/)
    expect(text).toContain('<ReceivePaymentAddRq')
    expect(text).toMatch(/ReceivePayment +create +ref-10\.00 of 10\.00 +done/)
    expect(text).toMatch(
      /Records it changed[\s\S]*Invoice +1001 +changed[\s\S]*ReceivePayment +ref-10\.00 +new/,
    )
  })

  test('without any, it says so and where to look', async () => {
    w = await makeWorld()
    await expect(loadRun(w.store, w.env.now(), {})).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      hint: expect.stringContaining('There are no runs yet'),
    })
  })

  test('of which two connections have one of the number needs the name of its connection', async () => {
    w = await makeWorld()
    await w.run()
    await createConnection(w.store, w.env, { id: 'oak' })
    const [run] = await w.store.select('runs')
    for (const id of ['rivera', 'oak']) await queueFor(id)
    if (!run) throw new Error('there is one')
    const now = () => w.env.now()
    await w.store.commit([add('runs', { ...run, connection_id: 'oak', started_at: now() + 1 })])
    const both = '1 (oak, rivera): say which one with --connection'
    await expect(loadRun(w.store, now(), { run: 1 })).rejects.toThrow(`a run ${both}`)
    await expect(findRequest(w.store, 1, undefined)).rejects.toThrow(`a request ${both}`)
    for (const connection of ['oak', 'rivera']) {
      const shown = await loadRun(w.store, now(), { run: 1, connection })
      expect(shown.run.connection).toBe(connection)
      expect((await findRequest(w.store, 1, connection)).connection_id).toBe(connection)
    }
    // The newest is told by time: numbers of two connections say nothing of it.
    expect((await loadRun(w.store, now(), {})).run.connection).toBe('oak')
    const list = await findRuns(w.store, now(), { limit: 5 })
    expect(list.map((r) => [r.connection, r.id])).toEqual([
      ['oak', 1],
      ['rivera', 1],
    ])
  })

  test('one whose caller is gone says since when', async () => {
    w = await makeWorld()
    goneAfter(2)
    await w.run()
    const at = new Date(w.env.now()).toISOString()
    w.env.advance(runSilenceMs + minute)
    const text = drawRun(await loadRun(w.store, w.env.now(), { run: 1 }), false)
    expect(text).toContain(`silent, `)
    expect(text).toContain(`since ${at}: its Web Connector is gone`)
    expect(await findRuns(w.store, w.env.now(), { limit: 5, state: 'silent' })).toHaveLength(1)
  })

  test('tail tells what happens as it happens, each thing once', async () => {
    w = await makeWorld()
    await w.run()
    const events: TailEvent[] = []
    const look = makeLook(w.store, w.env, { connection: undefined, onEvent: (e) => events.push(e) })
    await look()
    expect(events).toEqual([])
    pay('1002', '450.00')
    const looks: Promise<void>[] = []
    w.connector.faults = { afterProcess: () => void looks.push(look()) } as never
    await w.tick()
    await Promise.all(looks)
    await look()
    await look()
    const says = events.map((e) => e.says)
    expect(says[0]).toBe('begins, called by rivera')
    expect(says.at(-1)).toMatch(/^errors: .*exceeds the open balance/)
    expect(says.some((s) => /^1 → read Invoice changed since/.test(s))).toBe(true)
    expect(says.some((s) => /^1 ← \d+ record/.test(s))).toBe(true)
    const asked = (await w.store.select('exchanges', { run_id: 2 })).flatMap(
      (e) => (e.summary as { asked: string[] }).asked,
    )
    expect(says.filter((s) => s.includes('→'))).toHaveLength(asked.length)
    expect(says.filter((s) => s.includes('←'))).toHaveLength(asked.length)
    expect(says.filter((s) => s.startsWith('begins'))).toHaveLength(1)
  })
})

test('records: no more than asked for, and how many there are', async () => {
  w = await makeWorld()
  await w.run()
  const look = (limit: number | undefined) =>
    recordsOf(w.store, 'rivera', entity('Invoice'), { limit, archived: false })
  const some = await look(2)
  expect([some.records.length, some.total]).toEqual([2, 5])
  expect((await look(undefined)).records).toHaveLength(5)
})

test.each([
  ['2026-04-01', Date.UTC(2026, 3, 1)],
  ['2026-04-01T08:00:00Z', Date.UTC(2026, 3, 1, 8)],
  ['2h', 1_000_000_000 - 7_200_000],
])('the moment %s', (text, at) => {
  expect(momentOf(text, '--since', 1_000_000_000)).toBe(at)
})

test.each(['Tuesday', '2026-99-99', '2026-02-30', '2026-02-30T08:00', '5'])(
  'no moment: %s',
  (text) => {
    expect(() => momentOf(text, '--since', 0)).toThrow('--since')
  },
)

test.each([
  [0, '0 s'],
  [61_000, '1 min 1 s'],
  [3 * 86_400_000 + 60_000, '3 d'],
  [7_260_000, '2 h 1 min'],
])('%i ms is "%s"', (ms, text) => {
  expect(spanText(ms)).toBe(text)
})

test('a rhythm is told from the middle of the gaps; two runs by hand are no rhythm', () => {
  const row = { last_seen_at: 0, settings: {}, profile: 'payments-desktop', id: 'x' } as never
  const runs = (...minutes: number[]) => minutes.map((m) => ({ started_at: m * minute }))
  expect(rhythmOf(row, runs(90, 75, 60, 45, 0))).toMatchObject({
    intervalMs: 15 * minute,
    from: 'seen',
  })
  expect(rhythmOf(row, runs(90.1, 90, 60))).toMatchObject({
    intervalMs: 5 * minute,
    from: 'expected',
  })
  expect(silenceSays(row, rhythmOf(row, []), 4 * minute, true).level).toBe('fine')
  expect(silenceSays(row, rhythmOf(row, []), 16 * minute, true).level).toBe('problem')
})
