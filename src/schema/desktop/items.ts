// Items of all kinds: one name space and one id counter (qbxml-semantics.md 9.6), one backend table.
import { flag, listColumns, price, text } from '../columns.ts'
import { type Entity, list, textAt } from '../entity.ts'

const itemColumns = [
  ...listColumns,
  text(
    'description',
    (r) =>
      textAt(r, 'SalesOrPurchase.Desc') ??
      textAt(r, 'SalesAndPurchase.SalesDesc') ??
      textAt(r, 'SalesDesc') ??
      textAt(r, 'ItemDesc'),
    'description on sales forms',
  ),
  price(
    'price',
    (r) =>
      textAt(r, 'SalesOrPurchase.Price') ??
      textAt(r, 'SalesAndPurchase.SalesPrice') ??
      textAt(r, 'SalesPrice') ??
      textAt(r, 'DiscountRate'),
    'sales price',
  ),
  text(
    'income_account',
    (r) =>
      textAt(r, 'SalesOrPurchase.AccountRef.FullName') ??
      textAt(r, 'SalesAndPurchase.IncomeAccountRef.FullName') ??
      textAt(r, 'IncomeAccountRef.FullName') ??
      textAt(r, 'AccountRef.FullName'),
    'account that sales post to',
  ),
  text('tax_code', 'SalesTaxCodeRef.FullName', 'sales tax code'),
  price('tax_rate', 'TaxRate', 'percentage, for a sales tax item'),
  flag(
    'is_group',
    (r) => (r['ItemGroupLine'] === undefined ? 'false' : 'true'),
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
