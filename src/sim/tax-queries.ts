// What is owed to tax agencies, and the accounts of form 1099 (qbxml-semantics.md 18).
import { shapeOf } from '../qbxml/shapes.ts'
import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { inside, textOf, textsOf } from './filters.ts'
import { normalise } from './normalise.ts'
import { expandRefs, idOf, refTo, resolveRefs } from './reference.ts'

interface Collected {
  readonly kind: string
  readonly vendor: string | null
  readonly item: string | null
  readonly amount: string
}

/** SalesTaxPayableQuery: what each tax item has collected and not paid, by agency, up to a day (certain). */
export function taxPayableRets(company: Company, content: Fields): Fields[] {
  const until = textOf(content, 'AsOfDate') || '9999-12-31'
  const rows = company
    .sql(
      `select t.kind, json_extract(x.value, '$.vendor') as vendor, json_extract(x.value, '$.item') as item,
         json_extract(x.value, '$.amount') as amount
       from txns t join json_each(t.head, '$."~taxes"') x
       where t.kind in ('Invoice', 'SalesReceipt', 'CreditMemo') and t.is_pending = 0 and t.date <= ?
       union all select t.kind, t.party, json_extract(x.value, '$.ItemSalesTaxRef.ListID'),
         json_extract(x.value, '$.Amount')
       from txns t join json_each(t.lines) x where t.kind = 'SalesTaxPaymentCheck' and t.date <= ?`,
    )
    .all(until, until) as Collected[]
  const owed = new Map<string, Map<string, number>>()
  for (const { kind, vendor, item, amount } of rows) {
    const items = owed.get(vendor ?? '') ?? new Map<string, number>()
    const isLess = kind === 'CreditMemo' || kind === 'SalesTaxPaymentCheck'
    const cents = toCents(amount || '0') * (isLess ? -1 : 1)
    items.set(item ?? '', (items.get(item ?? '') ?? 0) + cents)
    owed.set(vendor ?? '', items)
  }
  const owner = entity('SalesTaxPaymentCheck')
  const refs = (name: string, id: string): Fields =>
    id === '' ? {} : { [name]: refTo(company, name, id, owner) }
  return [...owed].flatMap(([vendor, items]) => {
    const lines = [...items].filter(([, cents]) => cents !== 0)
    if (lines.length === 0) return []
    return [
      {
        ...refs('PayeeEntityRef', vendor),
        Amount: fromCents(lines.reduce((sum, [, cents]) => sum + cents, 0)),
        SalesTaxPayableLineRet: lines.map(([item, cents]) => ({
          ...refs('ItemSalesTaxRef', item),
          Amount: fromCents(cents),
        })),
      },
    ]
  })
}

const key = 'form1099'
const nothing: Fields = { IsFiling1099Misc: 'false' }
const kept = (company: Company): Fields =>
  JSON.parse(company.meta(key) ?? JSON.stringify(nothing)) as Fields

function shown(company: Company, content: Fields): Fields {
  const now = kept(company)
  const wanted = textsOf(content, 'MappingCategory')
  const all = (now['CategoryAccountMapping'] ?? []) as Fields[]
  const some =
    wanted.length === 0 ? all : all.filter((m) => wanted.includes(textOf(m, 'MappingCategory')))
  const ret = expandRefs(company, { ...now, CategoryAccountMapping: some }, entity('Account'))
  if (some.length === 0) delete ret['CategoryAccountMapping']
  return { Form1099CategoryAccountMappingRet: ret }
}

/** What is given replaces the mapping of its categories; others stay (our choice). */
function map1099(company: Company, content: Fields): Fields {
  const name = 'Form1099CategoryAccountMappingMod'
  const owner = entity('Account')
  const given = resolveRefs(
    company,
    normalise(company, inside(content, name) ?? {}, shapeOf(model(name))),
    { owner, where: 'Form1099CategoryAccountMapping' },
  )
  const now = kept(company)
  const mappings = new Map(
    ((now['CategoryAccountMapping'] ?? []) as Fields[]).map((m) => [
      textOf(m, 'MappingCategory'),
      m,
    ]),
  )
  for (const one of (given['CategoryAccountMappingMod'] ?? []) as Fields[]) {
    const accounts = (one['MappingAccount'] ?? []) as Fields[]
    const refs = accounts.map((a) => inside(a, 'AccountRef') ?? a).filter((a) => idOf(a))
    const category = textOf(one, 'MappingCategory')
    const threshold = textOf(one, 'Threshold')
    mappings.set(category, {
      MappingCategory: category,
      ...(refs.length > 0 ? { AccountRef: refs } : {}),
      ...(threshold ? { Threshold: threshold } : {}),
    })
  }
  const filing = textOf(given, 'IsFiling1099Misc') || textOf(now, 'IsFiling1099Misc')
  const type = textOf(given, 'FormType') || textOf(now, 'FormType')
  company.setMeta(
    key,
    JSON.stringify({
      IsFiling1099Misc: filing,
      ...(type ? { FormType: type } : {}),
      CategoryAccountMapping: [...mappings.values()],
    }),
  )
  return shown(company, {})
}

export const form1099Requests: Readonly<
  Record<string, (company: Company, content: Fields) => Fields>
> = {
  Form1099CategoryAccountMappingModRq: map1099,
  Form1099CategoryAccountMappingQueryRq: shown,
}
