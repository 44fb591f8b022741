// What status, runs, records and connection print: read from the store, put into one shape for people and JSON.

import { QbsyncError } from '../errors.ts'
import { silenceOf } from '../qbwc/login.ts'
import { entities, entity } from '../schema/entities.ts'
import type { Entity, RecordFacts } from '../schema/entity.ts'
import type { Row, Store } from '../store/store.ts'
import type { Progress } from '../sync/progress.ts'

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

export interface RunView {
  readonly id: number
  readonly connection: string
  readonly user: string
  /** running, silent (its caller has not been heard of for too long), done, errors, failed, stopped, broken */
  readonly state: string
  readonly percent: number
  readonly exchanges: number
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly seconds: number | null
  readonly counts: Progress['counts']
  readonly errors: number
  readonly skips: number
  /** Looks of an open run that found nothing, joined into this one. */
  readonly looks: number
  /** When its caller was heard of last; of a run that is open only. */
  readonly lastCallAt: string | null
  readonly firstError: string | null
}

/** Tells runs of several connections apart, which may have the same number. */
export const runKey = (connectionId: string, run: number): string => `${connectionId} ${run}`

/** Runs that stand open in the store: their sessions, by run. */
async function openSessions(
  store: Store,
  runs: readonly Row<'runs'>[],
): Promise<ReadonlyMap<string, Row<'sessions'>>> {
  const open = runs.filter((run) => run.ended_at === null)
  if (open.length === 0) return new Map()
  const of = { in: [...new Set(open.map((run) => run.connection_id))] }
  const sessions = await store.select('sessions', {
    connection_id: of,
    run_id: { in: open.map((run) => run.id) },
  })
  return new Map(sessions.map((s) => [runKey(s.connection_id, s.run_id), s]))
}

/** A run whose caller is gone still stands open: nobody says so before the next login. */
export async function runViews(
  store: Store,
  now: number,
  runs: readonly Row<'runs'>[],
): Promise<RunView[]> {
  const sessions = await openSessions(store, runs)
  return runs.map((run) => {
    if (run.ended_at !== null) return runView(run)
    const session = sessions.get(runKey(run.connection_id, run.id))
    const isAlive =
      session !== undefined &&
      session.state !== 'Closed' &&
      now - session.last_call_at <= silenceOf(session)
    const view = runView(run, isAlive ? run.state : 'silent')
    return { ...view, lastCallAt: iso(session?.last_call_at ?? null) }
  })
}

export function runView(run: Row<'runs'>, state = run.state): RunView {
  const progress = run.progress as Progress
  return {
    id: run.id,
    connection: run.connection_id,
    user: run.user_name,
    state,
    percent: run.percent,
    exchanges: run.exchanges,
    startedAt: iso(run.started_at),
    endedAt: iso(run.ended_at),
    seconds: run.ended_at === null ? null : (run.ended_at - run.started_at) / 1000,
    counts: progress.counts,
    errors: progress.errors,
    skips: progress.skips,
    looks: progress.looks ?? 1,
    lastCallAt: null,
    firstError: run.first_error,
  }
}

export async function connectionView(store: Store, row: Row<'connections'>) {
  const installations = await store.select('installations', { connection_id: row.id })
  return {
    id: row.id,
    profile: row.profile,
    state: row.state,
    pausedUntil: iso(row.state === 'paused' ? row.paused_until : null),
    live: (row.settings as { live?: boolean }).live === true,
    company: row.company_name,
    companyFile: row.company_file,
    facts: row.company_facts,
    authentication: row.authenticated_at === null ? 'waiting' : 'authenticated',
    authenticatedAt: iso(row.authenticated_at),
    initialSync: row.initial_sync,
    lastSeenAt: iso(row.last_seen_at),
    installations: installations.map((i) => ({
      userName: i.user_name,
      label: i.label,
      appName: i.app_name,
      generation: i.generation,
      lastSeenAt: iso(i.last_seen_at),
      revokedAt: iso(i.revoked_at),
    })),
  }
}

export type ConnectionView = Awaited<ReturnType<typeof connectionView>>

export const errorView = (row: Row<'errors'>) => ({
  connection: row.connection_id,
  code: row.code,
  entity: row.entity,
  record: row.record,
  number: row.label,
  customer: row.party,
  reason: row.reason,
  hint: row.hint,
  retry: row.retry,
  quickbooksCode: row.raw_code,
  run: row.run_id,
  firstAt: iso(row.first_at),
  lastAt: iso(row.last_at),
  count: row.count,
  state: row.state,
})

export const skipView = (row: Row<'skips'>) => ({
  connection: row.connection_id,
  code: row.code,
  entity: row.entity,
  record: row.record,
  number: row.label,
  reason: row.reason,
  run: row.run_id,
  firstAt: iso(row.first_at),
  lastAt: iso(row.last_at),
  count: row.count,
})

export function recordView(link: Row<'links'>) {
  const facts = (link.facts ?? {}) as RecordFacts
  return {
    entity: link.entity,
    id: link.platform_id,
    quickbooksId: link.quickbooks_id,
    number: link.label,
    customer: facts.partyLabel ?? null,
    open: facts.open ?? null,
    origin: link.origin,
    revision: link.revision,
    archivedAt: iso(link.archived_at),
    archiveReason: link.archive_reason,
    firstSyncedAt: iso(link.first_synced_at),
    lastSyncedAt: iso(link.last_synced_at),
  }
}

export type RecordView = ReturnType<typeof recordView>

/** Linked records of an entity, and how many there are; items and the like are found under any of their kinds. */
export async function recordsOf(
  store: Store,
  connectionId: string,
  of: Entity,
  options: { limit: number | undefined; archived: boolean; emailable?: boolean },
): Promise<{ records: RecordView[]; total: number }> {
  if (options.emailable) checkEmailable(of)
  const kinds = entities.filter((e) => e.table === of.table).map((e) => e.name)
  const all = { connection_id: connectionId, family: of.family, entity: { in: kinds } }
  const where = options.archived ? all : { ...all, archived_at: null }
  const { limit, emailable } = options
  const rows = await store.select('links', where, {
    order: [
      ['label', 'asc'],
      ['quickbooks_id', 'asc'],
    ],
    ...(emailable || limit === undefined ? {} : { limit }),
  })
  if (!emailable) return { records: rows.map(recordView), total: await store.count('links', where) }
  const wanted = rows.filter(isToEmail)
  return { records: wanted.slice(0, limit).map(recordView), total: wanted.length }
}

const isToEmail = (link: Row<'links'>): boolean =>
  ((link.facts ?? {}) as RecordFacts).toEmail === true && link.origin !== null

/** Throws E_USAGE for kinds that QuickBooks keeps no such mark of. */
function checkEmailable(of: Entity): void {
  const known = entities.filter((e) => e.emailField).map((e) => e.plural)
  if (!of.emailField)
    throw new QbsyncError('E_USAGE', {
      detail: `QuickBooks marks no ${of.plural} "to be emailed" that qbsync follows; it does: ${known.join(', ')}`,
    })
}

/** What a platform asks before it sends a document: throws E_NOT_TO_BE_EMAILED, or E_USAGE (R141). */
export function refuseUnmarked(of: Entity, found: readonly Row<'links'>[]): void {
  checkEmailable(of)
  const not = found.find((link) => !isToEmail(link) || link.archived_at !== null)
  if (not) throw new QbsyncError('E_NOT_TO_BE_EMAILED', { what: `${of.name} ${not.label ?? ''}` })
}

/** The records a person may mean: by platform id, QuickBooks id, or number or name. */
export async function findRecords(
  store: Store,
  connectionId: string,
  of: Entity,
  word: string,
): Promise<Row<'links'>[]> {
  const where = { connection_id: connectionId, family: of.family, entity: of.name }
  for (const key of ['platform_id', 'quickbooks_id', 'label'] as const) {
    const found = await store.select('links', { ...where, [key]: word })
    if (found.length > 0) return found
  }
  return []
}

export const entityLabel = (name: string): string => entity(name).plural
