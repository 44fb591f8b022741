// Lists that every new company has, whatever its chart of accounts: tax codes, terms, payment methods, templates,
// and preferences with sales tax and inventory on. Names as QuickBooks gives them (qbxml-semantics.md 14.3, 17.5
// certain or reported; the rest customary).
import type { Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import { insertList, type ListRecord } from '../records.ts'

interface Base {
  readonly tax: ListRecord
  readonly non: ListRecord
}

export function fillBase(company: Company): void {
  const codes = taxCodes(company)
  terms(company)
  for (const [name, type] of methods)
    insertList(company, {
      family: 'payment-methods',
      kind: 'PaymentMethod',
      name,
      body: { PaymentMethodType: type },
    })
  for (const [name, type, isDefault] of templates)
    insertList(company, {
      family: 'templates',
      kind: 'Template',
      name,
      special: isDefault ? `Template:${type}` : undefined,
      body: { TemplateType: type },
    })
  company.setFacts({ preferences: preferences(codes) })
}

function taxCodes(company: Company): Base {
  const code = (name: string, isTaxable: boolean, desc: string): ListRecord =>
    insertList(company, {
      family: 'sales-tax-codes',
      kind: 'SalesTaxCode',
      name,
      special: `TaxCode:${name}`,
      body: { IsTaxable: String(isTaxable), Desc: desc },
    })
  return { tax: code('Tax', true, 'Taxable Sales'), non: code('Non', false, 'Non-Taxable Sales') }
}

const builtInTerms: readonly [string, string, string?, string?][] = [
  ['1% 10 Net 30', '30', '10', '1.00'],
  ['2% 10 Net 30', '30', '10', '2.00'],
  ['Due on receipt', '0'],
  ['Net 15', '15'],
  ['Net 30', '30'],
  ['Net 60', '60'],
]

function terms(company: Company): void {
  for (const [name, due, discountDays = '0', percent = '0.00'] of builtInTerms)
    insertList(company, {
      family: 'terms',
      kind: 'StandardTerms',
      name,
      body: { StdDueDays: due, StdDiscountDays: discountDays, DiscountPct: percent },
    })
}

const methods: readonly [string, string][] = [
  ['Cash', 'Cash'],
  ['Check', 'Check'],
  ['American Express', 'AmericanExpress'],
  ['Discover', 'Discover'],
  ['MasterCard', 'MasterCard'],
  ['Visa', 'Visa'],
  ['Debit Card', 'DebitCard'],
  ['E-Check', 'ECheck'],
]

const templates: readonly [string, string, boolean][] = [
  ['Intuit Product Invoice', 'Invoice', true],
  ['Intuit Professional Invoice', 'Invoice', false],
  ['Intuit Service Invoice', 'Invoice', false],
  ['Custom Credit Memo', 'CreditMemo', true],
  ['Custom Sales Receipt', 'SalesReceipt', true],
  ['Custom Estimate', 'Estimate', true],
  ['Custom Sales Order', 'SalesOrder', true],
  ['Custom Purchase Order', 'PurchaseOrder', true],
]

/** Preferences of a new company. DefaultItemSalesTaxRef stays empty until there is a tax item (our choice). */
function preferences({ tax, non }: Base): Fields {
  return {
    AccountingPreferences: {
      IsUsingAccountNumbers: 'false',
      IsRequiringAccounts: 'true',
      IsUsingClassTracking: 'false',
      AssignClassesTo: 'None',
      IsUsingAuditTrail: 'true',
      IsAssigningJournalEntryNumbers: 'true',
    },
    FinanceChargePreferences: {
      AnnualInterestRate: '0.00',
      MinFinanceCharge: '0.00',
      GracePeriod: '0',
      IsAssessingForOverdueCharges: 'false',
      CalculateChargesFrom: 'DueDate',
      IsMarkedToBePrinted: 'false',
    },
    JobsAndEstimatesPreferences: {
      IsUsingEstimates: 'true',
      IsUsingProgressInvoicing: 'false',
      IsPrintingItemsWithZeroAmounts: 'false',
    },
    MultiCurrencyPreferences: { IsMultiCurrencyOn: 'false' },
    MultiLocationInventoryPreferences: {
      IsMultiLocationInventoryAvailable: 'false',
      IsMultiLocationInventoryEnabled: 'false',
    },
    PurchasesAndVendorsPreferences: {
      IsUsingInventory: 'true',
      DaysBillsAreDue: '10',
      IsAutomaticallyUsingDiscounts: 'false',
    },
    ReportsPreferences: { AgingReportBasis: 'AgeFromDueDate', SummaryReportBasis: 'Accrual' },
    SalesAndCustomersPreferences: {
      DefaultMarkup: '0.00',
      IsTrackingReimbursedExpensesAsIncome: 'false',
      IsAutoApplyingPayments: 'true',
      PriceLevels: { IsUsingPriceLevels: 'true', IsRoundingSalesPriceUp: 'false' },
    },
    SalesTaxPreferences: {
      DefaultItemSalesTaxRef: {},
      PaySalesTax: 'Monthly',
      DefaultTaxableSalesTaxCodeRef: { ListID: tax.id },
      DefaultNonTaxableSalesTaxCodeRef: { ListID: non.id },
    },
    TimeTrackingPreferences: { FirstDayOfWeek: 'Sunday' },
    CurrentAppAccessRights: {
      IsAutomaticLoginAllowed: 'false',
      IsPersonalDataAccessAllowed: 'false',
    },
  }
}

/** An account of a chart: name, type, and what QuickBooks uses it for. */
export type ChartRow = readonly [name: string, type: string, special?: string]

export function fillChart(company: Company, chart: readonly ChartRow[]): void {
  for (const [name, type, special] of chart)
    insertList(company, {
      family: 'accounts',
      kind: 'Account',
      name,
      special,
      body: { AccountType: type },
    })
}
