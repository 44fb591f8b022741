// Great Lakes Supply: a wholesaler of kitchen and restaurant goods. Many lines, resale without tax, shipping.
import type { Fields } from '../../../schema/entity.ts'
import type { Luck } from '../trades/luck.ts'
import { type Business, type Client, goods, named, salesTax, tree, vendor } from './business.ts'
import { address, email, ohio, personName } from './people.ts'

const ohioTax = 'Ohio Department of Taxation'
const shops =
  'Diner|Bistro|Catering|Hotel Supply|Deli|Grill|Kitchenware|Hospital Food Service|Market|Canteen'.split(
    '|',
  )
const owners =
  'Erie|Buckeye|Riverside|Old Canal|Summit|Maumee|Cuyahoga|Franklin|Lakefront|Union'.split('|')

function client(luck: Luck, number: number): Client {
  const who = personName(luck)
  const name = `${luck.pick(owners)} ${luck.pick(shops)}`
  const isReseller = luck.chance(0.8)
  return {
    name,
    isBusiness: true,
    fields: {
      CompanyName: name,
      FirstName: who.first,
      LastName: who.last,
      BillAddress: address(luck, ohio, name),
      ShipAddress: address(luck, ohio, 'Receiving dock'),
      Phone: ohio.phone(luck),
      Email: email(who, 'orders'),
      Contact: `${who.first} ${who.last}`,
      CustomerTypeRef: {
        FullName: luck.pick(['Reseller', 'Restaurant', 'Restaurant:Chain', 'Institution']),
      },
      TermsRef: { FullName: luck.pick(['Net 30', 'Net 30', 'Net 60', '2% 10 Net 30']) },
      SalesTaxCodeRef: { FullName: isReseller ? 'Non' : 'Tax' },
      ItemSalesTaxRef: { FullName: 'Franklin County' },
      ...(isReseller ? { ResaleNumber: `OH-${90_000 + number}`.slice(0, 15) } : {}),
      ...(luck.chance(0.3)
        ? { PriceLevelRef: { FullName: luck.pick(['Volume -5%', 'Distributor -12%']) } }
        : {}),
    },
  }
}

const header = (luck: Luck): Fields => ({
  PONumber: `PO-${luck.int(10_000, 99_999)}`,
  ShipMethodRef: { FullName: luck.pick(['UPS', 'Our truck', 'Will call']) },
  ...(luck.chance(0.3) ? { FOB: 'Columbus' } : {}),
})

const shared = { taxCode: 'Tax' } as const

export const wholesale: Business = {
  companyName: 'Great Lakes Supply Company',
  facts: {
    path: 'C:\\Company Files\\Great Lakes Supply.qbw',
    productName: 'QuickBooks Enterprise Solutions 24.0',
    timeZone: 'America/New_York',
  },
  about: {
    Address: { Addr1: '400 Dublin Rd', City: 'Columbus', State: 'OH', PostalCode: '43215' },
    Phone: '(614) 555-0100',
  },
  preferences: {
    SalesTaxPreferences: { DefaultItemSalesTaxRef: { FullName: 'Franklin County' } },
    PurchasesAndVendorsPreferences: { DefaultDiscountAccountRef: { FullName: 'Sales Discounts' } },
  },
  lists: [
    ...tree(
      'Account',
      ['Sales:Equipment', 'Sales:Smallwares', 'Sales:Disposables', 'Sales:Freight'],
      {
        AccountType: 'Income',
      },
    ),
    ...tree('Account', ['Freight In', 'Warehouse Rent'], { AccountType: 'Expense' }),
    ...tree('CustomerType', ['Reseller', 'Restaurant', 'Restaurant:Chain', 'Institution']),
    ...named('VendorType', 'Manufacturer', 'Carrier'),
    ...named('ShipMethod', 'UPS', 'Our truck', 'Will call'),
    vendor(ohioTax, 'Columbus', 'OH', '43229'),
    vendor('Vollmer Stainless, Inc.', 'Sheboygan', 'WI', '53081'),
    vendor('Paper & Pack Mills', 'Dayton', 'OH', '45402'),
    vendor('Interlake Freight', 'Toledo', 'OH', '43604'),
    salesTax('Franklin County', '7.5', ohioTax, 'Ohio sales tax, Franklin County'),
    ['PriceLevel', { Name: 'Volume -5%', PriceLevelFixedPercentage: '-5' }],
    ['PriceLevel', { Name: 'Distributor -12%', PriceLevelFixedPercentage: '-12' }],
  ],
  goods: [
    ...goods('ItemNonInventory', { account: 'Sales:Equipment', ...shared }, [
      ['FRY-40', 'Fryer, gas, 40 lb', '1149.00', [1, 3]],
      ['MIX-20', 'Planetary mixer, 20 qt', '1895.00', [1, 2]],
      ['REF-2D', 'Reach-in refrigerator, two doors', '2410.00', [1, 2]],
      ['TBL-72', 'Work table, stainless, 72"', '318.50', [1, 6]],
    ]),
    ...goods('ItemNonInventory', { account: 'Sales:Smallwares', ...shared }, [
      ['PAN-FULL', 'Steam table pan, full size, 4"', '21.35', [4, 96]],
      ['KNF-10', 'Chef’s knife 10"', '34.90', [1, 24]],
      ['PLT-9', 'Plate 9", white, case of 24', '79.20', [1, 20]],
      ['GLS-16', 'Mixing glass 16 oz, case of 24', '41.16', [1, 30]],
    ]),
    ...goods('ItemNonInventory', { account: 'Sales:Disposables', ...shared }, [
      ['CUP-12', 'Hot cup 12 oz, per 1,000', '64.875', [1, 40]],
      ['BAG-8', 'Grocery bag #8, per 500', '23.4', [2, 60]],
      ['FOIL-18', 'Foil roll 18" × 500 ft', '48.1', [1, 24]],
    ]),
    ...goods('ItemOtherCharge', { account: 'Sales:Freight', taxCode: 'Non' }, [
      ['Freight', 'Freight & handling', '85.00', [1, 1]],
    ]),
  ],
  client,
  newClients: 2,
  lines: [2, 9],
  header,
  memos: [
    'Standing order',
    'Back order to follow',
    'Dock closes at 3 p.m.',
    'Opening of a new branch',
  ],
  habits: {
    ...{ paid: 45, paidTogether: 38, paidInPart: 4, never: 4, credited: 8, voided: 1 },
    days: [18, 70],
  },
  spending: [
    { vendor: 'Vollmer Stainless, Inc.', account: 'Cost of Goods Sold', cents: [80_000, 950_000] },
    { vendor: 'Paper & Pack Mills', account: 'Cost of Goods Sold', cents: [20_000, 240_000] },
    { vendor: 'Interlake Freight', account: 'Freight In', cents: [9000, 88_000] },
  ],
}
