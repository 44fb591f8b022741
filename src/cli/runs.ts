// One run with its exchanges.
import { QbsyncError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { exchangeView, type RunDetail } from './draw-run.ts'
import { runView, runViews } from './overview.ts'

export async function loadRun(
  store: Store,
  now: number,
  id: number | undefined,
): Promise<RunDetail> {
  const newest = { order: [['id', 'desc']], limit: 1 } as const
  const [run] = await store.select('runs', id === undefined ? {} : { id }, newest)
  if (!run) {
    const hint = 'See: qbsync runs list.'
    throw new QbsyncError('E_NOT_FOUND', { thing: 'run', id: id ?? 'newest', hint })
  }
  const exchanges = await store.select('exchanges', { run_id: run.id }, { order: [['seq', 'asc']] })
  const [view] = await runViews(store, now, [run])
  return { run: view ?? runView(run), exchanges: exchanges.map(exchangeView) }
}
