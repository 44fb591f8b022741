// References: in a request a ListID or a FullName, in the company file the ListID, in an answer both.
import { entity } from '../schema/entities.ts'
import type { Entity, Fields, FieldValue } from '../schema/entity.ts'
import { refTargets } from '../schema/refs.ts'
import type { Company } from './company-file.ts'
import { isId } from './ids.ts'
import { type ListRecord, listById, listByName } from './records.ts'
import { Refusal } from './refusal.ts'

interface Target {
  readonly family: string
  readonly kinds: ReadonlySet<string>
  /** How QuickBooks calls it in its messages. */
  readonly word: string
}

const targets = new Map<string, Target | undefined>()
const familyWords: Record<string, string> = { items: 'Item', names: 'Name', terms: 'Terms' }

/** What a reference points to, or undefined where nothing imitated is meant (CurrencyRef …). */
function targetOf(refName: string, owner: Entity): Target | undefined {
  const key = refName === 'ParentRef' ? `${refName} ${owner.name}` : refName
  if (targets.has(key)) return targets.get(key)
  const kinds = refTargets(refName, owner)
  const first = kinds[0]
  const target =
    first === undefined
      ? undefined
      : { family: entity(first).family, kinds: new Set(kinds), word: wordOf(kinds) }
  targets.set(key, target)
  return target
}

function wordOf(kinds: readonly string[]): string {
  const first = kinds[0] ?? ''
  const family = kinds.length > 1 ? familyWords[entity(first).family] : undefined
  return family ?? first.replace(/([a-z])([A-Z])/g, '$1 $2')
}

/** References that only mean something while a preference is on (3250, certain): its group and its name. */
const features: Readonly<Record<string, readonly [group: string, preference: string]>> = {
  CurrencyRef: ['MultiCurrencyPreferences', 'IsMultiCurrencyOn'],
  ...Object.fromEntries(
    ['InventorySiteRef', 'ParentSiteRef', 'FromInventorySiteRef', 'ToInventorySiteRef'].map(
      (name) => [name, ['MultiLocationInventoryPreferences', 'IsMultiLocationInventoryEnabled']],
    ),
  ),
}

function isOff(company: Company, name: string): boolean {
  const feature = features[name]
  if (!feature) return false
  const group = company.facts.preferences[feature[0]] as Fields | undefined
  return group?.[feature[1]] !== 'true'
}

// The one …Ref of qbXML that is no reference: a label and a value (schema).
const isRef = (name: string): boolean => name.endsWith('Ref') && name !== 'AdditionalContactRef'

const tail =
  '  QuickBooks error message: Invalid argument.  The specified record does not exist in the list.'

/** The record a reference means. Refuses with 3000, 3130, 3140 or 3250; undefined where it is empty. */
export function find(
  company: Company,
  name: string,
  ref: Fields,
  place: { owner: Entity; where: string },
): ListRecord | undefined {
  const id = typeof ref['ListID'] === 'string' ? ref['ListID'] : ''
  const fullName = typeof ref['FullName'] === 'string' ? ref['FullName'] : ''
  if (id === '' && fullName === '') return undefined
  const target = targetOf(name, place.owner)
  if (!target || isOff(company, name))
    throw new Refusal(
      3250,
      'This feature is not enabled or not available in this version of QuickBooks.',
    )
  if (id !== '' && !isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "list id" is invalid.`)
  // With both, FullName is ignored (certain, 9.8). An inactive record is found by its id only (26.8, our choice).
  const record =
    id !== ''
      ? listById(company, target.family, id.toUpperCase())
      : byFullName(company, target.family, fullName)
  const usable = record && target.kinds.has(record.kind) && (id !== '' || record.isActive === 1)
  if (usable) return record
  if (name === 'ParentRef')
    throw new Refusal(3130, `There is an invalid reference to a parent "${id || fullName}".${tail}`)
  throw new Refusal(
    3140,
    `There is an invalid reference to QuickBooks ${target.word} "${id || fullName}" in the ${place.where}.${tail}`,
  )
}

function byFullName(company: Company, family: string, name: string): ListRecord | undefined {
  const found = listByName(company, family, name)
  if (found || family !== 'accounts') return found
  // With account numbers in use, a FullName may be a number (certain, 9.8).
  const accounting = company.facts.preferences['AccountingPreferences'] as Fields | undefined
  if (accounting?.['IsUsingAccountNumbers'] !== 'true') return undefined
  const row = company
    .sql(
      `select id from lists where kind = 'Account' and json_extract(body, '$.AccountNumber') = ?`,
    )
    .get(name) as { id: string } | undefined
  return row && listById(company, family, row.id)
}

/** Fields of a request with every reference in them resolved to its ListID. */
export function resolveRefs(
  company: Company,
  fields: Fields,
  place: { owner: Entity; where: string },
): Fields {
  const one = (name: string, value: string | Fields): string | Fields | undefined => {
    if (typeof value === 'string') return value
    if (!isRef(name)) return resolveRefs(company, value, place)
    if (name === 'ClassRef' && !usesClasses(company)) return undefined
    const record = find(company, name, value, place)
    return record ? { ListID: record.id } : {}
  }
  const out: Fields = {}
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined) continue
    if (name.startsWith('@')) out[name] = value
    else if (Array.isArray(value)) {
      const all = value.map((v) => one(name, v)).filter((v) => v !== undefined)
      if (all.length > 0) out[name] = all
    } else {
      const found = one(name, value)
      if (found !== undefined) out[name] = found
    }
  }
  return out
}

/** A class sent while class tracking is off is dropped (26.14, our choice). */
export function usesClasses(company: Company): boolean {
  const accounting = company.facts.preferences['AccountingPreferences'] as Fields | undefined
  return accounting?.['IsUsingClassTracking'] === 'true'
}

/** Stored fields as an answer shows them: references with their full names, nothing that starts with "~". They are put into `out`. */
export function expandRefs(
  company: Company,
  fields: Fields,
  owner: Entity,
  out: Fields = {},
): Fields {
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined || name.charCodeAt(0) === 126) continue
    // What is empty is left out (3, certain), but for the two halves of a contact, which are required.
    if (value === '' && !name.startsWith('Contact')) continue
    out[name] = typeof value === 'string' ? value : expand(company, name, value, owner)
  }
  return out
}

function expand(
  company: Company,
  name: string,
  value: Exclude<FieldValue, string>,
  owner: Entity,
): FieldValue {
  if (Array.isArray(value))
    return value.map((v) =>
      typeof v === 'string' ? v : (expand(company, name, v, owner) as Fields),
    )
  if (!isRef(name)) return isShownAsItIs(value) ? value : expandRefs(company, value, owner)
  const id = value['ListID']
  return typeof id === 'string' ? refTo(company, name, id, owner) : value
}

/** An address, mostly: nothing in it to leave out or to look up. */
function isShownAsItIs(fields: Fields): boolean {
  for (const name in fields)
    if (typeof fields[name] !== 'string' || fields[name] === '' || name.charCodeAt(0) === 126)
      return false
  return true
}

/** A reference as an answer shows it. It is shared between the records of an answer: nobody may change it. */
export function refTo(company: Company, name: string, id: string, owner: Entity): Fields {
  const family = targetOf(name, owner)?.family
  return (family === undefined ? undefined : company.reference(family, id)) ?? { ListID: id }
}

/** The ListID of a stored reference. */
export function idOf(ref: FieldValue | undefined): string | undefined {
  if (ref === undefined || typeof ref === 'string' || Array.isArray(ref)) return undefined
  const id = ref['ListID']
  return typeof id === 'string' && id !== '' ? id : undefined
}
