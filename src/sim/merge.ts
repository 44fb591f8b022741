// Two records of a list become one (qbxml-semantics.md 12.5): what named the one names the other, and the one is
// gone as if it had been deleted. Refused, because nothing public says what becomes of them: jobs and other
// records below the one (our choice), records that QuickBooks made itself, records of two kinds.
import { entity } from '../schema/entities.ts'
import type { Entity, Fields, FieldValue } from '../schema/entity.ts'
import { refTargets } from '../schema/refs.ts'
import type { Company } from './company-file.ts'
import { repost } from './ledger.ts'
import { bury, type ListRecord, listById, updateList } from './records.ts'
import { Refusal } from './refusal.ts'
import { refuseLocked } from './refusals.ts'

/** Everything of `from` goes to `to`; gives `to` as it is now. Throws Refusal. Call it in a transaction. */
export function mergeLists(company: Company, from: ListRecord, to: ListRecord): ListRecord {
  refuseMerge(company, from, to)
  const { family } = to
  const moved = movedTxns(company, from)
  const swap = (fields: Fields, owner: Entity): Fields =>
    repointed(fields, { family, owner, from: from.id, to: to.id })
  for (const serial of moved) {
    const row = company
      .sql('select kind, party, account, head, lines from txns where serial = ?')
      .get(serial) as Record<'kind' | 'party' | 'account' | 'head' | 'lines', string>
    const owner = entity(row.kind)
    const column = (id: string, is: string): string =>
      family === is && id === from.id ? to.id : id
    company
      .sql('update txns set party = ?, account = ?, head = ?, lines = ? where serial = ?')
      .run(
        column(row.party, 'names'),
        column(row.account, 'accounts'),
        JSON.stringify(swap(JSON.parse(row.head) as Fields, owner)),
        JSON.stringify((JSON.parse(row.lines) as Fields[]).map((line) => swap(line, owner))),
        serial,
      )
  }
  moveLinks(company, from, to)
  // A payment posts to whoever's documents it paid, so those are posted again too.
  for (const serial of withPayers(company, moved)) repost(company, serial)
  moveLists(company, from, swap)
  const { preferences } = company.facts
  company.setFacts({ preferences: swap(preferences, entity('Account')) })
  company.sql('delete from lists where serial = ?').run(from.serial)
  company.sql('delete from data_exts where object = ?').run(`${family} ${from.id}`)
  bury(company, { kind: from.kind, id: from.id, label: from.fullName, created: from.created })
  company.forgetLists()
  const target = { ...(listById(company, family, to.id) ?? to) }
  updateList(company, target, target.fullName)
  return target
}

function refuseMerge(company: Company, from: ListRecord, to: ListRecord): void {
  const why = (reason: string): Refusal =>
    new Refusal(
      3180,
      `There was an error when saving a ${to.kind} list, element "${to.fullName}".  QuickBooks error message: ${reason}`,
    )
  // Merging, like deleting, needs the file alone (13, reported).
  if (company.facts.fileMode === 'MultiUser')
    throw new Refusal(3162, 'Cannot merge while QuickBooks is in multi-user mode.')
  refuseLocked(company, from.id)
  refuseLocked(company, to.id)
  if (from.serial === to.serial) throw why('A record cannot be merged with itself.')
  if (from.kind !== to.kind) throw why(`A ${from.kind} cannot be merged with a ${to.kind}.`)
  if (from.special !== null) throw why('This record was made by QuickBooks and cannot be merged.')
  const type = (record: ListRecord): unknown => record.body['AccountType']
  if (type(from) !== type(to)) throw why('Accounts of two types cannot be merged.')
  const below = company
    .sql('select 1 from lists where family = ? and parent = ? limit 1')
    .get(from.family, from.id)
  if (below !== undefined) throw why('The record has others below it; move those first.')
}

/** Transactions that name the record: by column where there is one, by their text elsewhere. */
function movedTxns(company: Company, { family, id }: ListRecord): number[] {
  const column = family === 'names' ? 'or party = ?' : family === 'accounts' ? 'or account = ?' : ''
  const more = column === '' ? [] : [id]
  // No index serves the text: merging is rare, and a scan of a million documents takes seconds.
  return company
    .sql(`select serial from txns where instr(head, ?) > 0 or instr(lines, ?) > 0 ${column}`)
    .pluck(true)
    .all(id, id, ...more) as number[]
}

function withPayers(company: Company, serials: readonly number[]): Set<number> {
  const out = new Set(serials)
  const payers = company.sql('select source from links where target = ?').pluck(true)
  for (const serial of serials) for (const payer of payers.all(serial)) out.add(Number(payer))
  return out
}

function moveLinks(company: Company, from: ListRecord, to: ListRecord): void {
  const column = { accounts: 'discount_account', classes: 'discount_class' }[from.family]
  if (column) company.sql(`update links set ${column} = ? where ${column} = ?`).run(to.id, from.id)
}

function moveLists(
  company: Company,
  from: ListRecord,
  swap: (fields: Fields, owner: Entity) => Fields,
): void {
  const rows = company
    .sql('select serial, kind, body from lists where instr(body, ?) > 0')
    .all(from.id) as { serial: number; kind: string; body: string }[]
  for (const { serial, kind, body } of rows)
    company
      .sql('update lists set body = ? where serial = ?')
      .run(JSON.stringify(swap(JSON.parse(body) as Fields, entity(kind))), serial)
}

interface Swap {
  readonly family: string
  readonly owner: Entity
  readonly from: string
  readonly to: string
}

/** Ids are unique within a family only: a reference is changed where its name points to that family. */
function repointed(fields: Fields, swap: Swap): Fields {
  const out: Fields = {}
  for (const name in fields) out[name] = value(name, fields[name], swap)
  return out
}

function value(name: string, given: FieldValue | undefined, swap: Swap): FieldValue | undefined {
  if (given === undefined) return given
  if (typeof given === 'string')
    return given === swap.from && hiddenFamily(name) === swap.family ? swap.to : given
  if (Array.isArray(given)) return given.map((one) => value(name, one, swap) as string | Fields)
  const isOurs = given['ListID'] === swap.from && familyOf(name, swap.owner) === swap.family
  return isOurs ? { ...given, ListID: swap.to } : repointed(given, swap)
}

function familyOf(refName: string, owner: Entity): string | undefined {
  const [first] = refTargets(refName, owner)
  return first === undefined ? undefined : entity(first).family
}

/** What is kept with a transaction and never shows: the account of a line, the agency of a tax. */
function hiddenFamily(name: string): string | undefined {
  // `~cogs` is the cost of goods account of a line (stock-moves.ts).
  if (/account$|^~cogs$/i.test(name)) return 'accounts'
  if (/vendor$|party$/i.test(name)) return 'names'
  if (/item$/i.test(name)) return 'items'
  return /class$/i.test(name) ? 'classes' : undefined
}
