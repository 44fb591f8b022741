// The keys of a profile that somebody wrote, as a profile: what it extends, its values, its selection and its rules.
import {
  type Condition,
  type Event,
  type Profile,
  pulledEntities,
  type Rule,
} from '../../profiles/profile.ts'
import { profileNamed, profiles } from '../../profiles/profiles.ts'
import { isSkipCode, skipCodes } from '../../profiles/skip-codes.ts'
import { entities, entityByPlural } from '../../schema/entities.ts'
import { clip } from '../wrap.ts'
import {
  type Fault,
  kinds,
  knownActions,
  knownConditions,
  knownEvents,
  type Path,
  profileFaults,
  ruleFaults,
  unknown,
} from './check.ts'

const keys = [
  'id',
  'title',
  'extends',
  'intervalMinutes',
  'recentMonths',
  'history',
  'conflictMaster',
  'matchBy',
  'paymentsFirst',
  'selection',
  'rules',
]
const ruleKeys = ['entity', 'on', 'group', 'does', 'when', 'code', 'says', 'source']

type Values = Record<string, unknown>
const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a file says, as a profile. `name` is its id where it says none. */
export function profileFrom(
  raw: unknown,
  name: string,
): { readonly profile?: Profile; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  if (!isMap(raw))
    return {
      faults: [
        { path: [], problem: 'it holds no keys', hint: `Begin with: extends: ${profiles[0]?.id}` },
      ],
    }
  for (const key of Object.keys(raw))
    if (!keys.includes(key)) faults.push(unknown([key], key, 'key', keys))
  const base = baseOf(raw, faults)
  if (!base) return { faults }
  const id = 'id' in raw ? String(raw['id']) : name
  if (
    ('id' in raw && typeof raw['id'] !== 'string') ||
    !/^[a-z0-9][a-z0-9_-]{0,40}$/.test(id) ||
    profileNamed(id)
  )
    faults.push({
      path: ['id'],
      problem: profileNamed(id) ? `"${id}" is a profile of ours` : `"${id}" cannot name a profile`,
      hint: 'Use up to 41 small letters, digits, - and _.',
    })
  const rules = [
    ...selectionRules(raw['selection'], base, faults),
    ...ownRules(raw['rules'], faults),
  ]
  const profile: Profile = {
    ...base,
    id,
    title: typeof raw['title'] === 'string' ? raw['title'] : base.title,
    ...values(raw, faults),
    rules: extended(base.rules, rules),
  }
  const whole = withParts(profile)
  if (faults.length === 0) faults.push(...profileFaults(whole))
  return { profile: whole, faults }
}

function baseOf(raw: Values, faults: Fault[]): Profile | undefined {
  const word = raw['extends']
  const desktop = profiles.filter((p) => p.product === 'desktop').map((p) => p.id)
  if (typeof word !== 'string') {
    faults.push({
      path: 'extends' in raw ? ['extends'] : [],
      problem: 'it does not say which profile it extends',
      hint: `Write: extends: ${desktop.join(' | ')}`,
    })
    return undefined
  }
  const base = profileNamed(word)
  if (!base) faults.push(unknown(['extends'], word, 'profile', desktop))
  return base
}

const checks: Readonly<Record<string, readonly [(v: unknown) => boolean, string]>> = {
  title: [(v) => typeof v === 'string', 'a text'],
  intervalMinutes: [(v) => isWhole(v, 1, 44_640), 'a whole number of minutes from 1 to 44640'],
  recentMonths: [
    (v) => isWhole(v, 0, 600),
    'a whole number of months from 0 to 600; 0 is everything at once',
  ],
  history: [(v) => typeof v === 'boolean', 'true or false'],
  paymentsFirst: [(v) => typeof v === 'boolean', 'true or false'],
  conflictMaster: [
    (v) => ['quickbooks', 'platform', 'ask'].includes(v as string),
    'quickbooks, platform or ask',
  ],
  matchBy: [(v) => ['name', 'id'].includes(v as string), 'name or id'],
}

const isWhole = (v: unknown, from: number, to: number): boolean =>
  Number.isInteger(v) && Number(v) >= from && Number(v) <= to

function values(raw: Values, faults: Fault[]): Partial<Profile> {
  const out: Values = {}
  for (const [key, [isRight, expected]] of Object.entries(checks)) {
    if (!(key in raw)) continue
    if (isRight(raw[key])) out[key] = raw[key]
    else
      faults.push({
        path: [key],
        problem: `${clip(JSON.stringify(raw[key]), 100)} is not what ${key} takes`,
        hint: `Expected ${expected}.`,
      })
  }
  return out as Partial<Profile>
}

/** selection: {invoices: [open]} in place of the conditions that its base has. */
function selectionRules(raw: unknown, base: Profile, faults: Fault[]): Rule[] {
  if (raw === undefined) return []
  if (!isMap(raw)) {
    faults.push({
      path: ['selection'],
      problem: 'it holds no kinds of record',
      hint: 'Write: invoices: [open].',
    })
    return []
  }
  return Object.entries(raw).flatMap(([word, list]): Rule[] => {
    const path = ['selection', word]
    const e = entityByPlural(word)
    const known = base.rules.find(
      (r) => r.entity === e?.name && r.on === 'created in QuickBooks' && r.group === undefined,
    )
    if (!e) {
      faults.push(
        unknown(
          path,
          word,
          'kind of record',
          entities.map((x) => x.plural),
        ),
      )
      return []
    }
    if (known?.does !== 'pull') {
      faults.push({
        path,
        problem: `${base.id} does not read ${word}`,
        hint: 'Add a rule that pulls them.',
      })
      return []
    }
    const when = words(list, path, 'condition', knownConditions, faults) as Condition[]
    const { when: _, ...rest } = known
    const rule = when.length > 0 ? { ...rest, when } : rest
    faults.push(...ruleFaults(rule, path).map((f) => ({ ...f, path })))
    return [rule]
  })
}

function ownRules(raw: unknown, faults: Fault[]): Rule[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) {
    faults.push({
      path: ['rules'],
      problem: 'it is no list',
      hint: 'Write each rule after a dash: - entity: Customer.',
    })
    return []
  }
  return raw.flatMap((value, index) => rulesFrom(value, ['rules', index], faults))
}

function rulesFrom(value: unknown, path: Path, faults: Fault[]): Rule[] {
  if (!isMap(value)) {
    faults.push({
      path,
      problem: 'it is no rule',
      hint: `A rule has the keys ${ruleKeys.join(', ')}.`,
    })
    return []
  }
  const before = faults.length
  for (const key of Object.keys(value))
    if (!ruleKeys.includes(key))
      faults.push(unknown([...path, key], key, 'key of a rule', ruleKeys))
  for (const key of ['entity', 'on', 'does'])
    if (!(key in value))
      faults.push({
        path,
        problem: `it has no "${key}"`,
        hint: `A rule needs entity, on and does.`,
      })
  if (faults.length > before) return []
  const names = words(value['entity'], [...path, 'entity'], 'kind of record', kinds, faults)
  const on = words(value['on'], [...path, 'on'], 'event', knownEvents, faults) as Event[]
  const [does] = words(value['does'], [...path, 'does'], 'action', knownActions, faults)
  const when = words(value['when'], [...path, 'when'], 'condition', knownConditions, faults)
  const rest: Values = {}
  for (const key of ['group', 'code', 'says', 'source']) {
    if (!(key in value)) continue
    if (typeof value[key] === 'string') rest[key] = value[key]
    else faults.push({ path: [...path, key], problem: 'it is no text', hint: 'Write a text.' })
  }
  if (faults.length > before) return []
  const rules = names.flatMap((entity) =>
    on.map((event) => {
      const rule = {
        entity,
        on: event,
        does,
        ...(when.length > 0 ? { when } : {}),
        ...rest,
      } as Rule
      return rule.does === 'skip' && !rule.says ? withSays(rule) : rule
    }),
  )
  faults.push(...rules.flatMap((rule) => ruleFaults(rule, path)))
  return rules
}

/** The sentence of the skip list comes from the code. */
function withSays(rule: Rule): Rule {
  return rule.code && isSkipCode(rule.code) ? { ...rule, says: skipCodes[rule.code].says } : rule
}

/** One word or a list of them, each of which must be known. */
function words(
  value: unknown,
  path: Path,
  what: string,
  known: readonly string[],
  faults: Fault[],
): string[] {
  if (value === undefined) return []
  const list = Array.isArray(value) ? value : [value]
  if (list.length === 0 && what !== 'condition')
    faults.push({ path, problem: 'the list is empty', hint: `Name one ${what} at least.` })
  return list.flatMap((word, index) => {
    if (typeof word === 'string' && known.includes(word)) return [word]
    const where = Array.isArray(value) ? [...path, index] : path
    // A value of YAML may have a key named toString.
    faults.push(unknown(where, typeof word === 'string' ? word : JSON.stringify(word), what, known))
    return []
  })
}

/** Where the base can be split in two, what it does not read belongs to the first part. */
function withParts(profile: Profile): Profile {
  const [first, ...others] = profile.applications ?? []
  if (!first) return profile
  const known = new Set([first, ...others].flatMap((a) => a.entities))
  const added = pulledEntities(profile).filter((name) => !known.has(name))
  const entities = [...first.entities, ...added]
  return { ...profile, applications: [{ ...first, entities }, ...others] }
}

const keyOf = (r: Rule): string => `${r.entity}|${r.on}|${r.group ?? ''}`

/** A rule replaces that of the same record, event and group; the others are added, in dependency order. */
function extended(base: readonly Rule[], own: readonly Rule[]): Rule[] {
  const mine = new Map(own.map((r) => [keyOf(r), r]))
  const kept = base.map((r) => mine.get(keyOf(r)) ?? r)
  const known = new Set(base.map(keyOf))
  const added = [...mine.values()].filter((r) => !known.has(keyOf(r)))
  if (added.length === 0) return kept
  const order = new Map(entities.map((e, index) => [e.name, index]))
  const place = (r: Rule) => order.get(r.entity) ?? (r.entity === 'Company' ? -1 : entities.length)
  return [...kept, ...added].sort((a, b) => place(a) - place(b))
}
