// What depends on preferences and on the product: used without it, a request is refused with 3250 (certain).
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { productOf } from './product.ts'
import { Refusal } from './refusal.ts'

export const noFeature = (): Refusal =>
  new Refusal(3250, 'This feature is not enabled or not available in this version of QuickBooks.')

/** A preference that is on: its group and its name. */
export function isOn(company: Company, group: string, name: string): boolean {
  const preferences = company.facts.preferences[group] as Fields | undefined
  return preferences?.[name] === 'true'
}

/** Pro has neither sales orders nor assemblies (17.13 and 20, reported). */
const isPro = (company: Company): boolean => productOf(company.facts.productName) === 'Pro'

const usesInventory = (company: Company): boolean =>
  isOn(company, 'PurchasesAndVendorsPreferences', 'IsUsingInventory')

/** Kinds of record, and whether the company can have them. */
const features: Readonly<Record<string, (company: Company) => boolean>> = {
  ItemInventory: usesInventory,
  ItemInventoryAssembly: (company) => usesInventory(company) && !isPro(company),
  InventoryAdjustment: usesInventory,
  // Inventory and purchase orders are one preference (18, certain of its place).
  PurchaseOrder: usesInventory,
  BuildAssembly: (company) => usesInventory(company) && !isPro(company),
  Estimate: (company) => isOn(company, 'JobsAndEstimatesPreferences', 'IsUsingEstimates'),
  SalesOrder: (company) => !isPro(company),
  // The group is there where time is tracked (18, certain of its place).
  TimeTracking: (company) => company.facts.preferences['TimeTrackingPreferences'] !== undefined,
  Currency: (company) => isOn(company, 'MultiCurrencyPreferences', 'IsMultiCurrencyOn'),
  InventorySite: (company) =>
    isOn(company, 'MultiLocationInventoryPreferences', 'IsMultiLocationInventoryEnabled'),
  PriceLevel: (company) => {
    const sales = company.facts.preferences['SalesAndCustomersPreferences'] as Fields | undefined
    const levels = sales?.['PriceLevels'] as Fields | undefined
    return levels?.['IsUsingPriceLevels'] !== 'false'
  },
}

export const hasFeature = (company: Company, kind: string): boolean =>
  features[kind]?.(company) ?? true

export function refuseFeature(company: Company, kind: string): void {
  if (!hasFeature(company, kind)) throw noFeature()
}
