// What a profile covers: type × read, create, update, delete, with the request of QuickBooks and the oldest version
// that has it. From the rules of the profile and the grammar (R152).
import { nearest, QbsyncError } from '../../errors.ts'
import { type Event, type Profile, pulledEntities, ruleFor } from '../../profiles/profile.ts'
import { entities, entity } from '../../schema/entities.ts'
import type { Entity } from '../../schema/entity.ts'
import { enumValues, request } from '../../schema/grammar.ts'
import { formatVersion } from '../../schema/notation.ts'

export interface CoverageCell {
  /** pull, watch, push, remove …; null where the profile leaves it. */
  readonly does: string | null
  /** Skip or error code of what it leaves. */
  readonly code: string | null
  /** null: QuickBooks has none. */
  readonly request: string | null
  readonly since: string | null
}

export interface CoverageRow {
  readonly type: string
  readonly read: CoverageCell
  readonly create: CoverageCell
  readonly update: CoverageCell
  readonly delete: CoverageCell
}

export interface Coverage {
  readonly profile: string
  readonly types: readonly CoverageRow[]
}

/** All types, or the one asked for. Throws E_UNSUPPORTED_TYPE for one that the profile leaves alone. */
export function coverageOf(profile: Profile, word?: string): Coverage {
  const covered = new Set([...pulledEntities(profile), ...sent(profile)])
  const own = entities.filter((e) => covered.has(e.name))
  const types = [companyRow(profile), ...own.map((e) => rowOf(profile, e))].filter(
    (row): row is CoverageRow => row !== undefined,
  )
  if (word === undefined) return { profile: profile.id, types }
  const wanted = namesOf(word)
  const found = types.filter((t) => wanted.has(t.type))
  if (found.length > 0) return { profile: profile.id, types: found }
  const known = types.map((t) => (t.type === 'Company' ? 'company' : entity(t.type).plural))
  throw new QbsyncError('E_UNSUPPORTED_TYPE', {
    profile: profile.id,
    thing: word,
    known: `${known.join(', ')} (nearest: ${nearest(word, known).join(', ')})`,
  })
}

const sent = (profile: Profile): string[] =>
  profile.rules.filter((r) => r.entity !== '*' && r.does === 'push').map((r) => r.entity)

/** items: every kind of item. */
function namesOf(word: string): ReadonlySet<string> {
  const lower = word.toLowerCase()
  const found = entities.filter((e) => [e.plural, e.table, e.name.toLowerCase()].includes(lower))
  return new Set([...found.map((e) => e.name), ...(lower === 'company' ? ['Company'] : [])])
}

function rowOf(profile: Profile, e: Entity): CoverageRow {
  const isPayment = e.name === 'ReceivePayment'
  return {
    type: e.name,
    read: cell(profile, e, 'changed in QuickBooks', e.queryName),
    create: cell(
      profile,
      e,
      isPayment ? 'processed on platform' : 'created on platform',
      e.addName,
    ),
    update: cell(profile, e, 'changed on platform', e.modName),
    delete: deletion(profile, e),
  }
}

const doing: ReadonlySet<string> = new Set(['pull', 'watch', 'push', 'remove', 'archive'])

function cell(profile: Profile, e: Entity, on: Event, name: string): CoverageCell {
  const known = request(name)
  const rule = ruleFor(profile, e.name, on)
  const does = rule && doing.has(rule.does) ? rule.does : null
  return {
    does: known ? does : null,
    code: does ? null : (rule?.code ?? null),
    request: known ? name : null,
    since: known ? formatVersion(known.since) : null,
  }
}

/** Taken out of QuickBooks where the platform asks for it, or noticed when QuickBooks loses it. */
function deletion(profile: Profile, e: Entity): CoverageCell {
  const isPayment = e.name === 'ReceivePayment'
  const taken = ruleFor(
    profile,
    e.name,
    isPayment ? 'cancelled on platform' : 'deleted on platform',
  )
  const noticed = ruleFor(profile, e.name, 'deleted in QuickBooks')
  const kind = e.kind === 'txn' ? 'Txn' : 'List'
  const isTaken = taken?.does === 'remove'
  const name = isTaken ? `${kind}DelRq` : `${kind}DeletedQueryRq`
  const since = sinceOf(name, `${kind}DelType`, e.name)
  const does = isTaken ? 'remove' : noticed?.does === 'archive' ? 'archive' : null
  return {
    does: since ? does : null,
    code: does ? null : (noticed?.code ?? taken?.code ?? null),
    request: since ? name : null,
    since,
  }
}

/** The later of the version that has the request and the one in which it takes this kind. */
function sinceOf(name: string, field: string, kind: string): string | null {
  const found = request(name)
  const place = found?.content.find((p) => p.kind === 'element' && p.name === field)
  if (!found || place?.kind !== 'element') return null
  const since = enumValues(place).get(kind)
  return since === undefined ? null : formatVersion(Math.max(since, found.since))
}

function companyRow(profile: Profile): CoverageRow | undefined {
  const rule = profile.rules.find((r) => r.entity === 'Company')
  const query = request('CompanyQueryRq')
  if (!rule || !query) return undefined
  const none: CoverageCell = { does: null, code: null, request: null, since: null }
  const read = {
    does: rule.does,
    code: null,
    request: query.id,
    since: formatVersion(query.since),
  }
  return { type: 'Company', read, create: none, update: none, delete: none }
}
