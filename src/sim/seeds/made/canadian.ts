// Érable Outfitters: a Canadian shop for outdoor gear. Each line has a tax code, and the code its taxes: GST, HST,
// GST with PST (qbxml-semantics.md 20). There is no tax item for the form as a whole.
import type { Luck } from '../trades/luck.ts'
import {
  type Business,
  type Client,
  goods,
  named,
  type Row,
  salesTax,
  tree,
  vendor,
} from './business.ts'
import { address, email, ontario, personName } from './people.ts'

const agency = 'Receiver General'
const clubs = 'Club de ski|Canoe Club|Outfitters|École de plein air|Trail Society|Lodge'.split('|')
const places = 'Algonquin|Laurentides|Muskoka|Rideau|Superior|Whiteshell'.split('|')

function client(luck: Luck): Client {
  const who = personName(luck)
  const isBusiness = luck.chance(0.4)
  const name = isBusiness ? `${luck.pick(places)} ${luck.pick(clubs)}` : `${who.first} ${who.last}`
  return {
    name,
    isBusiness,
    fields: {
      ...(isBusiness ? { CompanyName: name } : {}),
      FirstName: who.first,
      LastName: who.last,
      BillAddress: { ...address(luck, ontario, name), Country: 'Canada' },
      Phone: ontario.phone(luck),
      Email: email(who, 'courriel'),
      TermsRef: { FullName: isBusiness ? 'Net 30' : 'Due on receipt' },
      SalesTaxCodeRef: { FullName: 'H' },
    },
  }
}

/** A code with the tax, or the group of taxes, that a sale under it bears. */
const code = (name: string, desc: string, tax?: string): Row => [
  'SalesTaxCode',
  {
    Name: name,
    IsTaxable: String(tax !== undefined),
    Desc: desc,
    ...(tax === undefined ? {} : { ItemSalesTaxRef: { FullName: tax } }),
  },
]

export const canadian: Business = {
  companyName: 'Érable Outfitters Ltd.',
  facts: {
    path: 'C:\\Company Files\\Erable Outfitters.qbw',
    productName: 'QuickBooks Premier 2024 (Canadian)',
    country: 'CA',
    timeZone: 'America/Toronto',
  },
  about: {
    Address: {
      ...{ Addr1: '88 Queen St W', City: 'Toronto', State: 'ON', PostalCode: 'M5H 2N1' },
      Country: 'Canada',
    },
  },
  preferences: {
    SalesTaxPreferences: {
      DefaultTaxableSalesTaxCodeRef: { FullName: 'H' },
      DefaultNonTaxableSalesTaxCodeRef: { FullName: 'E' },
    },
  },
  lists: [
    ...tree('Account', ['Sales:Gear', 'Sales:Rentals', 'Sales:Lessons'], { AccountType: 'Income' }),
    ...named('PaymentMethod', 'Interac'),
    ...named('ShipMethod', 'Canada Post', 'Purolator'),
    vendor(agency, 'Ottawa', 'ON', 'K1A 0L5'),
    vendor('Chaloupe & Fils', 'Trois-Rivières', 'QC', 'G9A 5H7'),
    vendor('Minister of Finance (MB)', 'Winnipeg', 'MB', 'R3C 0V8'),
    salesTax('GST', '5', agency, 'Goods and Services Tax'),
    salesTax('HST (ON)', '13', agency, 'Harmonized Sales Tax, Ontario'),
    salesTax('PST (MB)', '7', 'Minister of Finance (MB)', 'Retail Sales Tax, Manitoba'),
    [
      'ItemSalesTaxGroup',
      {
        Name: 'GST + PST (MB)',
        ItemDesc: 'GST and PST, Manitoba',
        ItemSalesTaxRef: [{ FullName: 'GST' }, { FullName: 'PST (MB)' }],
      },
    ],
    code('G', 'GST', 'GST'),
    code('H', 'HST, Ontario', 'HST (ON)'),
    code('S', 'GST and PST, Manitoba', 'GST + PST (MB)'),
    code('E', 'Tax exempt'),
  ],
  goods: [
    ...goods('ItemNonInventory', { account: 'Sales:Gear', taxCode: 'H' }, [
      ['Canoe 16', 'Canoe, cedar, 16 ft', '2895.00', [1, 2]],
      ['Paddle', 'Paddle, ash', '89.95', [1, 12]],
      ['Snowshoes', 'Raquettes à neige', '179.50', [1, 8]],
      ['Tent 3', 'Tent, three persons', '349.00', [1, 5]],
    ]),
    ...goods('ItemNonInventory', { account: 'Sales:Gear', taxCode: 'S' }, [
      ['Parka', 'Parka, shipped to Manitoba', '412.00', [1, 4]],
    ]),
    ...goods('ItemService', { account: 'Sales:Rentals', taxCode: 'H', inHundredths: true }, [
      ['Rental', 'Location, par jour', '45.00', [50, 1400]],
    ]),
    ...goods('ItemService', { account: 'Sales:Lessons', taxCode: 'E' }, [
      ['Lesson', 'Leçon de canot, group', '120.00', [1, 6]],
    ]),
    ...goods('ItemService', { account: 'Sales:Lessons', taxCode: 'G' }, [
      ['Guide', 'Guided tour, per person', '145.00', [1, 10]],
    ]),
  ],
  client,
  newClients: 6,
  lines: [1, 6],
  header: (luck) => ({
    ...(luck.chance(0.4)
      ? { ShipMethodRef: { FullName: luck.pick(['Canada Post', 'Purolator']) } }
      : {}),
  }),
  memos: ['Commande spéciale', 'Club discount agreed', 'Livraison avant le 15', 'Season opening'],
  habits: {
    ...{ paid: 68, paidTogether: 12, paidInPart: 3, never: 5, credited: 10, voided: 2 },
    days: [0, 45],
  },
  spending: [
    { vendor: 'Chaloupe & Fils', account: 'Cost of Goods Sold', cents: [60_000, 480_000] },
    { vendor: 'Chaloupe & Fils', account: 'Repairs and Maintenance', cents: [8000, 60_000] },
  ],
}
