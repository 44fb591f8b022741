// Turns a legal document into one that means something in a company: references name records that are there, keys
// name records of the right kind with their EditSequence. So the requests get past their first refusal.
import type { Message } from '../../src/qbxml/document.ts'
import { entities, entityNamed } from '../../src/schema/entities.ts'
import type { Entity, Fields, FieldValue } from '../../src/schema/entity.ts'
import { request } from '../../src/schema/grammar.ts'
import { refTargets } from '../../src/schema/refs.ts'
import type { Company } from '../../src/sim/company-file.ts'

interface Key {
  readonly id: string
  readonly revision: number
}

export function plausible(company: Company, asked: Message, random: () => number): Message {
  const kind = request(asked.name)?.entity ?? ''
  const owner = entityNamed(kind) ?? (entities[0] as Entity)
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const record = (kinds: readonly string[]): string | undefined =>
    pick(
      company
        .sql(
          `select id from lists where kind in (select value from json_each(?)) and is_active = 1
           order by serial desc limit 40`,
        )
        .pluck(true)
        .all(JSON.stringify(kinds)) as string[],
    )
  const key = (of: Entity): Key | undefined =>
    pick(
      company
        .sql(
          `select id, revision from ${of.kind === 'list' ? 'lists' : 'txns'} where kind = ?
           order by serial desc limit 20`,
        )
        .all(of.name) as Key[],
    )
  const anyTxn = (): string | undefined =>
    pick(
      company
        .sql('select id from txns order by serial desc limit 200')
        .pluck(true)
        .all() as string[],
    )
  const fields = (given: Fields, isKeyed: boolean): Fields => {
    const known = isKeyed ? key(owner) : undefined
    const out: Fields = {}
    for (const name in given) {
      const made = field(name, given[name], known)
      if (made !== undefined) out[name] = made
    }
    return out
  }
  const field = (
    name: string,
    value: FieldValue | undefined,
    known?: Key,
  ): FieldValue | undefined => {
    if (value === undefined || name.startsWith('@')) return value
    const isNeeded = owner.name === 'TransferInventory'
    if (!isNeeded && offByDefault.test(name) && random() < 0.95) return undefined
    if (Array.isArray(value)) {
      const all = value.map((v) => field(name, v)).filter((v) => v !== undefined)
      return all as (string | Fields)[]
    }
    if (typeof value === 'string') {
      if (known && name === 'EditSequence') return String(known.revision)
      if (known && name === owner.idField) return known.id
      if (/TxnID$/.test(name)) return anyTxn() ?? value
      return value
    }
    if (!name.endsWith('Ref') || name === 'AdditionalContactRef')
      return fields(value, /(Mod)$/.test(name))
    // One kind of account is as good as another nowhere: names that say it are taken at their word.
    const targets = refTargets(name, owner)
    const id = targets[0] === 'Account' ? account(name) : record(targets)
    if (id === undefined)
      return random() < 0.8 && /^(ParentRef|ClassRef|SalesRepRef)$/.test(name) ? undefined : value
    return { ListID: id }
  }
  const account = (name: string): string | undefined => {
    const type =
      accountTypes[name] ??
      (name === 'AccountRef' ? (accountTypes[`${owner.name}.${name}`] ?? 'Expense') : 'Bank')
    return pick(
      company
        .sql(
          `select id from lists where kind = 'Account' and json_extract(body, '$.AccountType') = ?`,
        )
        .pluck(true)
        .all(type) as string[],
    )
  }
  return { ...asked, content: fields(asked.content, false) }
}

/** Needs a feature that a usual company does not have: mostly left out. */
const offByDefault =
  /^(CurrencyRef|CurrencyFilter|.*InventorySite(Location)?Ref|SerialNumber|LotNumber|IsPending)$/

const accountTypes: Readonly<Record<string, string>> = {
  ARAccountRef: 'AccountsReceivable',
  APAccountRef: 'AccountsPayable',
  AssetAccountRef: 'OtherCurrentAsset',
  COGSAccountRef: 'CostOfGoodsSold',
  IncomeAccountRef: 'Income',
  ExpenseAccountRef: 'Expense',
  DiscountAccountRef: 'Income',
  CreditCardAccountRef: 'CreditCard',
  OverrideItemAccountRef: 'Income',
  'CreditCardCharge.AccountRef': 'CreditCard',
  'CreditCardCredit.AccountRef': 'CreditCard',
  'Check.AccountRef': 'Bank',
}
