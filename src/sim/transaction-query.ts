// TransactionQuery (qbxml-semantics.md 10.3): one row a transaction, or one a line, over all kinds. The amount is
// seen from the account of the row (reported): positive where it raises what that account naturally holds.
import { entities } from '../schema/entities.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { type SpecialAccount, specialAccount } from './accounts.ts'
import type { Company } from './company-file.ts'
import { Conditions, oneOf, textOf, textsOf } from './filters.ts'
import { type Found, mostRows } from './found.ts'
import { fold, isId, serialOf } from './ids.ts'
import { cut, onlyOf } from './present.ts'
import { type Line, listById, type Txn, txnBySerial } from './records.ts'
import { idOf, refTo } from './reference.ts'
import { Refusal } from './refusal.ts'
import { kindsIn, transactionFilters } from './transaction-filters.ts'

/** Kinds that post nothing, and the account their amount is shown on. */
const nonPosting: Readonly<Record<string, SpecialAccount>> = {
  Estimate: 'Estimates',
  SalesOrder: 'SalesOrders',
  PurchaseOrder: 'PurchaseOrders',
}

/** Lines a transaction has at most: a row number is the transaction's and the place of the line. */
const places = 10_000

export function queryTransactions(company: Company, content: Fields, limit?: number): Found {
  const ids = textsOf(content, 'TxnID')
  const refs = textsOf(content, 'RefNumber')
  const exactRefs = textsOf(content, 'RefNumberCaseSensitive')
  const keys = [...ids, ...refs, ...exactRefs]
  const c = new Conditions()
  if (ids.length > 0) {
    for (const id of ids)
      if (!isId(id))
        throw new Refusal(
          3000,
          `The given object ID "${id}" in the field "Transaction id" is invalid.`,
        )
    c.add('q.serial in (select value from json_each(?))', JSON.stringify(ids.map(serialOf)))
    oneOf(
      c,
      'q.id',
      ids.map((id) => id.toUpperCase()),
    )
  } else if (keys.length > 0) {
    oneOf(c, 'q.ref_key', keys.map(fold))
    if (exactRefs.length > 0) oneOf(c, 'q.ref_number', exactRefs)
    c.use('txns_ref')
  }
  // Numbers alone are keys; with other filters beside them they are one filter more (schema: a sequence).
  transactionFilters(c, company, content)
  const level = textOf(content, 'TransactionDetailLevelFilter') || 'SummaryOnly'
  const most = level === 'SummaryOnly' ? limit : undefined
  const serials = inOrder(company, c, {
    kinds: kindsIn(content),
    byId: ids.length > 0,
    limit: most,
  })
  const only = onlyOf(content)
  return {
    serials:
      level === 'SummaryOnly' ? serials.map((s) => s * places) : rowsOf(company, serials, level),
    missing: missing(company, serials, ids, [...refs, ...exactRefs]) ?? c.missing,
    byKey: ids.length > 0,
    rets: (rows) =>
      rows.map((row) => {
        const txn = txnBySerial(company, Math.floor(row / places))
        if (!txn) return undefined
        const place = row % places
        const fields = place === 0 ? summary(company, txn) : detail(company, txn, place - 1)
        return fields && { name: 'TransactionRet', fields: cut(fields, only) }
      }),
  }
}

/** Kind by kind, for each of which the indexes hold its transactions in order; then by date over all of them. */
function inOrder(
  company: Company,
  c: Conditions,
  { kinds, byId, limit }: { kinds: readonly string[]; byId: boolean; limit: number | undefined },
): number[] {
  const index = byId ? 'not indexed' : `indexed by ${c.index ?? 'txns_date'}`
  const statement = company
    .sql(
      `select q.date, q.serial from txns q ${index} where ${['q.kind = ?', ...c.where].join(' and ')}
       order by q.date, q.serial limit ?`,
    )
    .raw(true)
  const rows = kinds.flatMap(
    (kind) => statement.all(kind, ...c.values, limit ?? mostRows) as [string, number][],
  )
  rows.sort(([a, m], [b, n]) => (a < b ? -1 : a > b ? 1 : m - n))
  return rows.slice(0, limit).map(([, serial]) => serial)
}

function missing(
  company: Company,
  serials: readonly number[],
  ids: readonly string[],
  refs: readonly string[],
): string | undefined {
  if (ids.length + refs.length === 0) return undefined
  const found = new Set<string>()
  for (const serial of serials) {
    const txn = txnBySerial(company, serial)
    if (txn) found.add(txn.id).add(fold(txn.refNumber ?? ''))
  }
  return ids.find((id) => !found.has(id.toUpperCase())) ?? refs.find((r) => !found.has(fold(r)))
}

/** Row numbers with their lines: All has the summary of each transaction before them. */
function rowsOf(company: Company, serials: readonly number[], level: string): number[] {
  return serials.flatMap((serial) => {
    const txn = txnBySerial(company, serial)
    const lines = txn ? [...linesIn(txn.lines)] : []
    const own = lines.map((_, i) => serial * places + i + 1)
    return level === 'All' ? [serial * places, ...own] : own
  })
}

function* linesIn(lines: readonly Line[]): Generator<Line> {
  for (const line of lines) {
    const members = line['~members']
    if (Array.isArray(members)) yield* linesIn(members as Line[])
    else yield line
  }
}

const owner = (kind: string): Entity | undefined => entities.find((e) => e.name === kind)

function common(company: Company, txn: Txn): Fields {
  return {
    TxnType: txn.kind,
    TxnID: txn.id,
    TimeCreated: company.zone.print(txn.created),
    TimeModified: company.zone.print(txn.modified),
    TxnDate: txn.date,
    ...(txn.refNumber ? { RefNumber: txn.refNumber } : {}),
  }
}

const refs = (company: Company, txn: Txn, party: string | null, account: string | null): Fields => {
  const of = owner(txn.kind)
  return {
    ...(of && party ? { EntityRef: refTo(company, 'EntityRef', party, of) } : {}),
    ...(of && account ? { AccountRef: refTo(company, 'AccountRef', account, of) } : {}),
  }
}

/** The account a transaction is seen from: where its money is or is owed. */
function ownAccount(company: Company, txn: Txn): string | null {
  const special = nonPosting[txn.kind]
  if (special) return specialAccount(company, special).id
  const { head } = txn
  const payer =
    idOf(head['BankAccountRef']) ??
    idOf(head['CreditCardAccountRef']) ??
    idOf(head['TransferFromAccountRef']) ??
    (txn.kind === 'SalesReceipt' || txn.kind === 'ReceivePayment'
      ? idOf(head['DepositToAccountRef'])
      : undefined)
  return payer ?? txn.account ?? idOf(txn.lines[0]?.['AccountRef']) ?? null
}

const creditSide: ReadonlySet<unknown> = new Set([
  'AccountsPayable',
  'CreditCard',
  'OtherCurrentLiability',
  'LongTermLiability',
  'Equity',
  'Income',
  'OtherIncome',
])

function seenFrom(company: Company, account: string | null, cents: number): string {
  const type = account ? listById(company, 'accounts', account)?.body['AccountType'] : undefined
  return fromCents(cents === 0 ? 0 : creditSide.has(type) ? 0 - cents : cents)
}

function summary(company: Company, txn: Txn): Fields {
  const account = ownAccount(company, txn)
  const memo = txn.head['Memo']
  const { cents } = company
    .sql('select coalesce(sum(amount), 0) as cents from postings where txn = ? and account = ?')
    .get(txn.serial, account) as { cents: number }
  return {
    ...common(company, txn),
    ...refs(company, txn, txn.party, account),
    Amount: nonPosting[txn.kind] ? fromCents(txn.total) : seenFrom(company, account, cents),
    ...(typeof memo === 'string' && memo !== '' ? { Memo: memo } : {}),
  }
}

function detail(company: Company, txn: Txn, place: number): Fields | undefined {
  const line = [...linesIn(txn.lines)][place]
  if (!line) return undefined
  const own = line['~account']
  const account = (typeof own === 'string' ? own : idOf(line['AccountRef'])) ?? null
  const amount = line['Amount']
  const memo = line['Memo'] ?? line['Desc']
  const party = idOf(line['EntityRef']) ?? idOf(line['CustomerRef']) ?? txn.party
  return {
    ...common(company, txn),
    TxnLineID: line['TxnLineID'],
    ...refs(company, txn, party, account),
    Amount: fromCents(typeof amount === 'string' && amount !== '' ? toCents(amount) : 0),
    ...(typeof memo === 'string' && memo !== '' ? { Memo: memo } : {}),
  }
}
