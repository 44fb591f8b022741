// What a sales line takes from its item, whatever the kind of item calls it.
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { type Priced, priceAt } from './prices.ts'
import { type ListRecord, listById } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'

export interface SalesItem extends Priced {
  readonly kind: string
  readonly name: string
  readonly desc: string | undefined
  /** Percentage of the line above, for discounts and other charges. */
  readonly percent: string | undefined
  readonly account: string | undefined
  /** Of what is kept in stock: where its cost goes. */
  readonly cogs: string | undefined
  readonly taxCode: string | undefined
  readonly body: Fields
}

const text = (fields: Fields | undefined, name: string): string | undefined => {
  const value = fields?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const inner = (body: Fields, name: string): Fields | undefined => body[name] as Fields | undefined

const salesItems = new WeakMap<ListRecord, SalesItem>()

export function salesItem(record: ListRecord): SalesItem {
  const { body } = record
  const single = inner(body, 'SalesOrPurchase')
  const both = inner(body, 'SalesAndPurchase')
  return {
    id: record.id,
    kind: record.kind,
    name: record.fullName,
    desc:
      text(single, 'Desc') ??
      text(both, 'SalesDesc') ??
      text(body, 'SalesDesc') ??
      text(body, 'ItemDesc'),
    price:
      text(single, 'Price') ??
      text(both, 'SalesPrice') ??
      text(body, 'SalesPrice') ??
      text(body, 'DiscountRate'),
    cost: text(both, 'PurchaseCost') ?? text(body, 'PurchaseCost'),
    percent: text(single, 'PricePercent') ?? text(body, 'DiscountRatePercent'),
    account:
      idOf(single?.['AccountRef']) ??
      idOf(both?.['IncomeAccountRef']) ??
      idOf(body['IncomeAccountRef']) ??
      idOf(body['AccountRef']) ??
      idOf(body['DepositToAccountRef']),
    cogs: idOf(body['COGSAccountRef']),
    taxCode: idOf(body['SalesTaxCodeRef']),
    body,
  }
}

/** Records looked up while a form is worked out; they are kept in memory by the company. */
export class Lookup {
  readonly #company: Company

  constructor(company: Company) {
    this.#company = company
  }

  record(family: string, id: string | undefined): ListRecord | undefined {
    return id === undefined ? undefined : listById(this.#company, family, id)
  }

  item(id: string): SalesItem {
    const record = this.record('items', id)
    if (!record)
      throw new Refusal(3140, `There is an invalid reference to QuickBooks Item "${id}".`)
    // As long as the record is kept, for it does not change.
    let item = salesItems.get(record)
    if (!item) salesItems.set(record, (item = salesItem(record)))
    return item
  }

  isTaxable(code: string | undefined): boolean {
    return this.record('sales-tax-codes', code)?.body['IsTaxable'] === 'true'
  }

  /** The sales price of an item at a price level. */
  priceAt(item: SalesItem, level: string | undefined): string {
    return priceAt(item, this.record('price-levels', level)?.body)
  }
}
