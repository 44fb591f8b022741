// What profiles do, side by side: entity · what happened · part of the record, and for each profile what it does and
// why. Worked out from the rules, so that it cannot say anything else than the engine does.
import { entities, entityNamed } from '../schema/entities.ts'
import {
  type Aspect,
  aspects,
  type Condition,
  conditions,
  type Event,
  events,
  type Profile,
  type Rule,
  ruleFor,
} from './profile.ts'

/** What one profile does; undefined where it has no rule for it. */
export interface Cell {
  readonly does: Rule['does']
  readonly code?: string
  readonly when?: readonly Condition[]
  readonly says?: string
  /** Requirements and resolutions; empty where it is our own choice. */
  readonly source: string
}

export interface Row {
  /** Kinds of record: more than one where all of them are treated alike. */
  readonly entities: readonly string[]
  readonly on: readonly Event[]
  readonly part?: string
  /** The row is about records of which this does not hold. */
  readonly unless?: Condition
  readonly cells: readonly (Cell | undefined)[]
}

export interface OperationRow {
  readonly aspect: string
  readonly cells: readonly { readonly says: string; readonly source: string }[]
}

export interface Comparison {
  readonly profiles: readonly { readonly id: string; readonly title: string }[]
  readonly rows: readonly Row[]
  readonly operation: readonly OperationRow[]
}

/** All that the profiles do, or only that in which they differ. */
export function compare(profiles: readonly Profile[], options: { all: boolean }): Comparison {
  const rows = merged(merged(rowsOf(profiles), alikeKinds), alikeEvents)
  const operation = operationOf(profiles)
  return {
    profiles: profiles.map(({ id, title }) => ({ id, title })),
    rows: options.all ? rows : rows.filter((r) => !isSame(r.cells.map(doing))),
    operation: options.all
      ? operation
      : operation.filter((r) => !isSame(r.cells.map((c) => c.says))),
  }
}

const isSame = (texts: readonly (string | undefined)[]): boolean =>
  texts.every((t) => t === texts[0])

/** What is compared: not where it is known from. */
const doing = (cell: Cell | undefined): string | undefined =>
  cell && JSON.stringify([cell.does, cell.code, cell.when ?? [], cell.says])

const cellOf = (rule: Rule): Cell => ({
  does: rule.does,
  ...(rule.code ? { code: rule.code } : {}),
  ...(rule.when ? { when: rule.when } : {}),
  // The sentence of a skip is that of its code; what is said besides is worth a cell.
  ...(rule.says && !rule.code?.startsWith('S_') ? { says: rule.says } : {}),
  source: rule.source ?? '',
})

interface Key {
  readonly entity: string
  readonly on: Event
  readonly part?: string
}

function rowsOf(profiles: readonly Profile[]): Row[] {
  const keys = new Map<string, Key>()
  for (const { rules } of profiles)
    for (const { entity, on, group } of rules)
      keys.set(`${entity}|${on}|${group ?? ''}`, { entity, on, ...(group ? { part: group } : {}) })
  const sorted = [...keys.values()].sort(
    (a, b) =>
      place(a.entity) - place(b.entity) ||
      events.indexOf(a.on) - events.indexOf(b.on) ||
      ((a.part ?? '') < (b.part ?? '') ? -1 : 1),
  )
  return sorted.flatMap((key) => [rowOf(profiles, key), ...unlessRows(profiles, key)])
}

const order = new Map(entities.map((e, index) => [e.name, index]))
const place = (name: string): number =>
  order.get(name) ?? (name === '*' ? entities.length : name === 'Company' ? -1 : entities.length)

function rowOf(profiles: readonly Profile[], { entity, on, part }: Key): Row {
  const cells = profiles.map((profile) => {
    const rule = part ? partRule(profile, entity, on, part) : ruleFor(profile, entity, on)
    return rule && cellOf(rule)
  })
  return { entities: [entity], on: [on], ...(part ? { part } : {}), cells }
}

/** A part without a rule of its own is treated as the record is. */
const partRule = (profile: Profile, entity: string, on: Event, part: string): Rule | undefined =>
  profile.rules.find((r) => r.entity === entity && r.on === on && r.group === part) ??
  profile.rules.find((r) => r.entity === '*' && r.on === on && r.group === part) ??
  profile.rules.find((r) => r.entity === entity && r.on === on && r.group === undefined)

/** What becomes of records that a selection rule of one of them leaves out. */
function unlessRows(profiles: readonly Profile[], key: Key): Row[] {
  if (key.part) return []
  const rules = profiles.map((profile) => ruleFor(profile, key.entity, key.on))
  const all = new Set(rules.flatMap((r) => r?.when ?? []))
  return [...all].map((unless) => ({
    entities: [key.entity],
    on: [key.on],
    unless,
    cells: rules.map((rule) => {
      if (!rule) return undefined
      const { when, ...rest } = cellOf(rule)
      return when?.includes(unless)
        ? { does: 'skip', code: conditions[unless].skip, source: rest.source }
        : rest
    }),
  }))
}

type Alike = (a: Row, b: Row) => Row | undefined

/** Rows that say the same become one. */
function merged(rows: readonly Row[], alike: Alike): Row[] {
  const out: Row[] = []
  for (const row of rows) {
    const index = out.findIndex((o) => alike(o, row) !== undefined)
    const both = index < 0 ? undefined : alike(out[index] as Row, row)
    if (both) out[index] = both
    else out.push(row)
  }
  return out
}

const texts = (row: Row): string => JSON.stringify([row.part, row.unless, row.cells])
const tableOf = (row: Row): string | undefined => entityNamed(row.entities[0] ?? '')?.table

/** The kinds of one list, such as those of items. */
function alikeKinds(a: Row, b: Row): Row | undefined {
  const table = tableOf(a)
  if (!table || table !== tableOf(b) || a.on.join() !== b.on.join()) return undefined
  return texts(a) === texts(b)
    ? { ...a, entities: [...new Set([...a.entities, ...b.entities])] }
    : undefined
}

function alikeEvents(a: Row, b: Row): Row | undefined {
  if (a.entities.join() !== b.entities.join() || a.on.join() === b.on.join()) return undefined
  if (a.unless || b.unless) return undefined
  return texts(a) === texts(b) ? { ...a, on: [...a.on, ...b.on] } : undefined
}

function operationOf(profiles: readonly Profile[]): OperationRow[] {
  const from = (aspect: string, of: (p: Profile) => readonly [string, string]): OperationRow => ({
    aspect,
    cells: profiles.map((p) => {
      const [says, source] = of(p)
      return { says, source }
    }),
  })
  const written = Object.entries(aspects).map(([aspect, title]) =>
    from(title, (p) => p.aspects[aspect as Aspect] ?? ['', '']),
  )
  return [
    ...written,
    from('Default interval', (p) => [intervalOf(p), p.intervalMinutes === 5 ? 'R11' : '']),
    from('First sync', (p) => [windowOf(p), '']),
    from('Applications in the connector', (p) => [
      p.applications ? `one, or ${p.applications.length}` : 'one',
      '',
    ]),
    from('First match of a record', (p) => [p.matchBy, '']),
    from('Both sides changed', (p) => [winner[p.conflictMaster], 'C16']),
    from('Payments and credits', (p) => [p.paymentsFirst ? 'payments first' : 'as they come', '']),
  ]
}

const winner: Readonly<Record<Profile['conflictMaster'], string>> = {
  quickbooks: 'QuickBooks wins',
  platform: 'the platform wins',
  ask: 'a person decides',
}

function intervalOf({ product, intervalMinutes }: Profile): string {
  if (product === 'online') return 'at once'
  return intervalMinutes === 1440 ? 'daily' : `${intervalMinutes} min`
}

function windowOf({ recentMonths, history, rules }: Profile): string {
  if (rules.some((r) => r.when?.includes('since connecting'))) return 'from the day of connecting'
  const recent = recentMonths > 0 ? `${recentMonths} months` : 'everything at once'
  return history ? `${recent}, then what is older` : recent
}
