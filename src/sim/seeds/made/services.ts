// Rainier Advisors: a consultancy. Hours, retainers and expenses, projects as jobs, no sales tax on most of it.
import type { Luck } from '../trades/luck.ts'
import { type Business, type Client, goods, named, salesTax, tree, vendor } from './business.ts'
import { address, email, personName, washington } from './people.ts'

const stems =
  'Cascade|Evergreen|Puget|Orca|Summit|Tidewater|Emerald|Juniper|Olympic|Salmon Bay'.split('|')
const fields =
  'Biotech|Logistics|Software|Outfitters|Clinics|Robotics|Foods|Credit Union|Airlines|Media'.split(
    '|',
  )
const projects =
  'Strategy review|ERP selection|Interim CFO|Data migration|Workshop|Due diligence|Training'.split(
    '|',
  )

function client(luck: Luck): Client {
  const who = personName(luck)
  const name = `${luck.pick(stems)} ${luck.pick(fields)}${luck.pick(['', ' LLC', ', Inc.'])}`
  return {
    name,
    isBusiness: true,
    fields: {
      CompanyName: name,
      FirstName: who.first,
      LastName: who.last,
      BillAddress: address(luck, washington, name),
      Phone: washington.phone(luck),
      Email: email(who, 'client'),
      CustomerTypeRef: { FullName: luck.pick(['Retainer', 'Project']) },
      TermsRef: { FullName: luck.pick(['Net 15', 'Net 30', 'Due on receipt']) },
      SalesTaxCodeRef: { FullName: 'Tax' },
      ItemSalesTaxRef: { FullName: 'Seattle' },
    },
  }
}

const hours = { account: 'Consulting Income:Fees', taxCode: 'Non', inHundredths: true } as const
const revenue = 'Washington Dept. of Revenue'

export const services: Business = {
  companyName: 'Rainier Advisors LLC',
  facts: {
    path: 'C:\\Company Files\\Rainier Advisors.qbw',
    productName: 'QuickBooks Premier 2024',
    timeZone: 'America/Los_Angeles',
  },
  about: {
    Address: { Addr1: '1201 Third Ave', City: 'Seattle', State: 'WA', PostalCode: '98101' },
    Email: 'billing@rainier.example',
  },
  preferences: {
    AccountingPreferences: { IsUsingClassTracking: 'true', AssignClassesTo: 'Items' },
    SalesTaxPreferences: { DefaultItemSalesTaxRef: { FullName: 'Seattle' } },
  },
  lists: [
    ...tree(
      'Account',
      ['Consulting Income', 'Consulting Income:Fees', 'Consulting Income:Reimbursed'],
      {
        AccountType: 'Income',
      },
    ),
    ...tree('Account', ['Subcontractors', 'Software Subscriptions'], { AccountType: 'Expense' }),
    ...tree('Class', ['Finance', 'Technology', 'People']),
    ...tree('CustomerType', ['Retainer', 'Project']),
    ...tree(
      'JobType',
      projects.map((name) => name.slice(0, 31)),
    ),
    ...named('CustomerMsg', 'Thank you.', 'We look forward to the next phase.'),
    vendor(revenue, 'Olympia', 'WA', '98504'),
    vendor('Okafor Research', 'Tacoma', 'WA', '98402'),
    salesTax('Seattle', '10.35', revenue, 'Washington and Seattle sales tax'),
    ['Employee', { FirstName: 'Noor', LastName: 'Haddad' }],
    ['SalesRep', { Initial: 'NH', SalesRepEntityRef: { FullName: 'Noor Haddad' } }],
  ],
  goods: [
    ...goods('ItemService', hours, [
      ['Partner', 'Partner, per hour', '385.00', [25, 2400], 'Finance'],
      ['Senior consultant', 'Senior consultant, per hour', '245.00', [100, 6000], 'Technology'],
      ['Analyst', 'Analyst, per hour', '142.50', [100, 9000], 'Technology'],
      ['Coach', 'Leadership coaching, per hour', '260.00', [100, 800], 'People'],
    ]),
    ...goods('ItemService', { account: 'Consulting Income:Fees', taxCode: 'Non' }, [
      ['Retainer', 'Monthly retainer', '4500.00', [1, 1], 'Finance'],
    ]),
    ...goods('ItemOtherCharge', { account: 'Consulting Income:Reimbursed', taxCode: 'Non' }, [
      ['Travel', 'Travel, at cost', '412.37', [1, 3]],
    ]),
    ...goods('ItemNonInventory', { account: 'Consulting Income:Reimbursed', taxCode: 'Tax' }, [
      ['Workbook', 'Workshop materials, per person', '58.25', [4, 40], 'People'],
    ]),
  ],
  client,
  jobs: {
    share: 0.45,
    name: (luck, number) => `${luck.pick(projects)} ${String(2020 + (number % 7))}`,
  },
  newClients: 3,
  lines: [1, 4],
  header: (luck) => ({
    ...(luck.chance(0.5) ? { SalesRepRef: { FullName: 'NH' } } : {}),
    ...(luck.chance(0.5) ? { CustomerMsgRef: { FullName: 'Thank you.' } } : {}),
  }),
  memos: ['Phase 1', 'Phase 2', 'As agreed by e-mail', 'Hours of last month', 'Board meeting'],
  habits: {
    ...{ paid: 70, paidTogether: 15, paidInPart: 3, never: 5, credited: 5, voided: 2 },
    days: [5, 55],
  },
  spending: [
    { vendor: 'Okafor Research', account: 'Subcontractors', cents: [120_000, 900_000] },
    { vendor: 'Okafor Research', account: 'Software Subscriptions', cents: [4900, 49_000] },
  ],
}
