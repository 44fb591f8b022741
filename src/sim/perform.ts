// One request: which function answers it, in one transaction, and the status of its answer.
import type { Message } from '../qbxml/document.ts'
import { shapeOf } from '../qbxml/shapes.ts'
import { entityNamed } from '../schema/entities.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { model, request as requestNamed } from '../schema/grammar.ts'
import { addList, addTxn, type Saved } from './add.ts'
import type { Company } from './company-file.ts'
import { extensionRequests } from './data-extensions.ts'
import { deskRequests } from './desk-requests.ts'
import { definitionRequests, definitionRets } from './extension-definitions.ts'
import { refuseFeature } from './features.ts'
import { inside, textOf } from './filters.ts'
import { countOf, type Found, firstRows, inPages, mostRows, type Ret } from './found.ts'
import { type Iterators, pageSizeOf, sizeOf } from './iterator.ts'
import { listRequests, listRows } from './list-requests.ts'
import { alwaysOf } from './missing.ts'
import { modList, modTxn } from './mod.ts'
import { cut, onlyOf } from './present.ts'
import { queryLists, queryTxns, unionOf } from './query.ts'
import { keyMissing, nothingFound, ok, Refusal, type Status } from './refusal.ts'
import { deletedQuery, deleteList, deleteTxn, voidTxn } from './remove.ts'
import { report } from './reports/reports.ts'
import { serviceQueries } from './service-queries.ts'
import { subscriptionRequests } from './subscriptions.ts'
import { form1099Requests, taxPayableRets } from './tax-queries.ts'
import { toDepositRets } from './to-deposit.ts'
import { toPayRets } from './to-pay.ts'
import { queryTransactions } from './transaction-query.ts'

const rowQueries: Readonly<Record<string, (company: Company, content: Fields) => Fields[]>> = {
  ReceivePaymentToDepositQueryRq: toDepositRets,
  BillToPayQueryRq: toPayRets,
  SalesTaxPayableQueryRq: taxPayableRets,
  DataExtDefQueryRq: definitionRets,
  ...listRows,
  // Returns of sales tax and payroll periods are those of other editions and of a payroll service.
  SalesTaxReturnQueryRq: () => [],
  SalesTaxReturnLineQueryRq: () => [],
  PayrollLastPeriodQueryRq: () => [],
}

/** What lives as long as a session of an application. */
export interface SessionState {
  readonly app: string
  readonly iterators: Iterators
  /** Ids by macro name: `TxnID:Pay1`. */
  readonly macros: Map<string, string>
}

interface Outcome {
  readonly status: Status
  readonly attributes?: Readonly<Record<string, string>>
  readonly content: Fields
}

export function perform(company: Company, session: SessionState, asked: Message): Message {
  let outcome: Outcome
  try {
    const content = useMacros(asked.content, session)
    outcome = dispatch(company, session, { ...asked, content })
  } catch (error) {
    if (error instanceof Refusal) outcome = error
    // Amounts that are no whole number of cents any more, nor a sum of them.
    else if (error instanceof RangeError && error.message.startsWith('amount too large'))
      outcome = { status: tooLarge, content: {} }
    else if (isBusy(error)) outcome = { status: busy, content: {} }
    else throw error
  }
  return answer(asked, outcome.status, outcome.attributes, outcome.content)
}

/** The Rs of a request: requestID first, then the status, then counts (3, certain). */
export function answer(
  asked: Pick<Message, 'name' | 'attributes'>,
  status: Status,
  attributes: Readonly<Record<string, string>> = {},
  content: Fields = {},
): Message {
  const { requestID } = asked.attributes
  return {
    name: `${asked.name.slice(0, -2)}Rs`,
    attributes: {
      ...(requestID === undefined ? {} : { requestID }),
      statusCode: String(status.code),
      statusSeverity: status.severity,
      statusMessage: status.message,
      ...attributes,
    },
    content,
  }
}

/** QuickBooks' own code; the text is ours. */
const tooLarge: Status = {
  code: 3101,
  severity: 'Error',
  message: 'The resulting amount is too large.',
}

const busy: Status = {
  code: 1010,
  severity: 'Error',
  message: 'The system is not available.',
}

// Another process holds the company file longer than busy_timeout.
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

const unsupported = (): Refusal =>
  new Refusal(1030, 'This request is not supported by this implementation.')

function dispatch(company: Company, session: SessionState, asked: Message): Outcome {
  const known = requestNamed(asked.name)
  if (!known) throw unsupported()
  const { content } = asked
  const done = (fields: Fields): Outcome => ({ status: ok, content: fields })
  switch (asked.name) {
    case 'TxnDelRq':
      return done(company.write(() => deleteTxn(company, content)))
    case 'TxnVoidRq':
      return done(company.write(() => voidTxn(company, content)))
    case 'ListDelRq':
      return done(company.write(() => deleteList(company, content)))
    case 'TxnDeletedQueryRq':
    case 'ListDeletedQueryRq': {
      const side = asked.name.startsWith('Txn') ? 'Txn' : 'List'
      const { status, rets } = deletedQuery(company, side, content)
      return counted(asked, status, rets.length, { [`${side}DeletedRet`]: rets })
    }
  }
  const extension =
    extensionRequests[asked.name] ?? definitionRequests[asked.name] ?? form1099Requests[asked.name]
  if (extension) return done(company.write(() => extension(company, content)))
  const action =
    listRequests[asked.name] ?? deskRequests[asked.name] ?? subscriptionRequests[asked.name]
  if (action) return done(company.write(() => action(company, content)))
  const service = serviceQueries[asked.name]
  if (service) return done(service(company, content))
  const rows = rowQueries[asked.name]
  if (rows) return listed(company, asked, rows)
  if (asked.name === 'TransactionQueryRq')
    return query(company, session, asked, (from, limit) => queryTransactions(company, from, limit))
  const union = known.operation === 'Query' ? unionOf(known.entity) : undefined
  if (union)
    return query(company, session, asked, (from, limit) => queryLists(company, union, from, limit))
  if (known.operation === 'Report') return done(report(company, asked.name, content))
  const owner = entityNamed(known.entity)
  if (!owner) throw unsupported()
  switch (known.operation) {
    case 'Query':
      return query(company, session, asked, (from, limit, walks) =>
        owner.kind === 'list'
          ? queryLists(company, [owner], from, limit)
          : queryTxns(company, owner, from, limit, walks),
      )
    case 'Add':
      return save(company, session, owner, content, owner.kind === 'list' ? addList : addTxn)
    case 'Mod':
      return save(company, session, owner, content, owner.kind === 'list' ? modList : modTxn)
    default:
      throw unsupported()
  }
}

function save(
  company: Company,
  session: SessionState,
  owner: Entity,
  content: Fields,
  verb: (company: Company, owner: Entity, content: Fields) => Saved,
): Outcome {
  // Before anything in it is looked up (our choice).
  if (owner.kind === 'txn') refuseFeature(company, owner.name)
  const { id, ret, status = ok } = company.write(() => verb(company, owner, content))
  const macro = inside(content, `${owner.name}Add`)?.['@defMacro']
  if (typeof macro === 'string' && id !== undefined) session.macros.set(macro, id)
  return { status, content: { [owner.retName]: ret } }
}

/** Queries without pages: everything there is, cut to what the request names. */
function listed(
  company: Company,
  asked: Message,
  rows: (company: Company, content: Fields) => Fields[],
): Outcome {
  const found = rows(company, asked.content)
  const only = onlyOf(asked.content)
  const name = `${asked.name.slice(0, -'QueryRq'.length)}Ret`
  const status = found.length === 0 ? nothingFound : ok
  // Elements that the schema requires of every Ret stay, whatever the request names (our choice).
  const kept = only.size === 0 ? only : new Set([...only, ...alwaysOf(shapeOf(model(name)))])
  return counted(asked, status, found.length, { [name]: found.map((ret) => cut(ret, kept)) })
}

function query(
  company: Company,
  session: SessionState,
  asked: Message,
  find: (content: Fields, limit: number | undefined, walks?: boolean) => Found,
): Outcome {
  const { attributes, name, content } = asked
  const max = textOf(content, 'MaxReturned')
  const id = attributes['iteratorID'] ?? ''
  const { iterator } = attributes
  const shape = (from: Fields) => find(from, 1)
  if (iterator === 'Stop') return page(asked, session.iterators.stop(name, id, shape))
  if (iterator === 'Continue')
    return page(asked, session.iterators.next(name, id, pageSizeOf(max), shape))
  const counts = wantsCount(asked)
  const limit = max === '' || counts || iterator ? undefined : Math.min(Number(max), mostRows)
  const found = find(content, limit, iterator === 'Start' || counts)
  if (iterator !== 'Start' || found.byKey) return whole(asked, found)
  const size = sizeOf(found, max)
  if (found.missing !== undefined) return whole(asked, found)
  return page(asked, session.iterators.start(name, content, found, size, company), found)
}

/** Everything that was found, as far as MaxReturned goes. */
function whole(asked: Message, found: Found): Outcome {
  const max = textOf(asked.content, 'MaxReturned')
  const onlyCount = asked.attributes['metaData'] === 'MetaDataOnly'
  const most = max === '' || found.byKey ? mostRows : Number(max)
  try {
    const records = onlyCount ? [] : inPages(firstRows(found, most), found.rets)
    const count = wantsCount(asked) ? countOf(found) : 0
    return counted(asked, statusOf(found), count, rets(records))
  } finally {
    found.rest?.end()
  }
}

function statusOf(found: Found): Status {
  if (found.missing !== undefined) return keyMissing(found.missing)
  return found.serials.length === 0 ? nothingFound : ok
}

function page(asked: Message, made: ReturnType<Iterators['start']>, found?: Found): Outcome {
  const counts = found && wantsCount(asked) ? { retCount: String(countOf(found)) } : {}
  return {
    status: made.status,
    attributes: { ...counts, ...made.attributes },
    content: asked.attributes['metaData'] === 'MetaDataOnly' ? {} : rets(made.records),
  }
}

const wantsCount = (asked: Message): boolean =>
  (asked.attributes['metaData'] ?? 'NoMetaData') !== 'NoMetaData'

function counted(asked: Message, status: Status, count: number, content: Fields): Outcome {
  if (!wantsCount(asked)) return { status, content }
  return {
    status,
    attributes: { retCount: String(count) },
    content: asked.attributes['metaData'] === 'MetaDataOnly' ? {} : content,
  }
}

/** Records by the name of their Ret; where kinds come mixed, `@order` keeps how. */
function rets(records: readonly (Ret | undefined)[]): Fields {
  const out: Fields = {}
  const order: string[] = []
  for (const record of records) {
    if (!record) continue
    const all = (out[record.name] ??= []) as Fields[]
    all.push(record.fields)
    order.push(record.name)
  }
  if (new Set(order).size > 1) out['@order'] = order
  return out
}

/** Ids that the request names by macro; an unknown one ends it with 9100 (2, certain; the text is ours). */
function useMacros(fields: Fields, session: SessionState): Fields {
  let out: Fields | undefined
  const value = (given: Fields[string]): Fields[string] => {
    if (given === undefined || typeof given === 'string') return given
    if (Array.isArray(given)) {
      const all = given.map((v) => value(v) as string | Fields)
      return all.some((v, i) => v !== given[i]) ? all : given
    }
    const macro = given['@useMacro']
    if (typeof macro !== 'string') return useMacros(given, session)
    const id = session.macros.get(macro)
    if (id === undefined) throw new Refusal(9100, `The macro "${macro}" has not been defined.`)
    return id
  }
  for (const name in fields) {
    if (name.startsWith('@')) continue
    const found = value(fields[name])
    if (found !== fields[name]) out = { ...(out ?? fields), [name]: found }
  }
  return out ?? fields
}
