// The lists of a generated company besides customers and items: accounts, classes, agencies and their taxes,
// people, types, terms. Each row is a request.
import type { Fields } from '../../../schema/entity.ts'

export type Row = readonly [entity: string, fields: Fields]

const to = (fullName: string): Fields => ({ FullName: fullName })

const account = (name: string, type: string, more: Fields = {}): Row => {
  const [leaf = '', parent] = name.split(':').reverse()
  return [
    'Account',
    {
      Name: leaf,
      ...(parent === undefined ? {} : { ParentRef: to(parent) }),
      AccountType: type,
      ...more,
    },
  ]
}

const tree = (entity: string, ...names: string[]): Row[] =>
  names.map((fullName) => {
    const cut = fullName.lastIndexOf(':')
    return [
      entity,
      {
        Name: fullName.slice(cut + 1),
        ...(cut < 0 ? {} : { ParentRef: to(fullName.slice(0, cut)) }),
      },
    ]
  })

const agency = (name: string, city: string, state: string, zip: string): Row => [
  'Vendor',
  {
    Name: name,
    CompanyName: name,
    VendorAddress: { Addr1: name, Addr2: 'P.O. Box 19', City: city, State: state, PostalCode: zip },
  },
]

const tax = (name: string, rate: string, vendor: string, desc: string): Row => [
  'ItemSalesTax',
  { Name: name, ItemDesc: desc, TaxRate: rate, TaxVendorRef: to(vendor) },
]

const taxGroup = (name: string, desc: string, ...members: string[]): Row => [
  'ItemSalesTaxGroup',
  { Name: name, ItemDesc: desc, ItemSalesTaxRef: members.map(to) },
]

const state = 'Illinois Department of Revenue'
const city = 'City of Chicago – Dept. of Finance'
const county = 'Cook County'
const indiana = 'Indiana Dept. of Revenue'

/** Rates that customers are given, the usual one first. */
export const salesTaxes = [
  'Chicago',
  'Chicago',
  'Chicago',
  'Cook County',
  'Indiana',
  'Out of State',
]

export const reps = ['AR', 'JB', 'MO']
export const messages = [
  'Thank you for your business.',
  'Please pay within the terms. We’re grateful!',
  'Happy Holidays from "all of us"',
]

export const rows: readonly Row[] = [
  account('Payroll Account', 'Bank', { BankNumber: '0071-55-4', Desc: 'Wages & taxes only' }),
  account('Sales:Plumbing Materials', 'Income'),
  account('Sales:Electrical Materials', 'Income'),
  account('Service Income:Labor', 'Income'),
  account('Automobile Expense:Fuel', 'Expense'),
  account('Automobile Expense:Repairs & Tires', 'Expense'),
  account('Tools and Machinery', 'FixedAsset', { Desc: 'Threaders, benders, jetters …' }),
  account('Retainage Receivable', 'OtherCurrentAsset'),
  account('Bad Debt', 'Expense', { AccountNumber: '6990' }),
  ...tree('Class', 'Plumbing', 'Electrical', 'Plumbing:New work', 'Plumbing:Service'),
  ...tree('Class', 'Electrical:New work', 'Electrical:Service', 'Warranty & call-backs'),
  ...tree('CustomerType', 'Residential', 'Commercial', 'Commercial:Property manager', 'Public'),
  ...tree('JobType', 'New work', 'Remodel', 'Repair', 'Maintenance'),
  ...tree('ShipMethod', 'Our truck', 'Will call'),
  ...tree('CustomerMsg', ...messages),
  agency(state, 'Springfield', 'IL', '62794'),
  agency(city, 'Chicago', 'IL', '60602'),
  agency(county, 'Chicago', 'IL', '60602'),
  agency(indiana, 'Indianapolis', 'IN', '46206'),
  tax('IL State', '6.25', state, 'Illinois sales tax'),
  tax('RTA', '1', state, 'Regional transportation'),
  tax('Cook County', '1.75', county, 'Cook County sales tax'),
  tax('Chicago city', '1.25', city, 'City of Chicago sales tax'),
  tax('Indiana', '7', indiana, 'Indiana sales tax'),
  tax('Out of State', '0', state, 'Out-of-state sale, exempt from sales tax'),
  // One rate made of those of three agencies.
  taxGroup('Chicago', 'Chicago 10.25%', 'IL State', 'RTA', 'Cook County', 'Chicago city'),
  ['Employee', { FirstName: 'Alma', LastName: 'Reyes' }],
  ['Employee', { FirstName: 'Jürgen', LastName: 'Bäcker' }],
  ['OtherName', { Name: 'Murphy O’Dell (subcontractor)' }],
  ['SalesRep', { Initial: 'AR', SalesRepEntityRef: to('Alma Reyes') }],
  ['SalesRep', { Initial: 'JB', SalesRepEntityRef: to('Jürgen Bäcker') }],
  ['SalesRep', { Initial: 'MO', SalesRepEntityRef: to('Murphy O’Dell (subcontractor)') }],
  ['StandardTerms', { Name: 'Net 10', StdDueDays: '10' }],
  ['DateDrivenTerms', { Name: '10th of month', DayOfMonthDue: '10', DueNextMonthDays: '5' }],
  ['PriceLevel', { Name: 'Contractor –7.5%', PriceLevelFixedPercentage: '-7.5' }],
]

/** Items that are no wares: what is taken off, summed up or bundled. They point to wares. */
export const specialItems: readonly Row[] = [
  [
    'ItemOtherCharge',
    {
      Name: 'Shop supplies 3%',
      SalesTaxCodeRef: to('Tax'),
      SalesOrPurchase: {
        Desc: 'Shop supplies, 3% of the line above',
        PricePercent: '3',
        AccountRef: to('Sales'),
      },
    },
  ],
  ['ItemSubtotal', { Name: 'Subtotal', ItemDesc: 'Subtotal' }],
  [
    'ItemDiscount',
    {
      Name: 'Discount 10%',
      ItemDesc: 'Loyal customers’ discount',
      SalesTaxCodeRef: to('Tax'),
      DiscountRatePercent: '10',
      AccountRef: to('Sales Discounts'),
    },
  ],
  [
    'ItemDiscount',
    {
      Name: 'Coupon',
      ItemDesc: 'Coupon from the "Home & Garden" flyer',
      SalesTaxCodeRef: to('Non'),
      DiscountRate: '25',
      AccountRef: to('Sales Discounts'),
    },
  ],
  [
    'ItemPayment',
    {
      Name: 'Deposit received',
      ItemDesc: 'Deposit received – thank you',
      DepositToAccountRef: to('Undeposited Funds'),
      PaymentMethodRef: to('Check'),
    },
  ],
  [
    'ItemGroup',
    {
      Name: 'Water heater kit',
      ItemDesc: 'Water heater, valve & labor',
      IsPrintItemsInGroup: 'true',
      ItemGroupLine: [
        { ItemRef: to('Water heater 50 gal'), Quantity: '1' },
        { ItemRef: to('Ball valve ¾"'), Quantity: '2' },
        { ItemRef: to('Labor:Plumbing'), Quantity: '3.5' },
      ],
    },
  ],
]
