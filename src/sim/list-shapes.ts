// Records whose Ret is not what was sent: contacts and notes with numbers of their own, prices by item, rates by
// date. Each row gives the fields of the Ret that follow from a request and from the record as it was.
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { listId } from './ids.ts'
import { salesItem } from './items.ts'
import { customPrices, listOf, type Priced } from './prices.ts'
import { listById } from './records.ts'
import { Refusal } from './refusal.ts'
import { notFound, refuseStale } from './refusals.ts'

/** `before` is the record's body, empty on Add. */
export type Shape = (fields: Fields, before: Fields, company: Company) => Fields

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

const isBlank = (value: Fields[string]): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Fields of a part, without those that are empty. */
function filled(part: Fields): Fields {
  const out: Fields = {}
  for (const name in part) if (!isBlank(part[name])) out[name] = part[name]
  return out
}

/** Parts of a record changed by the number they have; a number that is not there is not found. */
function changed(
  before: readonly Fields[],
  given: readonly Fields[],
  key: string,
  change: (old: Fields, part: Fields) => Fields,
): Fields[] {
  const all = [...before]
  for (const part of given) {
    const at = all.findIndex((old) => old[key] === text(part, key).trim())
    const old = all[at]
    if (!old) throw notFound(text(part, key))
    all[at] = change(old, part)
  }
  return all
}

const contactName = (contact: Fields): string =>
  ['Salutation', 'FirstName', 'MiddleName', 'LastName']
    .map((name) => text(contact, name))
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 41)

/** Contacts have ids and EditSequences of their own (schema); that they share one counter is our choice. */
const contacts: Shape = (fields, before, company) => {
  const now = company.now()
  const print = (): string => company.zone.print(now)
  const added = listOf(fields['Contacts']).map((contact) => ({
    ListID: listId(company.take('list:contacts'), now),
    TimeCreated: print(),
    TimeModified: print(),
    EditSequence: String(now),
    Contact: contactName(contact),
    ...filled(contact),
  }))
  const all = changed(
    listOf(before['ContactsRet']),
    listOf(fields['ContactsMod']),
    'ListID',
    (old, part) => {
      refuseStale(Number(old['EditSequence']), text(part, 'EditSequence'))
      const { ListID: _, EditSequence: __, ...rest } = part
      const next = filled({ ...old, ...rest })
      const revision = Math.max(now, Number(old['EditSequence']) + 1)
      return {
        ...next,
        Contact: contactName(next),
        TimeModified: print(),
        EditSequence: String(revision),
      }
    },
  )
  const whole = [...all, ...added]
  return whole.length > 0 ? { ContactsRet: whole } : {}
}

/** AdditionalNotes get numbers; a Mod names the number, and 0 stands for a new one (our choice). */
const notes: Shape = (fields, before, company) => {
  const made = (note: Fields, id: number): Fields => ({
    NoteID: String(id),
    Date: company.today(),
    Note: note['Note'],
  })
  const given = listOf(fields['AdditionalNotesMod'])
  const isNew = (note: Fields): boolean => Number(text(note, 'NoteID')) <= 0
  const all = changed(
    listOf(before['AdditionalNotesRet']),
    given.filter((note) => !isNew(note)),
    'NoteID',
    (old, note) => ({ ...old, Note: note['Note'] }),
  )
  const fresh = [...listOf(fields['AdditionalNotes']), ...given.filter(isNew)]
  const first = Math.max(0, ...all.map((note) => Number(note['NoteID']))) + 1
  const whole = [...all, ...fresh.map((note, i) => made(note, first + i))].filter(
    (note) => !isBlank(note['Note']),
  )
  return fresh.length + given.length > 0 ? { AdditionalNotesRet: whole } : {}
}

/** Names of ship-to addresses are unique for a customer (17.1, certain; the code our choice). */
const shipTo: Shape = (fields) => {
  const names = listOf(fields['ShipToAddress']).map((a) => text(a, 'Name').toLowerCase())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    throw new Refusal(3100, `The name "${twice}" of the list element is already in use.`)
  return {}
}

function priced(company: Company, id: string): Priced | undefined {
  const record = listById(company, 'items', id)
  return record && salesItem(record)
}

const priceLevel: Shape = (fields, before, company) => {
  const given = fields['PriceLevelPerItem']
  if (fields['PriceLevelFixedPercentage'] !== undefined)
    return { PriceLevelType: 'FixedPercentage', PriceLevelPerItemRet: [] }
  if (given === undefined && before['PriceLevelType'] !== undefined) return {}
  const lines = customPrices(
    listOf(before['PriceLevelPerItemRet']),
    listOf(given),
    { custom: 'CustomPrice', relativeTo: 'AdjustRelativeTo' },
    (id) => priced(company, id),
  )
  return { PriceLevelType: 'PerItem', PriceLevelFixedPercentage: '', PriceLevelPerItemRet: lines }
}

const billingRate: Shape = (fields, before, company) => {
  if (fields['FixedBillingRate'] !== undefined) return { BillingRateType: 'FixedRate' }
  const lines = customPrices(
    listOf(before['BillingRatePerItemRet']),
    listOf(fields['BillingRatePerItem']),
    { custom: 'CustomRate', relativeTo: 'AdjustBillingRateRelativeTo' },
    (id) => priced(company, id),
  )
  return { BillingRateType: 'PerItem', BillingRatePerItemRet: lines }
}

/** Rates by the day they begin; one of the same day replaces it (our choice). */
const compCode: Shape = (fields, before) => {
  const rates = new Map(listOf(before['RateHistory']).map((r) => [text(r, 'EffectiveDate'), r]))
  for (const rate of listOf(fields['RateEntry'])) {
    for (const name of ['Rate', 'EffectiveDate'])
      if (text(rate, name) === '') throw new Refusal(3150, `There is a missing element: "${name}"`)
    rates.set(text(rate, 'EffectiveDate'), rate)
  }
  const sorted = [...rates.values()].sort((a, b) =>
    text(a, 'EffectiveDate') < text(b, 'EffectiveDate') ? -1 : 1,
  )
  return sorted.length > 0 ? { RateHistory: sorted } : {}
}

/** Places and people of a lead, by number. */
const lead: Shape = (fields, before) => {
  const parts = (
    name: string,
    ret: string,
    key: string,
    more: (part: Fields, index: number) => Fields,
  ): Fields => {
    const old = listOf(before[ret])
    const kept = changed(old, listOf(fields[`${name}Mod`]), key, (was, part) =>
      filled({ ...was, ...part }),
    )
    const first = Math.max(0, ...old.map((part) => Number(part[key]))) + 1
    const added = listOf(fields[name]).map((part, i) => ({
      [key]: String(first + i),
      ...more(part, old.length + i),
      ...filled(part),
    }))
    return kept.length + added.length > 0 ? { [ret]: [...kept, ...added] } : {}
  }
  return {
    // That the first one is the main address is our choice.
    ...parts('Locations', 'LocationsRet', 'LocationID', (_, index) => ({
      MainAddress: index === 0 ? 'true' : 'false',
    })),
    ...parts('LeadContacts', 'LeadContactsRet', 'LeadContactID', () => ({})),
  }
}

const all =
  (...rows: readonly Shape[]): Shape =>
  (fields, before, company) =>
    Object.assign({}, ...rows.map((row) => row(fields, before, company)))

export const listShapes: Readonly<Record<string, Shape>> = {
  Customer: all(contacts, notes, shipTo),
  Vendor: all(contacts, notes),
  Employee: notes,
  PriceLevel: priceLevel,
  BillingRate: billingRate,
  WorkersCompCode: compCode,
  Lead: lead,
}

/** The body of a record with what its kind makes of the request; what is empty goes. */
export function shaped(
  kind: string,
  body: Fields,
  of: { fields: Fields; before: Fields; company: Company },
): Fields {
  const more = listShapes[kind]?.(of.fields, of.before, of.company)
  if (!more) return body
  const out = { ...body, ...more }
  for (const name in more) if (isBlank(out[name])) delete out[name]
  return out
}
