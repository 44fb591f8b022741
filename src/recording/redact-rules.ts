// What is replaced in a recording that is given away. The grammar says what an element holds: amounts, dates, ids,
// flags and the words of a list stay. Text is replaced unless a row here says otherwise, and so is what the grammar
// does not know.
import { catalogue } from '../errors.ts'
import { entities, entity } from '../schema/entities.ts'
import type { Column, Entity } from '../schema/entity.ts'
import { model, response } from '../schema/grammar.ts'
import type { ElementParticle, Particle } from '../schema/notation.ts'
import { hresults, statusCodes } from '../schema/status-codes.ts'
import type { TableName } from '../store/store.ts'

/**
 * keep: nobody's name. number: letters are replaced, digits stay. message: words that everybody uses stay. xml: a
 * qbXML text. text: every word is replaced.
 */
export type How = 'keep' | 'number' | 'message' | 'xml' | 'text'

/** Elements of type STR that are not free text. */
export const elementRules: Readonly<Record<string, How>> = {
  EditSequence: 'keep',
  MajorVersion: 'keep',
  MinorVersion: 'keep',
  ProductName: 'keep',
  SupportedQBXMLVersion: 'keep',
  IncludeRetElement: 'keep',
  CurrencyCode: 'keep',
  Country: 'keep',
  FormType: 'keep',
  RefNumber: 'number',
  FromRefNumber: 'number',
  ToRefNumber: 'number',
  RefNumberCaseSensitive: 'number',
  PONumber: 'number',
  CheckNumber: 'number',
}

/** Attributes that are not text of anybody. Others are replaced. */
export const plainAttributes: ReadonlySet<string> = new Set([
  ...['requestID', 'metaData', 'iterator', 'iteratorID', 'iteratorRemainingCount', 'retCount'],
  ...['statusCode', 'statusSeverity', 'onError', 'responseData', 'version', 'encoding'],
  ...['newMessageSetID', 'oldMessageSetID', 'messageSetStatusCode', 'standalone', 'defMacro'],
  'useMacro',
])

/** Columns of the store that hold what a person wrote. Those not named hold ids, times and words of ours. */
export const storeRules: Partial<Record<TableName, Readonly<Record<string, How>>>> = {
  connections: { company_name: 'text', company_file: 'text' },
  installations: { label: 'text', app_name: 'text', origin: 'text' },
  sessions: { request_text: 'xml', last_error: 'message' },
  runs: { first_error: 'message' },
  exchanges: { request: 'xml', message: 'message' },
  links: { label: 'text' },
  errors: { label: 'text', party: 'text', reason: 'message', hint: 'message' },
  skips: { label: 'text', reason: 'message' },
  conflicts: { label: 'text' },
  requests: {
    asked_by: 'text',
    title: 'text',
    document: 'xml',
    answer: 'xml',
    problem: 'message',
  },
}

/** Keys of the JSON columns of the store that hold what a person wrote, wherever they stand; of others nothing. */
export const keyRules: Readonly<Record<string, How>> = {
  companyName: 'text',
  companyFile: 'text',
  partyLabel: 'text',
  payments: 'text',
  deposits: 'text',
  bills: 'text',
  cards: 'text',
  support: 'text',
  label: 'text',
}

/** JSON columns whose keys are columns of the kind of record that the row is about. */
export const recordColumns: Partial<Record<TableName, string>> = {
  journal: 'fields',
  conflicts: 'fields',
}

/** Columns that hold the name of a list record, or the number of a document. */
export const labelTables: ReadonlySet<TableName> = new Set([
  'links',
  'errors',
  'skips',
  'conflicts',
])

/** Names that QuickBooks gives by itself, or everybody gives: they tell nothing, and rules may go by them. */
export const publicNames: ReadonlySet<string> = new Set([
  ...['Accounts Receivable', 'Accounts Payable', 'Undeposited Funds', 'Sales Tax Payable'],
  ...['Opening Balance Equity', 'Retained Earnings', 'Inventory Asset', 'Cost of Goods Sold'],
  ...['Estimates', 'Sales Orders', 'Purchase Orders', 'Petty Cash', 'Checking', 'Savings'],
  ...['Tax', 'Non', 'Out of State', 'Check', 'Cash', 'Visa', 'MasterCard', 'American Express'],
  ...['Discover', 'E-Check', 'Due on receipt', 'Net 15', 'Net 30', 'Net 60', '1% 10 Net 30'],
  ...['2% 10 Net 30', 'FileID', 'Sales', 'US Dollar', 'Admin'],
])

const wordsOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((w) => w.toLowerCase())

/** Words of our own messages and of our words for those of QuickBooks, and names of the grammar's elements. */
export function commonWords(): ReadonlySet<string> {
  const own = Object.values(catalogue).flatMap((row) => [row.says, row.hint])
  const status = [...statusCodes, ...hresults].flatMap((r) => [
    r.code,
    r.meaning,
    r.causes,
    r.remedy,
  ])
  const kinds = entities.flatMap((e) => [e.name, e.addName, e.modName, e.queryName, e.retName])
  return new Set([...own, ...status, ...kinds, ...publicNames, ...lists].flatMap(wordsOf))
}

/** Words of what QuickBooks itself says (qbxml-semantics.md 25), as far as they are nobody's. */
const lists = [
  'An attempt was made to modify or add an object with a date that is on or before the closing date of the company',
  'If you are sure you really want to do this, please ask a user with Admin privileges to remove the password for',
  'editing transactions, this setting is in the Accounting Company Preferences, then try again',
  'There is an invalid reference to QuickBooks in the line, the list element is already in use, status OK',
  'There was an error when saving, modifying, adding, deleting, converting or looking up a record or object',
  'QuickBooks error message: Invalid argument. The specified record does not exist in the list',
  'The provided edit sequence is out of date, the query request has not been fully completed',
  'A query request did not find a matching object, required elements or fields are missing, ids not found',
  'The transaction could not be locked, it is in use by another user, you do not have permission',
  'cannot be changed deleted voided because it has been used cleared deposited reconciled applied paid balance amount',
  'This feature is not enabled or not available in this version, a string is too long, the maximum length is',
  'turned off on not found invalid value element attribute given field given object id parent customer vendor account',
]

/** How a column of an entity is treated, header or line. */
export function columnRule(e: Entity, column: Column): How {
  if (column.ref || column.type !== 'text') return 'keep'
  if (typeof column.from !== 'string') return column.name === 'status' ? 'keep' : 'text'
  const name = column.from.split('.').at(-1) ?? ''
  const leaf = leafOf(e, column.from)
  if (leaf?.type !== undefined && leaf.type !== 'STR') return 'keep'
  return elementRules[name] ?? 'text'
}

const leafOf = (e: Entity, path: string): ElementParticle | undefined => {
  const answer = response(`${e.name}QueryRs`)
  let content = answer?.content ?? []
  let found: ElementParticle | undefined
  for (const name of [e.retName, ...path.split('.')]) {
    found = find(content, name) ?? inLines(e, content, name)
    if (!found) return undefined
    content = found.model === undefined ? [] : model(found.model).content
  }
  return found
}

const inLines = (e: Entity, content: readonly Particle[], name: string) => {
  for (const line of e.lines) {
    const of = find(content, `${line}Ret`)
    const found = of?.model === undefined ? undefined : find(model(of.model).content, name)
    if (found) return found
  }
  return undefined
}

function find(particles: readonly Particle[], name: string): ElementParticle | undefined {
  for (const p of particles) {
    if (p.kind === 'element') {
      if (p.name === name) return p
    } else {
      const inside = find(p.members, name)
      if (inside) return inside
    }
  }
  return undefined
}

/** Columns of every row of the platform that are ours, or say whose a row is. */
export const ownColumns: ReadonlySet<string> = new Set([
  ...['id', 'connection', 'kind', 'quickbooks_id', 'revision', 'archived_at', 'archive_reason'],
  ...['synced_at', 'sync_version', 'booking', 'source', 'status', 'invoice_id', 'parent_id'],
  ...['position', 'quickbooks_line_id', 'group_position', 'problem'],
])

/** Rules of the columns of one kind of record; a column that no row describes is text. */
export function columnRules(name: string): ReadonlyMap<string, How> {
  const e = entity(name)
  const rules = new Map<string, How>([...ownColumns].map((c) => [c, 'keep'] as const))
  for (const c of [...e.lineColumns, ...e.columns]) rules.set(c.name, columnRule(e, c))
  rules.set('invoice_number', 'number')
  return rules
}
