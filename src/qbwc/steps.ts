// Between the engine and the wire: how a step is committed, what comes next, what the platform has to be asked.
import { type TableName, tableOf, type Write } from '../store/store.ts'
import type { NextStep } from '../sync/engine.ts'
import type { Outcome, Unlinked } from '../sync/ports.ts'
import { unparsable } from './parsable.ts'
import { deliveryOf, type RunContext, runOf, type Session } from './run-context.ts'

export interface Steps {
  commit(writes: readonly Write[]): Promise<void>
  following(session: Session, version: string): Promise<NextStep>
  unlinkedOf(
    connectionId: string,
    outcomes: readonly Outcome[],
  ): Promise<ReadonlyMap<string, readonly Unlinked[]>>
}

/** Where writes are noted before they go out: ours, and those of people. */
const isJournal = (table: TableName): boolean => table === 'journal' || table === 'requests'

/** Whether a commit has to wait for the disk: a later one that does takes the others along. */
export const touchesJournal = (writes: readonly Write[]): boolean =>
  writes.some((write) => isJournal(tableOf(write)))

export function makeSteps(context: RunContext): Steps {
  const { store, engine, backend, asBackend, deliver } = context

  /**
   * Waits for the disk where the journal is touched. What was only read is read again if a power cut takes it back,
   * and the backend has flushed its page by then: a page of a first sync waits once for the disk, not three times.
   */
  const commit = (writes: readonly Write[]): Promise<void> =>
    store.commit(writes, { flush: touchesJournal(writes) })

  /** What to ask next; a write that QuickBooks could not read is refused here, and the rest goes out. */
  async function following(session: Session, version: string): Promise<NextStep> {
    for (let part = 1; ; part++) {
      const step = await engine.next(runOf(session))
      const bad = unparsable(step.operations, version)
      if (bad.length === 0) return step
      const refused = await engine.accept(
        runOf(session),
        bad.map((b) => b.operation),
        bad.map((b) => b.outcome),
      )
      const noted = await deliver({ ...deliveryOf(session), part }, refused)
      await commit([...refused.writes, ...noted])
    }
  }

  /** Records of the platform that these outcomes may have to be joined to. */
  async function unlinkedOf(connectionId: string, outcomes: readonly Outcome[]) {
    const found = new Map<string, readonly Unlinked[]>()
    if (!backend.unlinked) return found
    for (const name of await engine.toMatch(connectionId, outcomes))
      found.set(
        name,
        await asBackend(async () => (await backend.unlinked?.(connectionId, name)) ?? []),
      )
    return found
  }

  return { commit, following, unlinkedOf }
}
