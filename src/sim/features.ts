// What depends on preferences (on the product: product.ts): used without it, a request is refused with 3250 (certain).
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { Refusal } from './refusal.ts'

export const noFeature = (): Refusal =>
  new Refusal(3250, 'This feature is not enabled or not available in this version of QuickBooks.')

/** A preference that is on: its group and its name. */
export function isOn(company: Company, group: string, name: string): boolean {
  const preferences = company.facts.preferences[group] as Fields | undefined
  return preferences?.[name] === 'true'
}

const usesInventory = (company: Company): boolean =>
  isOn(company, 'PurchasesAndVendorsPreferences', 'IsUsingInventory')

/** Kinds of record, and whether the company can have them. */
const features: Readonly<Record<string, (company: Company) => boolean>> = {
  ItemInventory: usesInventory,
  ItemInventoryAssembly: usesInventory,
  InventoryAdjustment: usesInventory,
  BuildAssembly: usesInventory,
  // Inventory and purchase orders are one preference (18, certain of its place).
  PurchaseOrder: usesInventory,
  Estimate: (company) => isOn(company, 'JobsAndEstimatesPreferences', 'IsUsingEstimates'),
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
