// What a person does about errors: looks at them, has them tried again, or sets them aside.
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { stepName } from '../qbwc/run-context.ts'
import { entity, entityNamed } from '../schema/entities.ts'
import { add, change, type Row, type Store, type Write } from '../store/store.ts'
import type { Backend } from '../sync/ports.ts'
import { errorView } from './overview.ts'
import { facts, paint } from './render.ts'
import { settingsOf } from './settings.ts'

/** Of a delivery outside any run: higher than the steps a run has. */
const betweenRuns = 999_999
/** Higher than the numbers of the parts that a step is delivered in. */
const afterParts = 9999

export type ErrorView = ReturnType<typeof errorView> & { readonly support: string | null }

/** Everything that is known of an error; a word names its code, or number, name or id of the record. */
export async function errorsOf(
  store: Store,
  connection: Row<'connections'>,
  word: string | undefined,
): Promise<Row<'errors'>[]> {
  const open = await store.select(
    'errors',
    { connection_id: connection.id, state: 'open' },
    { order: [['last_at', 'desc']] },
  )
  if (word === undefined) return open
  const found = open.filter((e) => isMeant(e, word))
  if (found.length > 0) return found
  const known = [...new Set(open.map((e) => e.label ?? e.code))]
  const hint = known.length > 0 ? `Open are: ${known.join(', ')}.` : 'No error is open.'
  throw new QbsyncError('E_NOT_FOUND', { thing: 'open error', id: word, hint })
}

/** The number that the product gave a payment stands in the sentence only: the label is that of the invoice. */
const isMeant = (e: Row<'errors'>, word: string): boolean =>
  [e.code, e.record, e.label].includes(word) ||
  ['Payment', 'payment'].some((kind) => e.reason.includes(`${kind} ${word} `))

/** undefined for all of them; a person has to say so. Throws E_USAGE. */
export function whichErrors(word: string | undefined, all: boolean): string | undefined {
  if (word === undefined && !all)
    throw new QbsyncError('E_USAGE', {
      detail: 'Say which error (see qbsync errors list), or --all',
    })
  return all ? undefined : word
}

export const withSupport = (connection: Row<'connections'>, row: Row<'errors'>): ErrorView => ({
  ...errorView(row),
  support: settingsOf(connection).support ?? null,
})

const retries: Readonly<Record<string, string>> = {
  now: 'at once',
  'next run': 'by itself, on the next run',
  'after action': 'once the cause is out of the way',
  never: 'not by itself',
}

/** A payment goes by the document that it pays. */
function subjectOf({ entity: name, number }: ErrorView): string {
  const paid = number ? entityNamed(name)?.appliesTo : undefined
  return [name, paid ? 'for' : '', number].filter(Boolean).join(' ')
}

/** What a command did to errors: each of them, since one word may mean several. */
export const drawTouched = (errors: readonly ErrorView[]): string =>
  errors.map((e) => `${paint.red(e.code)} ${e.reason}`).join('\n')

/** Reason and remedy on lines of their own; whom to ask comes last (R77, R78, R85). */
export function drawError(e: ErrorView): string {
  const head = facts([
    // One that is about no record is about the run.
    [paint.red(e.code), subjectOf(e) || 'the run'],
    ['customer', e.customer],
    ['reason', e.reason],
    ['remedy', e.hint],
    ['tried again', retries[e.retry] ?? e.retry],
    ['QuickBooks code', e.quickbooksCode],
    ['seen', `${e.count} time(s), first ${e.firstAt}, last ${e.lastAt}`],
    ['run', e.run],
    ['record', e.record],
  ])
  return e.support ? `${head}\nIf nothing helps: ${e.support}` : head
}

const about = (e: Row<'errors'>) => ({
  connection_id: e.connection_id,
  code: e.code,
  entity: e.entity,
  record: e.record,
})

const heldBack = { in: ['blocked', 'next run', 'away', 'lost'] }

/** Rows of the journal that wait because of the error. */
const rowsOf = (store: Store, e: Row<'errors'>): Promise<Row<'journal'>[]> =>
  store.select('journal', {
    connection_id: e.connection_id,
    entity: e.entity,
    platform_id: e.record,
    state: heldBack,
  })

const isLostMake = (row: Row<'journal'>): boolean => row.state === 'lost' && row.op === 'create'

export interface Retried {
  readonly errors: readonly ErrorView[]
  /** Writes that the next run sends again. */
  readonly waiting: number
}

/** Lets the next run try again what was held back; the error is cleared when that succeeds. */
export async function retryErrors(
  store: Store,
  env: Env,
  connection: Row<'connections'>,
  errors: readonly Row<'errors'>[],
): Promise<Retried> {
  const rows = (await Promise.all(errors.map((e) => rowsOf(store, e)))).flat()
  const set = { attempts: 0, blocked_on: null, changed_at: env.now() }
  const writes: Write[] = rows.map((row) =>
    change(
      'journal',
      { connection_id: connection.id, id: row.id, state: heldBack },
      // Nobody carries it any more, says a person: looked for once more, then sent again.
      row.state === 'away'
        ? { ...set, state: 'in doubt', run_id: null }
        : // What was lost is made anew; what it was before is gone.
          { ...set, state: 'waiting', ...(isLostMake(row) ? { quickbooks_id: null } : {}) },
    ),
  )
  writes.push(change('connections', { id: connection.id }, { due: { entities: null } }))
  await store.commit(writes)
  return { errors: errors.map((e) => withSupport(connection, e)), waiting: rows.length }
}

export interface Ignored {
  readonly errors: readonly ErrorView[]
  /** Writes that are not sent any more. */
  readonly dropped: number
  readonly asDone: string | null
}

/**
 * Sets errors aside. What waited to be sent is dropped, or, with the id of the record somebody made in QuickBooks by
 * hand, counts as done. Throws E_USAGE where an id is given for anything but one record that was to be made.
 */
export async function ignoreErrors(
  store: Store,
  backend: Backend,
  env: Env,
  connection: Row<'connections'>,
  errors: readonly Row<'errors'>[],
  asDone: string | undefined,
): Promise<Ignored> {
  const rows = (await Promise.all(errors.map((e) => rowsOf(store, e)))).flat()
  const [only, ...others] = rows
  if (asDone !== undefined && (!only || others.length > 0 || only.op !== 'create'))
    throw new QbsyncError('E_USAGE', {
      detail: `--as-done is for one record that was to be made in QuickBooks; this concerns ${rows.length} write(s)`,
    })
  const state = asDone === undefined ? 'withdrawn' : 'done'
  const reports = rows.map((row) => ({
    kind: 'report' as const,
    entity: row.entity,
    id: row.platform_id,
    // A credit that is not applied after all is in QuickBooks all the same.
    state:
      asDone === undefined && row.op !== 'apply' ? ('withdrawn' as const) : ('booked' as const),
    ...(asDone === undefined ? {} : { quickbooksId: asDone }),
  }))
  const links = only && asDone !== undefined ? await linkOf(store, env, only, asDone) : []
  const at = env.now()
  // Told between two runs: after all that the last one delivered, before anything of the next.
  const [last] = await store.select(
    'runs',
    { connection_id: connection.id },
    { order: [['id', 'desc']], limit: 1 },
  )
  // In the middle of a run that is open: after what it has delivered, before what it will.
  const [open] =
    last?.ended_at === null
      ? await store.select(
          'sessions',
          { connection_id: connection.id, run_id: last.id },
          { order: [['step', 'desc']], limit: 1 },
        )
      : []
  const whole = stepName(connection.created_at, last?.id ?? 0, open?.step ?? betweenRuns)
  const step = `${whole}.${afterParts}.${at}`
  await backend.apply(connection.id, reports, { resolve: () => undefined, at, step })
  await store.commit([
    ...errors.map((e) => change('errors', about(e), { state: 'ignored' })),
    ...rows.map((row) =>
      change(
        'journal',
        { connection_id: connection.id, id: row.id, state: heldBack },
        { state, quickbooks_id: asDone ?? row.quickbooks_id, changed_at: at },
        1,
      ),
    ),
    ...links,
  ])
  return {
    errors: errors.map((e) => withSupport(connection, e)),
    dropped: asDone === undefined ? rows.length : 0,
    asDone: asDone ?? null,
  }
}

/** Joined with the record made by hand, unless that was read before as a record of its own. */
async function linkOf(
  store: Store,
  env: Env,
  row: Row<'journal'>,
  quickbooksId: string,
): Promise<Write[]> {
  const e = entityNamed(row.entity) ?? entity(row.entity)
  const key = { connection_id: row.connection_id, family: e.family, quickbooks_id: quickbooksId }
  if ((await store.count('links', key)) > 0) return []
  const link: Row<'links'> = {
    ...key,
    entity: e.name,
    platform_id: row.platform_id,
    origin: 'platform',
    revision: null,
    label: null,
    facts: null,
    first_synced_at: env.now(),
    last_synced_at: env.now(),
    archived_at: null,
    archive_reason: null,
  }
  return [add('links', link)]
}
