// Flat and simple lists: names and little else. Each row is one kind of record.
import { date, flag, integer, listColumns, price, text } from '../columns.ts'
import { list } from '../entity.ts'

const plain = { columns: listColumns }
const tree = { hierarchical: true, columns: listColumns }

export const klass = list('Class', 'classes', tree)
export const customerType = list('CustomerType', 'customer-types', tree)
export const jobType = list('JobType', 'job-types', tree)
export const vendorType = list('VendorType', 'vendor-types', tree)
export const paymentMethod = list('PaymentMethod', 'payment-methods', plain)
export const shipMethod = list('ShipMethod', 'ship-methods', plain)
export const customerMsg = list('CustomerMsg', 'customer-messages', plain)
export const priceLevel = list('PriceLevel', 'price-levels', plain)
export const template = list('Template', 'templates', plain)
export const salesRep = list('SalesRep', 'sales-reps', {
  labelField: 'Initial',
  columns: listColumns,
})

// Standard and date-driven terms are one list with two kinds of row (qbxml-semantics.md 17.5).
export const standardTerms = list('StandardTerms', 'terms', {
  family: 'terms',
  columns: [
    ...listColumns,
    integer('due_days', 'StdDueDays', 'days until payment is due'),
    integer('discount_days', 'StdDiscountDays', 'days within which the discount is given'),
    price('discount_percent', 'DiscountPct', 'discount for early payment, in percent'),
  ],
})
export const dateDrivenTerms = list('DateDrivenTerms', 'date-driven-terms', {
  family: 'terms',
  table: 'terms',
  columns: [
    ...listColumns,
    integer('day_of_month_due', 'DayOfMonthDue', 'day of the month on which payment is due'),
    integer(
      'due_next_month_days',
      'DueNextMonthDays',
      'days before it from which the next month counts',
    ),
    price('discount_percent', 'DiscountPct', 'discount for early payment, in percent'),
  ],
})
export const salesTaxCode = list('SalesTaxCode', 'sales-tax-codes', {
  columns: [
    ...listColumns,
    flag('is_taxable', 'IsTaxable', '1 where lines with this code are taxed'),
    text('description', 'Desc', 'description'),
  ],
})

export const currency = list('Currency', 'currencies', {
  columns: [
    ...listColumns,
    text('code', 'CurrencyCode', 'three letters: USD'),
    text('exchange_rate', 'ExchangeRate', 'worth of one in the home currency'),
    date('as_of', 'AsOfDate', 'day of the rate'),
  ],
})
export const inventorySite = list('InventorySite', 'inventory-sites', {
  columns: [...listColumns, text('description', 'SiteDesc', 'description')],
})
export const unitOfMeasureSet = list('UnitOfMeasureSet', 'unit-of-measure-sets', plain)
export const billingRate = list('BillingRate', 'billing-rates', plain)
export const vehicle = list('Vehicle', 'vehicles', plain)
export const workersCompCode = list('WorkersCompCode', 'workers-comp-codes', plain)

// Wage and other payroll items are one list with two kinds of row.
export const payrollItemWage = list('PayrollItemWage', 'wage-items', {
  family: 'payroll-items',
  table: 'payroll_items',
  columns: listColumns,
})
export const payrollItemNonWage = list('PayrollItemNonWage', 'payroll-items', plain)

export const lead = list('Lead', 'leads', { labelField: 'FullName', columns: listColumns })
// A to-do has no name: it is known by its text.
export const toDo = list('ToDo', 'to-dos', {
  labelField: 'Notes',
  columns: [
    text('notes', 'Notes', 'what is to be done'),
    flag('is_active', 'IsActive', '1, or 0 for one made inactive in QuickBooks'),
    flag('is_done', 'IsDone', '1 where it is done'),
    date('reminder_date', 'ReminderDate', 'day of the reminder'),
  ],
})

/** What names may point to besides the simple lists; in dependency order. */
export const oddLists = [billingRate, payrollItemWage, payrollItemNonWage, workersCompCode]

/** In dependency order. */
export const simpleLists = [
  currency,
  inventorySite,
  unitOfMeasureSet,
  vehicle,
  klass,
  customerType,
  jobType,
  vendorType,
  paymentMethod,
  shipMethod,
  customerMsg,
  priceLevel,
  template,
  salesRep,
  standardTerms,
  dateDrivenTerms,
  salesTaxCode,
]
