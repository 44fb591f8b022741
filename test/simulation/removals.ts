// Safeguards taken out one at a time, at the seams of the service: what it writes to its store or hands to the backend
// is changed on the way, so that it works as if the safeguard had never been written. The simulation has to notice.
import { change, put, type Store, type Write } from '../../src/store/store.ts'
import type { TableName } from '../../src/store/tables.ts'
import type { Backend } from '../../src/sync/ports.ts'
import type { Removal } from './world.ts'

type Row = Record<string, unknown>

/** A store whose writes pass through `edit` first. */
function editing(store: Store, edit: (write: Write) => Write | undefined): Store {
  return {
    ...store,
    commit: (writes, options) =>
      store.commit(
        writes.flatMap((write) => edit(write) ?? []),
        options,
      ),
  }
}

/** The values that a write gives to a row of this table, changed by `edit`. */
function withSet(write: Write, table: string, edit: (row: Row) => Row): Write {
  if ('put' in write && write.put === table) return put(write.put, edit(write.row as Row) as never)
  if ('change' in write && write.change === table)
    return change(write.change, write.where, edit(write.set as Row) as never, write.expect)
  return write
}

const journalState =
  (from: string, to: string) =>
  (store: Store): Store =>
    editing(store, (write) =>
      withSet(write, 'journal', (row) => (row['state'] === from ? { ...row, state: to } : row)),
    )

/** A store whose rows of this table are read as `edit` says. */
const reading = (store: Store, name: TableName, edit: (row: Row) => Row): Store => ({
  ...store,
  select: async (table, where, options) => {
    const rows = await store.select(table, where, options)
    return table === name ? ((rows as unknown as Row[]).map(edit) as never) : rows
  },
})

/** The same position with these parts, where it is one. */
function withPosition(row: Row, parts: Row): Row {
  const { position } = row
  if (position === null || typeof position !== 'object') return row
  return { ...row, position: { ...position, ...parts } }
}

export const removals: Readonly<Record<string, Removal>> = {
  'no journal': {
    says: 'a write goes out without being noted as sent',
    // What a profile reads back is known by its mark all the same.
    profile: 'bill-pay-desktop',
    only: ['answer lost', 'connector dies', 'hresult after work'],
    store: (store) =>
      editing(store, (write) =>
        'change' in write && write.change === 'journal' && write.set['state'] === 'sent'
          ? undefined
          : write,
      ),
  },
  'no ask first': {
    says: 'a write whose answer was lost is sent again at once',
    only: ['answer lost', 'connector dies', 'hresult after work', 'memory gone'],
    store: journalState('in doubt', 'waiting'),
  },
  'no look-up': {
    says: 'what QuickBooks has no kept answer for counts as never done',
    profile: 'bill-pay-desktop',
    // Rare otherwise: QuickBooks has to do the work, lose the answer, and forget that it ever gave one.
    only: ['hresult after work', 'answer lost', 'connector dies', 'memory gone'],
    store: journalState('unproven', 'waiting'),
  },
  'no cursor after apply': {
    says: 'the cursor moves on before the backend has taken the page',
    store: (store, world) => ({
      ...store,
      commit: async (writes, options) => {
        await store.commit(writes, options)
        await world.flushBackend?.()
      },
    }),
    backend: (backend, world) => {
      let waiting: Parameters<Backend['apply']>[] = []
      world.flushBackend = async () => {
        const some = waiting
        waiting = []
        for (const page of some) if (world.luck.chance(0.97)) await backend.apply(...page)
      }
      return {
        ...backend,
        apply: async (...page) => {
          waiting.push(page)
          return []
        },
      }
    },
  },
  'no daily sweep': {
    says: 'reads never go back further than the cursor, whatever the clock of QuickBooks did',
    only: ['quickbooks clock'],
    store: (store, world) =>
      reading(store, 'cursors', (row) => withPosition(row, { sweptAt: world.serviceEnv.now() })),
  },
  'no waiting for the disk': {
    says: 'nothing is flushed before a write goes out',
    only: ['power cut'],
    store: (store) => ({ ...store, commit: (writes) => store.commit(writes, { flush: false }) }),
  },
  'no memory of revisions': {
    says: 'what was read or written before is not recognised when it comes again',
    store: (store) =>
      editing(store, (write) => withSet(write, 'links', (row) => ({ ...row, revision: null }))),
  },
  'no company check': {
    says: 'whatever company file is open is taken for ours',
    only: ['wrong company'],
    store: (store) => reading(store, 'connections', (row) => ({ ...row, company_name: null })),
  },
  'no comparison after silence': {
    says: 'deletions older than the memory of QuickBooks are not looked for',
    store: (store, world) =>
      reading(store, 'cursors', (row) => withPosition(row, { askedAt: world.serviceEnv.now() })),
  },
  'no same message set': {
    says: 'what is sent again goes out in a new message set',
    // Two computers with one installation: only the memory of QuickBooks tells their texts apart.
    only: ['text held', 'copied installation', 'connector dies', 'answer lost'],
    store: (store) =>
      editing(store, (write) =>
        withSet(write, 'journal', (row) =>
          row['state'] === 'waiting' ? { ...row, message_set_id: null } : row,
        ),
      ),
  },
  'no memory of what is out': {
    says: 'what was taken back and is wanted again goes out as something new',
    steps: 500,
    only: ['text held', 'copied installation', 'fickle platform'],
    store: (store) =>
      editing(store, (write) =>
        withSet(write, 'journal', (row) =>
          row['state'] === 'withdrawn' ? { ...row, message_set_id: null } : row,
        ),
      ),
  },
  'no waiting for the carrier': {
    says: 'what another computer still has in hand counts as never done once it is not found',
    only: ['text held', 'second visitor', 'memory gone', 'connector dies'],
    store: (store) =>
      reading(store, 'runs', (row) =>
        row['state'] === 'broken' ? { ...row, state: 'failed' } : row,
      ),
  },
  'no look at the past': {
    says: 'a company file that went back in time is taken for the one of last time',
    only: ['restored backup', 'copied back'],
    store: (store) =>
      reading(store, 'cursors', (row) =>
        row['entity'] === '@past' ? { ...row, position: { witnesses: [] } } : row,
      ),
  },
  'no number check': {
    says: 'a number is not looked for before an invoice is made under it',
    profile: 'bill-pay-desktop',
    only: ['answer lost'],
    steps: 300,
    store: (store) => ({
      ...store,
      select: async (table, where, options) => {
        const rows = await store.select(table, where, options)
        if (table !== 'runs') return rows
        const checked = (await store.select('journal')).map((row) => row.id)
        return (rows as unknown as Row[]).map((row) => ({
          ...row,
          progress: { ...(row['progress'] as Row), checked },
        })) as never
      },
    }),
  },
}
