// The Apply… flags of an item Mod: another account for what is on file too (qbxml-semantics.md 17.7, certain; without
// the flag old transactions stay as they are). Their TimeModified does not move (our choice).
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { post } from './ledger.ts'
import { type Line, type ListRecord, txnBySerial } from './records.ts'
import { idOf } from './reference.ts'

type Side = 'sold' | 'bought'

const sides: Readonly<Record<string, Side>> = {
  Invoice: 'sold',
  CreditMemo: 'sold',
  SalesReceipt: 'sold',
  Estimate: 'sold',
  SalesOrder: 'sold',
  Charge: 'sold',
}

interface Rule {
  readonly flag: string
  readonly account: string
  readonly mark: '~account' | '~cogs'
  readonly side?: Side
}

const rules: readonly Rule[] = [
  { flag: 'ApplyAccountRefToExistingTxns', account: 'AccountRef', mark: '~account' },
  {
    flag: 'ApplyIncomeAccountRefToExistingTxns',
    account: 'IncomeAccountRef',
    mark: '~account',
    side: 'sold',
  },
  {
    flag: 'ApplyExpenseAccountRefToExistingTxns',
    account: 'ExpenseAccountRef',
    mark: '~account',
    side: 'bought',
  },
  { flag: 'ApplyCOGSAccountRefToExistingTxns', account: 'COGSAccountRef', mark: '~cogs' },
]

export function applyAccounts(record: ListRecord, fields: Fields, company: Company): void {
  const given: Fields = {
    ...fields,
    ...(fields['SalesOrPurchaseMod'] as Fields | undefined),
    ...(fields['SalesAndPurchaseMod'] as Fields | undefined),
  }
  const asked = rules.flatMap((rule) => {
    const account = idOf(given[rule.account])
    return given[rule.flag] === 'true' && account !== undefined ? [{ ...rule, account }] : []
  })
  if (asked.length === 0) return
  const text = `"ListID":"${record.id}"`
  const serials = company
    .sql('select serial from txns where instr(lines, ?) > 0 or instr(head, ?) > 0')
    .pluck(true)
    .all(text, text) as number[]
  for (const serial of serials) {
    const txn = txnBySerial(company, serial)
    if (!txn) continue
    const side = sides[txn.kind] ?? 'bought'
    const change = (line: Line): Line => {
      const members = line['~members']
      const out: Line = Array.isArray(members)
        ? { ...line, '~members': (members as Line[]).map(change) }
        : { ...line }
      if (idOf(line['ItemRef'] ?? line['ItemInventoryAssemblyRef']) !== record.id) return out
      for (const rule of asked)
        if (out[rule.mark] !== undefined && (rule.side ?? side) === side)
          out[rule.mark] = rule.account
      return out
    }
    const changed = { ...txn, head: change(txn.head), lines: txn.lines.map(change) }
    company
      .sql('update txns set head = ?, lines = ? where serial = ?')
      .run(JSON.stringify(changed.head), JSON.stringify(changed.lines), serial)
    post(company, changed)
  }
}
