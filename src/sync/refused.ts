// Records that the platform did not take while it took the rest: each is an error that a person can see, and is
// offered again by the next run. Nothing is stored for that but the error: what to offer is what links and journal say.
import { errorRow, fill } from '../errors.ts'
import { errorTextLength, offeredAgain } from '../limits.ts'
import { pulledEntities, pushedEntities } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { change, one, put, type Row, type Store, type Write } from '../store/store.ts'
import { isGone } from './deleted.ts'
import { type Draft, linkKey, nameOf } from './draft.ts'
import type { BackendChange, BackendRefusal } from './ports.ts'

const code = 'E_BACKEND_RECORD'

const aboutOf = (c: BackendChange): { entity: string; record: string } => ({
  entity: c.kind === 'put' ? c.record.entity : c.entity,
  record: c.id,
})
const keyOf = (about: { entity: string; record: string }) => `${about.entity}:${about.record}`

export interface Delivered {
  readonly connectionId: string
  readonly runId: number
  readonly now: number
  readonly changes: readonly BackendChange[]
  readonly refusals: readonly BackendRefusal[]
}

/** Writes that follow those of the step: errors of what was refused; those of what was taken now are over. */
export async function noteDelivery(store: Store, delivered: Delivered): Promise<Write[]> {
  const { connectionId: connection_id, changes } = delivered
  const refused = new Map<string, Write[]>()
  for (const refusal of delivered.refusals) {
    const what = changes[refusal.index]
    if (what)
      refused.set(keyOf(aboutOf(what)), await refusalWrites(store, delivered, what, refusal))
  }
  const open = await store.select('errors', { connection_id, code, state: 'open' })
  const over: Write[] = []
  for (const row of open) {
    const taken = changes.filter((c) => keyOf(aboutOf(c)) === keyOf(row))
    if (taken.length === 0 || refused.has(keyOf(row))) continue
    const isReport = taken.every((c) => c.kind === 'report')
    if (!(isReport && (await isStillToPut(store, row)))) over.push(cleared(row))
  }
  const told = [...refused.values()].flat()
  const [first] = told.flatMap((w) => ('put' in w && w.put === 'errors' ? [w.row.reason] : []))
  // What went wrong first is what the list of runs shows (R76).
  const shown =
    first === undefined
      ? []
      : [
          change(
            'runs',
            { connection_id, id: delivered.runId, first_error: null },
            { first_error: first },
          ),
        ]
  return [...over, ...told, ...shown]
}

/** The report was taken; the record itself was refused and comes later in the run. */
async function isStillToPut(store: Store, row: Row<'errors'>): Promise<boolean> {
  const { family } = entity(row.entity)
  const { connection_id, record: platform_id } = row
  const link = await one(store, 'links', { connection_id, family, platform_id })
  return link?.origin != null && link.revision === null && link.archived_at === null
}

const cleared = (row: Row<'errors'>): Write =>
  change(
    'errors',
    { connection_id: row.connection_id, code, entity: row.entity, record: row.record },
    { state: 'cleared' },
  )

async function refusalWrites(
  store: Store,
  delivered: Delivered,
  what: BackendChange,
  refusal: BackendRefusal,
): Promise<Write[]> {
  const { connectionId: connection_id, runId: run_id, now } = delivered
  const key = { connection_id, code, ...aboutOf(what) }
  const known = await one(store, 'errors', key)
  const label = (what.kind === 'put' ? what.record.label : undefined) ?? known?.label ?? null
  const party = what.kind === 'put' ? what.record.facts.partyLabel : undefined
  const { says, hint, retry } = errorRow(code)
  const details = {
    what: nameOf(key.entity, label ?? key.record, party),
    code: refusal.code,
    message: refusal.message,
  }
  const writes = [
    put('errors', {
      ...key,
      label,
      party: party ?? null,
      reason: fill(says, details).slice(0, errorTextLength),
      hint: fill(hint, details),
      retry,
      raw_code: refusal.code,
      run_id,
      first_at: known?.first_at ?? now,
      last_at: now,
      count: (known?.count ?? 0) + 1,
      state: 'open',
    }),
  ]
  if (what.kind !== 'put') return writes
  // Without a known revision it counts as changed the next time it is read.
  const { family } = entity(key.entity)
  const link = { connection_id, family, quickbooks_id: what.record.id }
  return [...writes, change('links', link, { revision: null })]
}

/** Brings what was refused earlier into a run that begins; gives the writes for what is not worth offering. */
export async function offerAgain(store: Store, draft: Draft): Promise<Write[]> {
  const connection_id = draft.connection.id
  const where = { connection_id, code, state: 'open' }
  const order = [['last_at', 'asc']] as const
  const open = await store.select('errors', where, { order, limit: offeredAgain })
  const read = new Set([...pulledEntities(draft.profile), ...pushedEntities(draft.profile)])
  const gone: Write[] = []
  for (const row of open) {
    const { family } = entity(row.entity)
    const about = { connection_id, entity: row.entity, platform_id: row.record }
    const link = await one(store, 'links', { connection_id, family, platform_id: row.record })
    const journal = await store.select('journal', about, { order: [['created_at', 'asc']] })
    const report = await reportOf(store, row, journal)
    if (report) draft.changes.push(report)
    if (link?.origin) draft.links.set(linkKey(family, link.quickbooks_id), link)
    const isThere = link?.origin && !isGone(draft, link)
    if (isThere && read.has(row.entity)) {
      const again = draft.reread.get(row.entity) ?? new Set()
      draft.reread.set(row.entity, again.add(link.quickbooks_id))
    } else if (link?.origin && !isThere)
      draft.changes.push({
        kind: 'archive',
        entity: row.entity,
        id: row.record,
        reason: link.archive_reason ?? 'deleted',
      })
    else if (!report) gone.push(cleared(row))
  }
  return gone
}

/** What the platform should know of its own change, worked out from the journal. */
async function reportOf(
  store: Store,
  row: Row<'errors'>,
  journal: readonly Row<'journal'>[],
): Promise<BackendChange | undefined> {
  const last = journal.at(-1)
  const report = { kind: 'report', entity: row.entity, id: row.record } as const
  if (last?.state === 'done' && last.op === 'remove') return { ...report, state: 'removed' }
  if (last?.state === 'done') {
    const quickbooksId = last.quickbooks_id
    return { ...report, state: 'booked', ...(quickbooksId ? { quickbooksId } : {}) }
  }
  if (last?.state === 'withdrawn') return { ...report, state: 'withdrawn' }
  if (last && ['waiting', 'sent', 'in doubt', 'unproven', 'away'].includes(last.state))
    return last.op === 'remove' ? undefined : { ...report, state: 'waiting' }
  const { connection_id, entity: name, record } = row
  const errors = await store.select('errors', {
    connection_id,
    entity: name,
    record,
    state: 'open',
  })
  const problem = errors.find((e) => e.code !== code)?.code
  return problem ? { ...report, state: 'blocked', problem } : undefined
}
