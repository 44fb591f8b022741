// Harbor Community Fund: pledges, dues and grants as invoices, programs as classes, donors and members. Nothing is
// taxed, few pledges are taken back, some are never paid.
import type { Luck } from '../trades/luck.ts'
import { type Business, type Client, goods, named, tree, vendor } from './business.ts'
import { address, email, personName, washington } from './people.ts'

const foundations = 'Alder|Bright Water|Kestrel|Northlight|Quill|Three Rivers|Willow'.split('|')

function client(luck: Luck, number: number): Client {
  const who = personName(luck)
  const isFoundation = luck.chance(0.15)
  const name = isFoundation ? `${luck.pick(foundations)} Foundation` : `${who.last}, ${who.first}`
  return {
    name,
    isBusiness: isFoundation,
    fields: {
      ...(isFoundation ? { CompanyName: name } : { Salutation: luck.pick(['Mr.', 'Ms.', 'Dr.']) }),
      FirstName: who.first,
      LastName: who.last,
      BillAddress: address(luck, washington, name),
      ...(luck.chance(0.7) ? { Email: email(who, 'donor') } : {}),
      Phone: washington.phone(luck),
      CustomerTypeRef: {
        FullName: isFoundation ? 'Grantor' : luck.pick(['Donor', 'Member', 'Donor:Monthly']),
      },
      SalesTaxCodeRef: { FullName: 'Non' },
      AccountNumber: `D-${10_000 + number}`,
    },
  }
}

const gifts = { account: 'Contributions', taxCode: 'Non' } as const

export const nonprofit: Business = {
  companyName: 'Harbor Community Fund',
  facts: {
    path: 'C:\\Company Files\\Harbor Community Fund.qbw',
    productName: 'QuickBooks Premier 2024',
    timeZone: 'America/Los_Angeles',
  },
  about: {
    CompanyType: 'Non-Profit',
    FirstMonthFiscalYear: 'July',
    Address: { Addr1: '77 Harbor Ave', City: 'Seattle', State: 'WA', PostalCode: '98126' },
  },
  preferences: {
    AccountingPreferences: { IsUsingClassTracking: 'true', AssignClassesTo: 'Items' },
  },
  lists: [
    ...tree('Account', ['Contributions', 'Contributions:Pledges', 'Membership Dues', 'Grants'], {
      AccountType: 'Income',
    }),
    ...tree('Account', ['Program Expense', 'Fundraising Expense'], { AccountType: 'Expense' }),
    ...tree('Account', ['Net Assets with Restrictions'], { AccountType: 'Equity' }),
    ...tree('Class', [
      'Programs',
      'Programs:Youth',
      'Programs:Shelter',
      'Fundraising',
      'Management',
    ]),
    ...tree('CustomerType', ['Donor', 'Donor:Monthly', 'Member', 'Grantor']),
    ...named('CustomerMsg', 'Your gift is tax-deductible to the extent of the law.'),
    vendor('Harbor Print & Mail', 'Seattle', 'WA', '98104'),
  ],
  goods: [
    ...goods('ItemService', { ...gifts, account: 'Contributions:Pledges' }, [
      ['Pledge', 'Annual pledge', '250.00', [1, 8], 'Fundraising'],
      ['Monthly gift', 'Monthly gift', '25.00', [1, 4], 'Fundraising'],
    ]),
    ...goods('ItemService', { account: 'Membership Dues', taxCode: 'Non' }, [
      ['Membership', 'Membership, one year', '60.00', [1, 2], 'Management'],
      ['Family membership', 'Family membership, one year', '95.00', [1, 1], 'Management'],
    ]),
    ...goods('ItemService', { account: 'Grants', taxCode: 'Non' }, [
      [
        'Grant, youth',
        'Installment of a grant for youth programs',
        '5000.00',
        [1, 4],
        'Programs:Youth',
      ],
      [
        'Grant, shelter',
        'Installment of a grant for the shelter',
        '12500.00',
        [1, 2],
        'Programs:Shelter',
      ],
    ]),
  ],
  client,
  newClients: 12,
  lines: [1, 2],
  header: (luck) =>
    luck.chance(0.6)
      ? { CustomerMsgRef: { FullName: 'Your gift is tax-deductible to the extent of the law.' } }
      : {},
  memos: [
    'Spring appeal',
    'Gala – table 7',
    'In memory of R. Quill',
    'Renewal',
    'Second installment',
  ],
  habits: {
    ...{ paid: 74, paidTogether: 6, paidInPart: 6, never: 12, credited: 1, voided: 1 },
    days: [1, 90],
  },
  spending: [
    { vendor: 'Harbor Print & Mail', account: 'Fundraising Expense', cents: [15_000, 220_000] },
    { vendor: 'Harbor Print & Mail', account: 'Program Expense', cents: [5000, 90_000] },
  ],
}
