// Items of all kinds: one name space and one id counter (qbxml-semantics.md 9.6), one backend table.
import { flag, listColumns, price, text } from '../columns.ts'
import { type Entity, firstOf, list, worked } from '../entity.ts'

const itemColumns = [
  ...listColumns,
  text(
    'description',
    firstOf('SalesOrPurchase.Desc', 'SalesAndPurchase.SalesDesc', 'SalesDesc', 'ItemDesc'),
    'description on sales forms',
  ),
  price(
    'price',
    firstOf('SalesOrPurchase.Price', 'SalesAndPurchase.SalesPrice', 'SalesPrice', 'DiscountRate'),
    'sales price',
  ),
  text(
    'income_account',
    firstOf(
      'SalesOrPurchase.AccountRef.FullName',
      'SalesAndPurchase.IncomeAccountRef.FullName',
      'IncomeAccountRef.FullName',
      'AccountRef.FullName',
    ),
    'account that sales post to',
  ),
  text('tax_code', 'SalesTaxCodeRef.FullName', 'sales tax code'),
  price('tax_rate', 'TaxRate', 'percentage, for a sales tax item'),
  flag(
    'is_group',
    worked(['ItemGroupLine'], (r) => (r['ItemGroupLine'] === undefined ? 'false' : 'true')),
    '1 for a group of items',
  ),
]

const item = (kind: string, plural: string, hierarchical: boolean): Entity =>
  list(kind, plural, { family: 'items', table: 'items', hierarchical, columns: itemColumns })

export const itemService = item('ItemService', 'service-items', true)
export const itemNonInventory = item('ItemNonInventory', 'non-inventory-items', true)
export const itemOtherCharge = item('ItemOtherCharge', 'other-charge-items', true)
export const itemInventory = item('ItemInventory', 'inventory-items', true)
export const itemInventoryAssembly = item('ItemInventoryAssembly', 'assembly-items', true)
export const itemFixedAsset = item('ItemFixedAsset', 'fixed-asset-items', false)
export const itemDiscount = item('ItemDiscount', 'discount-items', true)
export const itemSubtotal = item('ItemSubtotal', 'subtotal-items', false)
export const itemPayment = item('ItemPayment', 'payment-items', false)
export const itemGroup = item('ItemGroup', 'group-items', false)
export const itemSalesTax = item('ItemSalesTax', 'sales-tax-items', false)
export const itemSalesTaxGroup = item('ItemSalesTaxGroup', 'sales-tax-groups', false)

export const items: readonly Entity[] = [
  itemService,
  itemNonInventory,
  itemOtherCharge,
  itemInventory,
  itemInventoryAssembly,
  itemFixedAsset,
  itemDiscount,
  itemSubtotal,
  itemPayment,
  itemGroup,
  itemSalesTax,
  itemSalesTaxGroup,
]
