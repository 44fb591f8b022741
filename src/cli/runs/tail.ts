// runs tail: what happens, line by line as it happens. It looks at the store, so it sees every process.
import type { Env } from '../../env.ts'
import type { Row, Store } from '../../store/store.ts'
import { clean } from '../outside.ts'
import { runKey, runViews } from '../overview.ts'
import { summaryLine } from './draw.ts'
import { newestFirst } from './find.ts'

const lookMs = 300
/** Runs looked at: more than these are not open at once. */
const runsSeen = 50

export interface TailEvent {
  readonly at: string
  readonly connection: string
  readonly run: number
  readonly says: string
}

export interface TailWish {
  readonly connection: string | undefined
  readonly untilMs: number | undefined
  readonly stopped: Promise<void>
  readonly onEvent: (event: TailEvent) => void
}

export async function tailRuns(store: Store, env: Env, wish: TailWish): Promise<void> {
  let isOver = false
  const end = wish.stopped.then(() => {
    isOver = true
  })
  const look = makeLook(store, env, wish)
  const until = env.now() + (wish.untilMs ?? Number.POSITIVE_INFINITY)
  while (!isOver && env.now() < until) {
    await look()
    await Promise.race([end, env.sleep(lookMs)])
  }
  await look()
}

/** Tells what is new since the look before; the first only remembers what was there already. */
export function makeLook(
  store: Store,
  env: Env,
  { connection, onEvent }: Pick<TailWish, 'connection' | 'onEvent'>,
): () => Promise<void> {
  const told = new Map<string, { answered: number; sent: number; isOver: boolean }>()
  let isFirst = true
  return async () => {
    const where = connection === undefined ? {} : { connection_id: connection }
    const rows = await store.select('runs', where, { order: newestFirst, limit: runsSeen })
    for (const run of rows.reverse()) {
      const key = runKey(run.connection_id, run.id)
      const before = told.get(key)
      if (before?.isOver) continue
      const state = before ?? { answered: 0, sent: 0, isOver: false }
      told.set(key, state)
      const say = (at: number, says: string) => {
        if (!(isFirst && run.ended_at !== null))
          onEvent({
            at: new Date(at).toISOString(),
            connection: run.connection_id,
            run: run.id,
            says,
          })
      }
      if (!before) say(run.started_at, `begins, called by ${clean(run.user_name)}`)
      await tellExchanges(store, run, state, say)
      if (run.ended_at === null) continue
      state.isOver = true
      const [view] = await runViews(store, env.now(), [run])
      say(run.ended_at, `${run.state}: ${clean(view ? summaryLine(view) : '')}`)
    }
    isFirst = false
  }
}

async function tellExchanges(
  store: Store,
  run: Row<'runs'>,
  state: { answered: number; sent: number },
  say: (at: number, says: string) => void,
): Promise<void> {
  const order = { order: [['seq', 'asc']] } as const
  const of = { connection_id: run.connection_id, run_id: run.id }
  for (const e of await store.select('exchanges', of, order)) {
    const { asked = [], outcomes = [] } = e.summary as { asked?: string[]; outcomes?: string[] }
    if (e.seq > state.sent) {
      state.sent = e.seq
      for (const what of asked) say(e.sent_at, `${e.seq} → ${clean(what)}`)
    }
    if (e.answered_at === null || e.seq <= state.answered) continue
    state.answered = e.seq
    for (const what of outcomes) say(e.answered_at, `${e.seq} ← ${clean(what)}`)
    if (e.hresult) say(e.answered_at, `${e.seq} ← ${e.hresult} ${clean(e.message ?? '')}`)
  }
}
