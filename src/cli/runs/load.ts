// One run with all that is known of it: who called, what was asked and came back, what it wrote, what went wrong.
import type { Row, Store } from '../../store/store.ts'
import { errorView, runView, runViews, skipView } from '../overview.ts'
import { exchangeView, type RunDetail } from './draw.ts'
import { isWithin } from './find.ts'
import { type RunWish, whichRun } from './which.ts'

/** The records changed last are looked through for those of a run; what was changed again since is another run's. */
const linksSeen = 5000
const recordsShown = 30

export async function loadRun(store: Store, now: number, wish: RunWish): Promise<RunDetail> {
  const run = await whichRun(store, wish)
  const of = { connection_id: run.connection_id }
  const ofRun = { ...of, run_id: run.id }
  const exchanges = await store.select('exchanges', ofRun, { order: [['seq', 'asc']] })
  const [installation] = await store.select('installations', { ...of, user_name: run.user_name })
  const [view] = await runViews(store, now, [run])
  const writes = await store.select('journal', ofRun)
  const requests = await store.select('requests', ofRun)
  const errors = await store.select('errors', ofRun)
  const skips = await store.select('skips', ofRun)
  return {
    run: view ?? runView(run),
    caller: {
      user: run.user_name,
      label: installation?.label ?? null,
      application: installation?.app_name ?? null,
    },
    exchanges: exchanges.map(exchangeView),
    records: await recordsOf(store, run),
    writes: writes.map((row) => ({
      entity: row.entity,
      op: row.op,
      record: row.platform_id,
      what: whatOf(row),
      state: row.state,
      quickbooksId: row.quickbooks_id,
    })),
    requests: requests.map((r) => ({
      id: r.id,
      title: r.title,
      askedBy: r.asked_by,
      state: r.state,
    })),
    errors: errors.map(errorView),
    skips: skips.map(skipView),
  }
}

function whatOf(row: Row<'journal'>): string {
  const { values = {} } = row.fields as { values?: Record<string, string> }
  const name = values['number'] ?? values['full_name'] ?? values['name'] ?? row.platform_id
  return `${name}${values['amount'] ? ` of ${values['amount']}` : ''}`
}

async function recordsOf(store: Store, run: Row<'runs'>): Promise<RunDetail['records']> {
  const of = { connection_id: run.connection_id }
  const order = { order: [['last_synced_at', 'desc']], limit: linksSeen } as const
  const links = (await store.select('links', of, order)).filter(
    (l) => l.origin !== null && isWithin(l.last_synced_at, run),
  )
  return {
    count: links.length,
    shown: links.slice(0, recordsShown).map((l) => ({
      entity: l.entity ?? l.family,
      number: l.label,
      id: l.platform_id,
      how:
        l.archived_at !== null ? 'archived' : isWithin(l.first_synced_at, run) ? 'new' : 'changed',
    })),
  }
}
