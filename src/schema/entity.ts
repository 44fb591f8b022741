// The shape of an entity row: what must be known of a kind of record beyond its grammar. list() and txn()
// fill in what all lists and all transactions share. Rows are in desktop/, the table is entities.ts.

import { addAmounts } from './scalars.ts'

/** A record, or any aggregate: text for a leaf, an array where more than one may come. Attributes are `@name`. */
export interface Fields {
  [name: string]: FieldValue | undefined
}
export type FieldValue = string | Fields | (string | Fields)[]

export type ColumnType = 'text' | 'amount' | 'price' | 'quantity' | 'date' | 'flag' | 'integer'

/** How a value is worked out, and from what: a reader that knows it need not keep the rest of a record. */
export interface Worked {
  (record: Fields): string | undefined
  /** Paths of texts and of whole aggregates or lists. */
  readonly reads: readonly string[]
}

export const worked = (
  reads: readonly string[],
  work: (record: Fields) => string | undefined,
): Worked => Object.assign((record: Fields) => work(record), { reads })

/** The first of these texts that is there. */
export const firstOf = (...paths: string[]): Worked =>
  worked(paths, (record) => {
    for (const path of paths) {
      const text = textAt(record, path)
      if (text !== undefined) return text
    }
    return undefined
  })

/** One documented column of the backend table of an entity or of its lines. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Where the value stands in the record ("CustomerRef.FullName"), or how it is worked out from it. */
  readonly from: string | Worked
  /**
   * Where the value goes when the platform sends it: the first of these paths that the Add or Mod has. Absent:
   * `from`, where that is a path. A path of one kind of line only is written `JournalDebitLine/Amount`.
   */
  readonly to?: readonly string[]
  /** The value is a QuickBooks id in this family; the column holds the platform's id of that record. */
  readonly ref?: string
  /** What the platform writes here, in a record of its own, stays until QuickBooks has a value of its own. */
  readonly isWish?: true
  readonly says: string
}

export interface Entity {
  /** QuickBooks' own name: Invoice, ItemService. */
  readonly name: string
  /** Word of the command line and name of the backend table: invoices. */
  readonly plural: string
  readonly kind: 'list' | 'txn'
  readonly idField: string
  readonly revisionField: string
  readonly createdField: string
  readonly modifiedField: string
  /** What a person knows the record by: FullName, Name or RefNumber. */
  readonly labelField: string
  readonly retName: string
  readonly queryName: string
  readonly addName: string
  readonly modName: string
  /** Ids are unique within a family; list records of one share a name space and an id counter (qbxml-semantics.md 8, 9). */
  readonly family: string
  readonly hierarchical: boolean
  /** Backend table; kinds of one list share one (`items`). */
  readonly table: string
  /** Names of the line aggregates without Add, Mod or Ret: InvoiceLine, InvoiceLineGroup. */
  readonly lines: readonly string[]
  readonly lineColumns: readonly Column[]
  readonly columns: readonly Column[]
  /** Transactions: can be voided, can be found among the deleted. */
  readonly voidable: boolean
  /** The transaction date; also the field the windows of a first sync go by. */
  readonly dateField?: string
  /** Field that holds the reference to the customer or vendor of a transaction. */
  readonly partyField?: string
  /** Field with the amount still open, for documents that can be paid or applied. */
  readonly openField?: string
  /** Field with the amount of a document that the platform owns: where it moves, somebody edited it. */
  readonly totalField?: string
  /** Field with a balance that moves while the record itself stays unsaved, so that no time of change tells of it. */
  readonly balanceField?: string
  /** Field that says whether it is to be emailed. */
  readonly emailField?: string
  /** People know it by its number, so two of one number would be one too many; QuickBooks itself does not mind. */
  readonly hasUniqueNumber?: boolean
  /** Kind of credit that lowers what is open on it, for what has to be told apart from payments (R142). */
  readonly creditedBy?: string
  /** Fields that tell what sort of record it is (Bank), and which of those QuickBooks made itself (UndepositedFunds). */
  readonly sortFields?: readonly [sort: string, special: string]
  /** Field with the A/R or A/P account, which a payment must share (qbxml-semantics.md 15.1). */
  readonly ledgerField?: string
  /** Kind of document this one is applied to, and where their ids stand. */
  readonly appliesTo?: { readonly entity: string; readonly field: string }
  /** Fields that QuickBooks changes by itself: a difference only there is no edit by a person. */
  readonly volatile: readonly string[]
}

type Row = Partial<Omit<Entity, 'name' | 'plural' | 'kind'>>

function row(
  name: string,
  plural: string,
  kind: Entity['kind'],
  idField: string,
  own: Row,
): Entity {
  return {
    name,
    plural,
    kind,
    idField,
    revisionField: 'EditSequence',
    createdField: 'TimeCreated',
    modifiedField: 'TimeModified',
    labelField: kind === 'list' ? (own.hierarchical ? 'FullName' : 'Name') : 'RefNumber',
    retName: `${name}Ret`,
    queryName: `${name}QueryRq`,
    addName: `${name}AddRq`,
    modName: `${name}ModRq`,
    family: plural,
    table: plural.replaceAll('-', '_'),
    hierarchical: false,
    lines: [],
    lineColumns: [],
    columns: [],
    voidable: false,
    volatile: [],
    ...own,
  }
}

export const list = (name: string, plural: string, own: Row = {}): Entity =>
  row(name, plural, 'list', 'ListID', own)

export const txn = (name: string, plural: string, own: Row = {}): Entity =>
  row(name, plural, 'txn', 'TxnID', { dateField: 'TxnDate', ...own })

/** What must be remembered of a record between runs, whatever kind it is. */
export interface RecordFacts {
  readonly party?: string
  readonly partyLabel?: string
  readonly open?: string
  /** Of a payable: its amount. */
  readonly total?: string
  /** Of an account: its book balance. */
  readonly balance?: string
  /** What credits took off it; absent where none did. */
  readonly credited?: string
  readonly ledger?: string
  readonly date?: string
  /** Ids of the documents it is applied to. */
  readonly appliedTo?: readonly string[]
  /** Of a list record: what it stands under, and whether it was made inactive. */
  readonly parent?: string
  readonly inactive?: true
  /** Marked to be emailed in QuickBooks (R141). */
  readonly toEmail?: true
  /** Bank, Income …, of an account; and which of those QuickBooks made itself. */
  readonly sort?: string
  readonly special?: string
  /** A customer whose first invoice is imported (R52). */
  readonly billed?: true
  /** Ids of the platform's records that have its name, where there are several (R68); the one somebody chose. */
  readonly candidates?: readonly string[]
  readonly chosen?: string
}

export function factsOf(entity: Entity, record: Fields): RecordFacts {
  const at = (path: string | undefined) => (path ? textAt(record, path) : undefined)
  const applied = entity.appliesTo
    ? listAt(record, entity.appliesTo.field)
        .filter((a) => textAt(a, 'TxnType') === entity.appliesTo?.entity)
        .flatMap((a) => textAt(a, 'TxnID') ?? [])
    : []
  const party = at(entity.partyField && `${entity.partyField}.ListID`)
  const partyLabel = at(entity.partyField && `${entity.partyField}.FullName`)
  const open = at(entity.openField)
  const total = at(entity.totalField)
  const balance = at(entity.balanceField)
  const credited = entity.creditedBy ? creditedBy(record, entity.creditedBy) : undefined
  const ledger = at(entity.ledgerField && `${entity.ledgerField}.ListID`)
  const date = at(entity.dateField)
  const parent = entity.hierarchical ? textAt(record, 'ParentRef.ListID') : undefined
  const sort = at(entity.sortFields?.[0])
  const special = at(entity.sortFields?.[1])
  // Always in this order: facts are compared as text.
  const facts: { -readonly [F in keyof RecordFacts]: RecordFacts[F] } = {}
  if (party !== undefined) facts.party = party
  if (partyLabel !== undefined) facts.partyLabel = partyLabel
  if (open !== undefined) facts.open = open
  if (total !== undefined) facts.total = total
  if (balance !== undefined) facts.balance = balance
  if (credited !== undefined) facts.credited = credited
  if (ledger !== undefined) facts.ledger = ledger
  if (date !== undefined) facts.date = date
  if (applied.length > 0) facts.appliedTo = applied
  if (parent !== undefined) facts.parent = parent
  if (sort !== undefined) facts.sort = sort
  if (special !== undefined) facts.special = special
  if (at(entity.emailField) === 'true') facts.toEmail = true
  if (textAt(record, 'IsActive') === 'false') facts.inactive = true
  return facts
}

/** The paths that facts are read from. */
export const pathsOfFacts = (e: Entity): string[] => [
  ...(e.partyField ? [`${e.partyField}.ListID`, `${e.partyField}.FullName`] : []),
  ...[e.openField, e.balanceField, e.dateField, e.emailField, ...(e.sortFields ?? [])].filter(
    (p) => p !== undefined,
  ),
  ...(e.ledgerField ? [`${e.ledgerField}.ListID`] : []),
  ...(e.creditedBy ? ['LinkedTxn'] : []),
  ...(e.appliesTo ? [e.appliesTo.field] : []),
  ...(e.hierarchical ? ['ParentRef.ListID'] : []),
  'IsActive',
]

function creditedBy(record: Fields, kind: string): string | undefined {
  if (record['LinkedTxn'] === undefined) return undefined
  const amounts = listAt(record, 'LinkedTxn')
    .filter((link) => textAt(link, 'TxnType') === kind)
    .map((link) => (textAt(link, 'Amount') ?? '0').replace('-', ''))
  return amounts.length === 0 ? undefined : addAmounts(...amounts)
}

/** The column with the id of the customer or vendor of a transaction. */
export const partyColumn = (e: Entity): string | undefined =>
  e.partyField && e.columns.find((c) => c.ref && c.from === `${e.partyField}.ListID`)?.name

/** Paths are few and asked for by the ten thousand, so each is split once. */
const paths = new Map<string, readonly string[]>()
function namesOf(path: string): readonly string[] {
  let names = paths.get(path)
  if (!names) paths.set(path, (names = path.split('.')))
  return names
}

/** The value at a path of element names ("BillAddress.City"), or undefined. */
export function valueAt(record: Fields, path: string): FieldValue | undefined {
  let value = record[path]
  if (value !== undefined) return value
  const names = namesOf(path)
  if (names.length === 1) return undefined
  value = record
  for (const name of names) {
    if (value === undefined || typeof value === 'string' || Array.isArray(value)) return undefined
    value = value[name]
  }
  return value
}

export function textAt(record: Fields, path: string): string | undefined {
  const value = valueAt(record, path)
  return typeof value === 'string' ? value : undefined
}

export function fieldsAt(record: Fields, path: string): Fields | undefined {
  const value = valueAt(record, path)
  return value === undefined || typeof value === 'string' || Array.isArray(value)
    ? undefined
    : value
}

/** The aggregates at a path as a list, empty where there is none. */
export function listAt(record: Fields, path: string): Fields[] {
  const value = valueAt(record, path)
  if (value === undefined || typeof value === 'string') return []
  const all: Fields[] = []
  if (!Array.isArray(value)) all.push(value)
  else for (const one of value) if (typeof one !== 'string') all.push(one)
  return all
}

export function textsAt(record: Fields, path: string): string[] {
  const value = valueAt(record, path)
  if (value === undefined) return []
  const all = Array.isArray(value) ? value : [value]
  return all.filter((v): v is string => typeof v === 'string')
}
