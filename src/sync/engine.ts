// The engine: load (load.ts), decide, hand back operations and writes (settle.ts). It never commits: whoever carries the operations adds its own writes and commits all of it once.
import type { Env } from '../env.ts'
import { invariant } from '../errors.ts'
import { profileOf } from '../profiles/chosen.ts'
import { applicationOf, pulledEntities } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { add, change, one, put, type Row, type Store, type Write } from '../store/store.ts'
import { acceptOne, writesOf } from './accept.ts'
import { followRenamed } from './accounts.ts'
import { loadLeftBehind, loadMerged, loadRenamed, stillToRead } from './after-lists.ts'
import { loadCarriers } from './carrier.ts'
import { acceptCount } from './counts.ts'
import { platformMark } from './cursors.ts'
import { addProblem, type Draft, nameOf, setJournal } from './draft.ts'
import { isFirstSyncDone, startDateOf } from './first.ts'
import { platformIdOf } from './ids.ts'
import { intake } from './intake.ts'
import { makeLoader } from './load.ts'
import { lookForLost } from './lost.ts'
import { byName, namesWanted, takeUpHeld } from './match.ts'
import { takeUpChoices } from './merge.ts'
import { judgePast, noteWitnesses, withPast } from './past.ts'
import { plan } from './plan.ts'
import type { PlanInput } from './plan-input.ts'
import type { Operation, Outcome, PlatformChange, RemoteRecord, Unlinked } from './ports.ts'
import { newProgress, type Progress } from './progress.ts'
import { operationOf } from './push.ts'
import { namesTaken } from './refuse.ts'
import { offerAgain } from './refused.ts'
import { acceptRequests, isRequest, loseRequests, planRequests, sendRequests } from './requests.ts'
import { type Step, settle } from './settle.ts'
import { targetsOf, uncheckedNumber, weigh } from './weigh.ts'

export { writesOf } from './accept.ts'
export type { Step } from './settle.ts'

export interface NextStep extends Step {
  /** Empty: nothing is left to do. */
  readonly operations: readonly Operation[]
  readonly isFirstSyncDone: boolean
}

/** A run, by the number that it has among those of its connection. */
export interface RunOf {
  readonly connectionId: string
  readonly runId: number
}

export interface Engine {
  /** Opens a run for what the platform changed and what is due. */
  begin(
    run: {
      id: number
      connectionId: string
      userName: string
      /** What was asked for; null for all. */
      entities: string[] | null
      /** Application of the profile that carries the run; null or left out: all of it. */
      application?: string | null
      isDue?: boolean
    },
    platform: { changes: readonly PlatformChange[]; mark?: string },
  ): Promise<Step>
  /** What to ask next; `sent` tells how the journal rows of writes are marked as sent. */
  next(of: RunOf): Promise<NextStep>
  /** What is written down before operations go out, under this message set where they change anything. */
  send(of: RunOf, operations: readonly Operation[], messageSetId?: string): Promise<Write[]>
  accept(
    of: RunOf,
    operations: readonly Operation[],
    outcomes: readonly Outcome[],
    /** Records that were left out because they cannot be understood. */
    faults?: readonly { readonly record: RemoteRecord; readonly problem: string }[],
    /** What `toMatch` asked for, by kind. */
    unlinked?: ReadonlyMap<string, readonly Unlinked[]>,
  ): Promise<Step>
  /** Kinds of which `accept` has to know the platform's unlinked records for these outcomes. */
  toMatch(connectionId: string, outcomes: readonly Outcome[]): Promise<string[]>
  /** No answer came: writes are in doubt, reads begin anew on the next run. */
  lose(connectionId: string, operations: readonly Operation[]): Promise<Write[]>
}

export function createEngine(options: { store: Store; env: Env; pageSize?: number }): Engine {
  const { store, env } = options
  const loader = makeLoader(store, env)
  const { load, loadOfChanges, loadOfOutcomes, loadOfTakenNames, heldLinks } = loader

  async function open(of: RunOf): Promise<{ run: Row<'runs'>; draft: Draft }> {
    const { connectionId: connection_id, runId } = of
    const run = await one(store, 'runs', { connection_id, id: runId })
    invariant(run, `run ${runId} exists`)
    const draft = await load(run.connection_id, runId, run.progress as Progress)
    await loadCarriers(store, draft, run.user_name)
    return { run, draft }
  }

  const chosenConflicts = (connectionId: string): Promise<Row<'conflicts'>[]> =>
    store.select('conflicts', { connection_id: connectionId, state: 'chosen' })

  return {
    async begin(run, platform) {
      const reread = await stillToRead(store, run.connectionId)
      const progress = { ...newProgress(run.entities), reread }
      const draft = await load(run.connectionId, run.id, progress)
      restrict(draft, run.application ?? null, run.isDue === true)
      for (const row of draft.journal.values()) {
        if (row.state === 'next run') setJournal(draft, { ...row, state: 'waiting' })
        // No other run is open now: whatever was sent and never answered is in doubt.
        if (row.state === 'sent' || row.state === 'away')
          setJournal(draft, { ...row, state: 'in doubt' })
      }
      const lost = await loseRequests(store, run.connectionId)
      const over = [...(await offerAgain(store, draft)), ...lost]
      await loadOfChanges(draft, platform.changes)
      takeUpChoices(draft, await chosenConflicts(run.connectionId))
      takeUpHeld(draft, await heldLinks(draft))
      intake(draft, platform.changes)
      const settled = await settle(store, draft, 0)
      const first = startDateOf(draft)
      const row = add('runs', {
        id: run.id,
        connection_id: run.connectionId,
        user_name: run.userName,
        started_at: draft.now,
        ended_at: null,
        state: 'running',
        percent: 0,
        exchanges: 0,
        progress: draft.progress,
        first_error: null,
      })
      const mark = platform.mark
        ? [
            put('cursors', {
              connection_id: run.connectionId,
              entity: platformMark,
              position: platform.mark,
            }),
          ]
        : []
      return { ...settled, writes: [row, ...settled.writes, ...over, ...mark, ...first] }
    },

    async next(of) {
      const { run, draft } = await open(of)
      weigh(draft)
      const asked = await planRequests(store, run.connection_id, draft.progress)
      const input: PlanInput = {
        profile: draft.profile,
        progress: draft.progress,
        positions: draft.positions,
        past: draft.past.now,
        journal: [...draft.journal.values()],
        push: (row) => operationOf(draft, row),
        targets: (row) => targetsOf(draft, row),
        unchecked: (row) => uncheckedNumber(draft, row),
        now: draft.now,
        today: new Date(draft.now).toISOString().slice(0, 10),
        startDate: (draft.connection.settings as { startDate?: string }).startDate,
        ...(options.pageSize ? { limit: options.pageSize } : {}),
      }
      const lost = lookForLost(input)
      const planned = lost.length > 0 ? lost : plan(input)
      const due = asked.first.length > 0 ? asked.first : planned
      const operations = withPast(input, due.length > 0 ? due : asked.last)
      for (const op of operations) noteStart(draft, op)
      const settled = await settle(store, draft, run.percent)
      const done = isFirstSyncDone(draft.profile, draft.positions)
      return { ...settled, operations, isFirstSyncDone: done }
    },

    async send({ connectionId: connection_id, runId }, operations, messageSetId) {
      const now = env.now()
      const asked = await sendRequests(
        store,
        { connection_id, run_id: runId },
        operations,
        messageSetId,
      )
      const pushed = writesOf(operations).map((op) =>
        change(
          'journal',
          // Still waiting, or another process took it meanwhile: nothing may go out twice.
          { connection_id, id: op.journalId, state: 'waiting' },
          { state: 'sent', message_set_id: messageSetId ?? null, run_id: runId, changed_at: now },
          1,
        ),
      )
      return [...asked, ...pushed]
    },

    async toMatch(connectionId, outcomes) {
      const connection = await one(store, 'connections', { id: connectionId })
      const profile = connection && profileOf(connection)
      return profile ? namesWanted(profile, outcomes) : []
    },

    async accept(of, operations, outcomes, faults = [], unlinked = new Map()) {
      const { run, draft } = await open(of)
      invariant(operations.length === outcomes.length, 'every operation has an outcome')
      for (const [name, rows] of unlinked)
        if (rows.length > 0) draft.unlinked.set(name, byName(rows))
      await loadOfOutcomes(draft, outcomes, operations)
      await loadOfTakenNames(draft, namesTaken(operations, outcomes))
      draft.progress.steps++
      const all = operations.map((op, i) => ({ op, outcome: outcomes[i] as Outcome }))
      const { rest: pairs, verdict } = judgePast(draft, all)
      if (verdict !== 'go on') {
        const step = await settle(store, draft, run.percent)
        return typeof verdict === 'string' ? step : { ...step, wentBack: verdict.why }
      }
      // Counts first: what is left of the history decides what the end of a stretch means.
      for (const { op, outcome } of pairs)
        if (op.op === 'count' && outcome.kind === 'counted') acceptCount(draft, op, outcome.count)
      for (const { op, outcome } of pairs) acceptOne(draft, op, outcome)
      noteWitnesses(draft, pairs)
      for (const { record, problem } of faults) noteFaulty(draft, record, problem)
      await loader.loadAwake(draft)
      await loadRenamed(store, draft)
      await loadMerged(store, draft)
      await loadLeftBehind(store, draft)
      const step = await settle(store, draft, run.percent)
      const more = [...acceptRequests(draft, pairs), ...followRenamed(draft)]
      return { ...step, writes: [...step.writes, ...more] }
    },

    async lose(connectionId, operations) {
      if (operations.some(isRequest)) return loseRequests(store, connectionId)
      const ids = writesOf(operations).map((op) => op.journalId)
      if (ids.length === 0) return []
      const rows = await store.select('journal', { connection_id: connectionId, id: { in: ids } })
      return rows
        .filter((row) => row.state === 'sent')
        .map((row) => put('journal', { ...row, state: 'in doubt', changed_at: env.now() }))
    },
  }
}

/** An application carries its part of the profile; the rest of what was asked for stays due. */
function restrict(draft: Draft, id: string | null, isDue: boolean): void {
  const application = applicationOf(draft.profile, id)
  if (!application) return
  const { progress } = draft
  progress.carried = [...application.entities]
  const asked = progress.entities ?? pulledEntities(draft.profile)
  const isCarried = (name: string) => application.entities.includes(name)
  const mine = asked.filter(isCarried)
  // Asked for is only what another application carries: this run is one as always.
  progress.entities = mine.length > 0 ? mine : pulledEntities(draft.profile).filter(isCarried)
  const left = asked.filter((name) => !isCarried(name))
  if (isDue && left.length > 0) progress.dueLeft = left
}

function noteFaulty(draft: Draft, record: RemoteRecord, problem: string): void {
  const what = nameOf(record.entity, record.label, record.facts.partyLabel)
  addProblem(draft, {
    code: 'E_ANSWER',
    entity: record.entity,
    record: platformIdOf(draft.connection.id, entity(record.entity).family, record.id),
    details: { problem: `${what}: ${problem}`, run: draft.runId },
    ...(record.label ? { label: record.label } : {}),
    ...(record.facts.partyLabel ? { party: record.facts.partyLabel } : {}),
  })
}

function noteStart(draft: Draft, op: Operation): void {
  if (op.op !== 'pull' || op.ids || op.page) return
  const isHistory = op.window?.to !== undefined
  const key = isHistory ? `history:${op.entity}` : op.entity
  draft.progress.pulls[key] ??= { done: false, startedAt: draft.now, read: 0 }
}
