// Rows of tables that a world went through, told from what its service committed.
import { transitions } from '../../src/qbwc/protocol.ts'
import { unsettledStates } from '../../src/store/journal-states.ts'
import type { Write } from '../../src/store/store.ts'
import type { Coverage } from './coverage.ts'
import { allFaults } from './faults.ts'

type Row = Readonly<Record<string, unknown>>

function rowOf(write: Write): { table: string; row: Row; where?: Row } | undefined {
  if ('put' in write) return { table: write.put, row: write.row as Row }
  if ('add' in write) return { table: write.add, row: write.row as Row }
  if ('change' in write)
    return { table: write.change, row: write.set as Row, where: write.where as Row }
  return undefined
}

/** Steps of the protocol, states of the journal, of runs and of first syncs, codes of errors and skips. */
export function noteReached(coverage: Coverage, writes: readonly Write[]): void {
  for (const write of writes) {
    const found = rowOf(write)
    if (!found) continue
    const { table, row, where } = found
    const state = row['state']
    if (table === 'sessions' && typeof state === 'string')
      coverage.add('protocol steps', `${where?.['state'] ?? (where ? 'any' : 'none')} → ${state}`)
    if (table === 'journal' && typeof state === 'string')
      coverage.add('journal states', row['op'] === undefined ? state : `${row['op']} ${state}`)
    if (table === 'runs' && typeof state === 'string') coverage.add('run states', state)
    if (table === 'connections' && typeof row['initial_sync'] === 'string')
      coverage.add('first syncs', row['initial_sync'])
    if (table === 'errors' && typeof row['code'] === 'string') coverage.add('errors', row['code'])
    if (table === 'skips' && typeof row['code'] === 'string') coverage.add('skips', row['code'])
  }
}

/** Rows of the tables of faults, protocol and skips that a simulation did not come to, and states of the journal. */
export function neverReached(coverage: Coverage): string[] {
  const steps = Object.entries(transitions).flatMap(([from, to]) =>
    [...new Set(Object.values(to))].map((state) => `${from} → ${state}`),
  )
  const rows: Readonly<Record<string, readonly string[]>> = {
    faults: allFaults.filter((kind) => coverage.count('worlds with', kind) === 0),
    'protocol steps': steps.filter(
      // A state that stays as it is is no write; to be closed is written whatever the state was.
      (s) => !/^(\w+) → \1$|→ Closed$/.test(s) && coverage.count('protocol steps', s) === 0,
    ),
    'journal states': unsettledStates.filter((s) =>
      ['', ...ops].every((op) => coverage.count('journal states', `${op} ${s}`.trim()) === 0),
    ),
  }
  return Object.entries(rows).map(
    ([kind, names]) => `${kind} never reached: ${names.join(', ') || 'none'}`,
  )
}

const ops = ['create', 'change', 'remove', 'apply']
