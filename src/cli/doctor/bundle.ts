// A support bundle: one JSON file that can be given away. It holds how qbsync is set up and what happened, in codes,
// counts, times and states, and nothing of anybody's books: what people wrote (names, numbers, reasons, addresses, paths)
// stands in it as a word and a number, the same for the same text, so that what belongs together can be seen.
import { release } from 'node:os'
import { errorRow, isErrorCode } from '../../errors.ts'
import { profileNamed } from '../../profiles/profiles.ts'
import type { Row, Store } from '../../store/store.ts'
import type { Progress } from '../../sync/progress.ts'
import { version } from '../version.ts'
import type { Examined } from './examine.ts'

/** Runs of each connection, and exchanges of the newest of them, that a question usually needs. */
const runsKept = 50
const runsWithExchanges = 5
const rowsKept = 500

export type Pseudonym = (kind: string, text: string | null | undefined) => string | null

/** The same text gets the same word. */
export function pseudonyms(): Pseudonym {
  const known = new Map<string, string>()
  return (kind, text) => {
    if (text === null || text === undefined || text === '') return null
    const key = `${kind} ${text}`
    let word = known.get(key)
    if (!word) known.set(key, (word = `${kind}-${known.size + 1}`))
    return word
  }
}

export async function makeBundle({ findings, connections, patient }: Examined): Promise<object> {
  const name = pseudonyms()
  const { config, store, env } = patient
  const kept = store
    ? await Promise.all(connections.map((c) => connectionPart(store, c, name)))
    : []
  return {
    about: 'qbsync support bundle',
    format: 1,
    madeAt: new Date(env.now()).toISOString(),
    qbsync: version,
    node: process.versions.node,
    system: `${process.platform} ${release()} ${process.arch}`,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    configuration: {
      hasFile: config.file !== undefined,
      backend: config.backend.type,
      server: {
        isLoopback: config.server.host === '127.0.0.1' || config.server.host === 'localhost',
        port: config.server.port,
        publicUrl: name('address', config.server.publicUrl),
        tls: config.server.tls !== undefined,
        trustProxy: config.server.trustProxy !== false,
      },
      pageSize: config.pageSize,
    },
    // Their words hold paths and names; which check it was, and how it went, tells enough.
    findings: findings.map((f) => ({
      check: f.check,
      connection: name('connection', f.connection),
      level: f.level,
    })),
    connections: kept,
  }
}

async function connectionPart(store: Store, c: Row<'connections'>, name: Pseudonym) {
  const of = { connection_id: c.id }
  const facts = (c.company_facts ?? {}) as Record<string, unknown>
  const runs = await store.select('runs', of, { order: [['id', 'desc']], limit: runsKept })
  const newest = runs.slice(0, runsWithExchanges).map((r) => r.id)
  const exchanges = await store.select('exchanges', { ...of, run_id: { in: newest } })
  const latest = { order: [['last_at', 'desc']], limit: rowsKept } as const
  const settings = c.settings as Record<string, unknown>
  return {
    id: name('connection', c.id),
    // One from a file has a name that somebody gave it.
    profile: profileNamed(c.profile) ? c.profile : name('profile', c.profile),
    state: c.state,
    initialSync: c.initial_sync,
    createdAt: iso(c.created_at),
    lastSeenAt: iso(c.last_seen_at),
    company: name('company', c.company_name),
    product: facts['product'] ?? null,
    productVersion: facts['productVersion'] ?? null,
    country: facts['country'] ?? null,
    versions: facts['versions'] ?? null,
    settings: Object.keys(settings).sort(),
    installations: (await store.select('installations', of)).map((i) => ({
      label: name('computer', i.label),
      origin: name('address', i.origin),
      application: i.application,
      generation: i.generation,
      lastSeenAt: iso(i.last_seen_at),
      revokedAt: iso(i.revoked_at),
    })),
    cursors: (await store.select('cursors', of))
      .filter((row) => !row.entity.startsWith('@'))
      .map((row) => ({ entity: row.entity, position: row.position })),
    links: await store.count('links', of),
    journal: await statesOf(store, c.id),
    requests: (await store.select('requests', of)).map((r) => ({
      id: r.id,
      state: r.state,
      writes: r.is_write === 1,
      attempts: r.attempts,
    })),
    errors: (await store.select('errors', of, latest)).map((e) => problemPart(e, name)),
    skips: (await store.select('skips', of, latest)).map((s) => ({
      code: s.code,
      entity: s.entity,
      record: name('record', s.record),
      count: s.count,
      lastAt: iso(s.last_at),
    })),
    runs: runs.map((run) =>
      runPart(
        run,
        exchanges.filter((e) => e.run_id === run.id),
      ),
    ),
  }
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const problemPart = (e: Row<'errors'>, name: Pseudonym) => ({
  code: e.code,
  entity: e.entity,
  record: name('record', e.record),
  customer: name('customer', e.party),
  // As the catalogue has it, before names and amounts are filled in.
  says: isErrorCode(e.code) ? errorRow(e.code).says : null,
  quickbooksCode: e.raw_code,
  retry: e.retry,
  state: e.state,
  run: e.run_id,
  count: e.count,
  firstAt: iso(e.first_at),
  lastAt: iso(e.last_at),
})

async function statesOf(store: Store, connectionId: string): Promise<Record<string, number>> {
  const states = [
    'waiting',
    'next run',
    'sent',
    'in doubt',
    'unproven',
    'blocked',
    'done',
    'withdrawn',
  ]
  const counts = await Promise.all(
    states.map((state) => store.count('journal', { connection_id: connectionId, state })),
  )
  return Object.fromEntries(states.map((state, i) => [state, counts[i] ?? 0]))
}

function runPart(run: Row<'runs'>, exchanges: readonly Row<'exchanges'>[]) {
  const { counts, errors, skips, read, expected, steps } = run.progress as Progress
  return {
    id: run.id,
    state: run.state,
    percent: run.percent,
    startedAt: iso(run.started_at),
    endedAt: iso(run.ended_at),
    exchanges: run.exchanges,
    firstError:
      /\bE_[A-Z_]+\b/.exec(run.first_error ?? '')?.[0] ?? (run.first_error === null ? null : 'yes'),
    counts,
    errors,
    skips,
    read,
    expected,
    steps,
    talk: exchanges.map((e) => ({
      seq: e.seq,
      sentAt: iso(e.sent_at),
      answeredAt: iso(e.answered_at),
      // The verb and the kind; what follows may be a number, a name or an amount.
      asked: wordsOf(e, 'asked', 2),
      outcomes: wordsOf(e, 'outcomes', 2),
      sentBytes: e.request.length,
      answerBytes: e.answer_bytes,
      hresult: e.hresult,
    })),
  }
}

const wordsOf = (e: Row<'exchanges'>, part: 'asked' | 'outcomes', count: number): string[] =>
  ((e.summary as { asked?: string[]; outcomes?: string[] })[part] ?? []).map((text) =>
    text.split(/[ :]/).slice(0, count).join(' '),
  )
