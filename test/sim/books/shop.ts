// What a company needs so that requests made by luck find something to name.
import type { Fields } from '../../../src/schema/entity.ts'
import type { Desktop } from '../../../src/sim/desktop.ts'

const ref = (FullName: string): Fields => ({ FullName })

const wares: readonly (readonly [string, Fields])[] = [
  ...['Plumb Supply', 'State', 'Utilities'].map(
    (Name) => ['VendorAddRq', { VendorAdd: { Name } }] as const,
  ),
  ...(
    [
      ['Company Card', 'CreditCard'],
      ['Cost of Goods', 'CostOfGoodsSold'],
      ['Stock', 'OtherCurrentAsset', 'Goods'],
      ['Rent', 'Expense'],
      ['Materials', 'Expense'],
    ] as const
  ).map(
    ([Name, AccountType, Desc]) =>
      ['AccountAddRq', { AccountAdd: { Name, AccountType, ...(Desc ? { Desc } : {}) } }] as const,
  ),
  [
    'ItemSalesTaxAddRq',
    { ItemSalesTaxAdd: { Name: 'County', TaxRate: '8.25', TaxVendorRef: ref('State') } },
  ],
  [
    'ItemNonInventoryAddRq',
    {
      ItemNonInventoryAdd: {
        Name: 'Kit',
        SalesOrPurchase: { Price: '49.95', AccountRef: ref('Sales') },
      },
    },
  ],
  [
    'ItemInventoryAddRq',
    {
      ItemInventoryAdd: {
        ...{ Name: 'Pipe', SalesPrice: '12.50', PurchaseCost: '7.30' },
        ...{ IncomeAccountRef: ref('Sales'), COGSAccountRef: ref('Cost of Goods') },
        AssetAccountRef: ref('Stock'),
      },
    },
  ],
  [
    'ItemInventoryAssemblyAddRq',
    {
      ItemInventoryAssemblyAdd: {
        ...{ Name: 'Kit of pipes', SalesPrice: '40.00', IncomeAccountRef: ref('Sales') },
        ...{ COGSAccountRef: ref('Cost of Goods'), AssetAccountRef: ref('Stock') },
        ItemInventoryAssemblyLine: [{ ItemInventoryRef: ref('Pipe'), Quantity: '2' }],
      },
    },
  ],
  ['VehicleAddRq', { VehicleAdd: { Name: 'Van' } }],
  [
    'ItemDiscountAddRq',
    { ItemDiscountAdd: { Name: 'Ten', DiscountRatePercent: '10', AccountRef: ref('Sales') } },
  ],
  ['ItemSubtotalAddRq', { ItemSubtotalAdd: { Name: 'Sum' } }],
]

export function stock(desktop: Desktop): void {
  for (const [name, content] of wares) {
    const { attributes } = desktop.perform(name, content)
    if (attributes['statusSeverity'] === 'Error')
      throw new Error(`${name}: ${attributes['statusMessage']}`)
  }
  const { company } = desktop
  const { preferences } = company.facts
  const county = company.sql("select id from lists where name = 'County'").pluck(true).get()
  company.setFacts({
    fileMode: 'SingleUser',
    preferences: {
      ...preferences,
      AccountingPreferences: {
        ...(preferences['AccountingPreferences'] as Fields),
        IsUsingClassTracking: 'true',
      },
      SalesTaxPreferences: {
        ...(preferences['SalesTaxPreferences'] as Fields),
        DefaultItemSalesTaxRef: { ListID: String(county) },
      },
    },
  })
  for (const Name of ['North', 'South']) desktop.perform('ClassAddRq', { ClassAdd: { Name } })
}
