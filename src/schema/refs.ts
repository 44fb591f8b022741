// What the …Ref elements point to. 79 of the 80 are ListID and FullName; a name not listed here is an
// account if it ends in AccountRef, else the entity of its own name. Source: qbXML 14.0 description, fields.
import { entities, family } from './entities.ts'
import type { Entity } from './entity.ts'

const targets: Record<string, readonly string[]> = {
  ItemRef: family('items').map((e) => e.name),
  ItemGroupRef: ['ItemGroup'],
  ItemSalesTaxRef: ['ItemSalesTax', 'ItemSalesTaxGroup'],
  TermsRef: family('terms').map((e) => e.name),
  EntityRef: family('names').map((e) => e.name),
  PayeeEntityRef: family('names').map((e) => e.name),
  CustomerSalesTaxCodeRef: ['SalesTaxCode'],
  TaxVendorRef: ['Vendor'],
  PrefVendorRef: ['Vendor'],
  PreferredPaymentMethodRef: ['PaymentMethod'],
  // No customer: its full name has 41 characters in the description, the length of a name without parents.
  SalesRepEntityRef: ['Vendor', 'Employee', 'OtherName'],
  ShipToEntityRef: family('names').map((e) => e.name),
  SupervisorRef: ['Employee'],
  DefaultShipMethodRef: ['ShipMethod'],
  PurchaseTaxCodeRef: ['SalesTaxCode'],
  ItemPurchaseTaxRef: ['ItemSalesTax', 'ItemSalesTaxGroup'],
  // An assembly may be a part of another one.
  ItemInventoryRef: ['ItemInventory', 'ItemInventoryAssembly'],
  OverrideUOMSetRef: ['UnitOfMeasureSet'],
  HomeCurrencyRef: ['Currency'],
  ParentSiteRef: ['InventorySite'],
  FromInventorySiteRef: ['InventorySite'],
  ToInventorySiteRef: ['InventorySite'],
  DiscountClassRef: ['Class'],
  OverrideClassRef: ['Class'],
  DefaultItemSalesTaxRef: ['ItemSalesTax', 'ItemSalesTaxGroup'],
  DefaultTaxableSalesTaxCodeRef: ['SalesTaxCode'],
  DefaultNonTaxableSalesTaxCodeRef: ['SalesTaxCode'],
}

const names = new Set(entities.map((e) => e.name))

/** The kinds of record a reference may point to; `owner` is the kind it stands in (for ParentRef). */
export function refTargets(refName: string, owner: Entity): readonly string[] {
  if (refName === 'ParentRef') return [owner.name]
  const listed = targets[refName]
  if (listed) return listed
  if (refName.endsWith('AccountRef') || refName.endsWith('Account1Ref')) return ['Account']
  const own = refName.replace(/Ref$/, '')
  return names.has(own) ? [own] : []
}
