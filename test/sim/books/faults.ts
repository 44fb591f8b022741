// What must hold of any company file after anything that was asked of it.
import type { Message } from '../../../src/qbxml/document.ts'
import type { Fields } from '../../../src/schema/entity.ts'
import { fromCents, toCents } from '../../../src/schema/scalars.ts'
import type { Company } from '../../../src/sim/company-file.ts'

/** Asks the company something: requests in, answers out. */
export type Ask = (requests: string) => Message[]

const number = (company: Company, sql: string): number =>
  Number(company.sql(sql).pluck(true).get() ?? 0)

/** What the sums of the file say of each other: quick enough for every step. */
export function sumFaults(company: Company): string[] {
  return off({
    'trial balance': number(company, "select sum(amount) from balances where party = ''"),
    'postings of one transaction': number(
      company,
      'select count(*) from (select txn from postings group by txn having sum(amount) <> 0)',
    ),
    'postings against balances': number(
      company,
      `select count(*) from (select account, party, sum(amount) as amount from (
           select account, '' as party, amount from postings
           union all select account, party, amount from postings where party <> '') group by 1, 2
         ) p full join balances b on b.account = p.account and b.party = p.party
       where coalesce(p.amount, 0) <> coalesce(b.amount, 0)`,
    ),
    'postings of transactions that are gone': number(
      company,
      'select count(*) from postings where txn not in (select serial from txns)',
    ),
    'links of transactions that are gone': number(
      company,
      `select count(*) from links where source not in (select serial from txns)
         or target not in (select serial from txns)`,
    ),
    'applied amounts against links': number(
      company,
      `select sum(abs(t.applied
         - coalesce((select sum(l.amount + l.discount) from links l where l.target = t.serial), 0)
         - coalesce((select sum(l.amount) from links l where l.source = t.serial), 0))) from txns t`,
    ),
    'Undeposited Funds against what waits there': number(
      company,
      `select coalesce((select sum(b.amount) from balances b join lists a on a.family = 'accounts'
           and a.id = b.account where a.special = 'UndepositedFunds' and b.party = ''), 0)
         - coalesce((select sum(amount) from to_deposit where deposit is null), 0)`,
    ),
    // Nothing else is booked to the asset account: it must be what the stock is worth.
    'inventory assets against stock': number(
      company,
      `select coalesce(sum(b.amount), 0) - coalesce((select sum(moved) from stock), 0)
       from balances b join lists a on a.family = 'accounts' and a.id = b.account
       where json_extract(a.body, '$.Desc') = 'Goods' and b.party = ''`,
    ),
    'documents applied beyond their total': number(
      company,
      'select count(*) from txns where applied > total or applied < 0',
    ),
  })
}

const off = (checks: Readonly<Record<string, number>>): string[] =>
  Object.entries(checks)
    .filter(([, cents]) => cents !== 0)
    .map(([what, cents]) => `${what}: off by ${fromCents(cents)}`)

/** Documents as queries show them: what is open of each, positive where it is owed. */
const documents: Readonly<
  Record<'receivable' | 'payable', readonly (readonly [string, string, 1 | -1])[]>
> = {
  receivable: [
    ['Invoice', 'BalanceRemaining', 1],
    ['Charge', 'BalanceRemaining', 1],
    ['CreditMemo', 'CreditRemaining', -1],
    ['ReceivePayment', 'UnusedPayment', -1],
  ],
  payable: [
    ['Bill', 'OpenAmount', 1],
    ['VendorCredit', 'OpenAmount', -1],
  ],
}

interface Side {
  readonly name: 'receivable' | 'payable'
  readonly type: string
  readonly party: string
  readonly query: string
  readonly partyRef: string
  readonly aging: string
  readonly sign: 1 | -1
}

const sides: readonly Side[] = [
  {
    ...{ name: 'receivable', type: 'AccountsReceivable', party: 'Customer', query: 'Customer' },
    ...{ partyRef: 'CustomerRef', aging: 'ARAgingSummary', sign: 1 },
  },
  {
    ...{ name: 'payable', type: 'AccountsPayable', party: 'Vendor', query: 'Vendor' },
    ...{ partyRef: 'VendorRef', aging: 'APAgingSummary', sign: -1 },
  },
]

const cents = (fields: Fields, name: string): number => {
  const value = fields[name]
  return typeof value === 'string' ? toCents(value) : 0
}
const idOf = (fields: Fields, name: string): string =>
  String((fields[name] as Fields)?.['ListID'] ?? '')

/** What queries and reports show: accounts against open documents, names against theirs, reports against both. */
export function shownFaults(company: Company, ask: Ask, kinds: ReadonlySet<string>): string[] {
  const found: string[] = []
  const all = (kind: string, filter = ''): Fields[] =>
    (ask(`<${kind}QueryRq>${filter}</${kind}QueryRq>`)[0]?.content[`${kind}Ret`] ?? []) as Fields[]
  const everyone = '<ActiveStatus>All</ActiveStatus>'
  for (const side of sides) {
    const open = new Map<string, number>()
    let sum = 0
    for (const [kind, field, sign] of documents[side.name]) {
      if (!kinds.has(kind)) continue
      for (const document of all(kind)) {
        if (document['IsPending'] === 'true') continue
        const left = sign * cents(document, field)
        const party = idOf(document, side.partyRef)
        open.set(party, (open.get(party) ?? 0) + left)
        sum += left
      }
    }
    // What is posted to the account without being a document of the table (journals, refunds, payments of bills),
    // less what it was applied to or what was applied to it.
    const known = JSON.stringify(documents[side.name].map(([kind]) => kind))
    const other = `not in (select value from json_each(?))`
    const rows = company
      .sql(
        `select p.party as party, sum(p.amount) as cents from postings p join txns t on t.serial = p.txn
         join lists a on a.family = 'accounts' and a.id = p.account
           and json_extract(a.body, '$.AccountType') = ?
         where t.kind ${other} group by 1
         union all
         select t.party, ${side.sign} * sum(case when s.kind ${other} then l.amount + l.discount else 0 end
             - case when t.kind ${other} then l.amount + l.discount else 0 end)
         from links l join txns s on s.serial = l.source join txns t on t.serial = l.target
         where exists (select 1 from postings p join lists a on a.family = 'accounts' and a.id = p.account
           and json_extract(a.body, '$.AccountType') = ? where p.txn = t.serial) group by 1`,
      )
      .all(side.type, known, known, known, side.type) as { party: string; cents: number }[]
    for (const row of rows) {
      open.set(row.party, (open.get(row.party) ?? 0) + side.sign * row.cents)
      sum += side.sign * row.cents
    }
    const accounts = all('Account', everyone)
      .filter((a) => a['AccountType'] === side.type)
      .reduce((total, a) => total + cents(a, 'Balance'), 0)
    if (accounts !== sum)
      found.push(`${side.type} is ${fromCents(accounts)}, its open documents ${fromCents(sum)}`)
    for (const name of all(side.query, everyone)) {
      const own = open.get(String(name['ListID'])) ?? 0
      if (cents(name, 'Balance') !== own)
        found.push(
          `${side.party} ${String(name['Name'])} shows ${String(name['Balance'])}, its documents ${fromCents(own)}`,
        )
    }
    // Dates to come are in the balance and not in today's report.
    const [report] = ask(
      `<AgingReportQueryRq><AgingReportType>${side.aging}</AgingReportType><ReportDateMacro>All</ReportDateMacro></AgingReportQueryRq>`,
    )
    if (totalOf(report) !== accounts)
      found.push(
        `${side.aging} says ${fromCents(totalOf(report))}, the account ${fromCents(accounts)}`,
      )
  }
  const [sheet] = ask(
    '<GeneralSummaryReportQueryRq><GeneralSummaryReportType>TrialBalance</GeneralSummaryReportType><ReportDateMacro>All</ReportDateMacro></GeneralSummaryReportQueryRq>',
  )
  const [debit, credit] = lastCells(sheet).slice(-2)
  if (debit !== credit) found.push(`the trial balance has ${debit} and ${credit}`)
  return found
}

function lastCells(message: Message | undefined): string[] {
  const ret = (message?.content['ReportRet'] ?? {}) as Fields
  const rows = (ret['ReportData'] as Fields | undefined)?.['TotalRow']
  const last = (Array.isArray(rows) ? (rows as Fields[]) : []).at(-1)
  return ((last?.['ColData'] ?? []) as Fields[]).map((c) => String(c['@value'] ?? ''))
}
const totalOf = (message: Message | undefined): number => toCents(lastCells(message).at(-1) || '0')
