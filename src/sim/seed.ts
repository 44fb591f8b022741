// What a new company file holds, by profile. A profile is its facts and a function that fills the file.
import type { Fields } from '../schema/entity.ts'
import type { Company, CompanyFacts } from './company-file.ts'
import { fillEmpty } from './seeds/empty.ts'
import type { Business } from './seeds/made/business.ts'
import { canadian } from './seeds/made/canadian.ts'
import { fill } from './seeds/made/make.ts'
import { nonprofit } from './seeds/made/nonprofit.ts'
import { services } from './seeds/made/services.ts'
import { wholesale } from './seeds/made/wholesale.ts'
import { fillBase } from './seeds/new-company.ts'
import { fillRandom } from './seeds/random.ts'
import { fillRivera } from './seeds/rivera.ts'
import { fillTrades, type TradesOptions } from './seeds/trades.ts'

export interface Profile {
  readonly says: string
  readonly facts: Partial<CompanyFacts>
  readonly companyName: string
  readonly fill: (company: Company, options: TradesOptions) => void
  /** Makes any number of records, hence in many transactions; the others in one. */
  readonly isBulky?: true
  /** Any request may be made while it is filled, so that every index and sum has to be there. */
  readonly asksAnything?: true
  /** Not offered to people. */
  readonly isInternal?: true
}

export type ProfileName =
  | 'empty'
  | 'bare'
  | 'random'
  | 'rivera'
  | 'trades'
  | 'wholesale'
  | 'services'
  | 'nonprofit'
  | 'canadian'

const generated = (business: Business, says: string): Profile => ({
  says,
  facts: business.facts,
  companyName: business.companyName,
  fill: fill(business),
  isBulky: true,
})

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  empty: {
    says: 'a new company: the customary lists, no customers, vendors, items or transactions',
    facts: {},
    companyName: 'New Company',
    fill: fillEmpty,
  },
  random: {
    says: 'records made by luck from the grammar, any number of them: nothing a person would enter',
    facts: {},
    companyName: 'Random & Sons',
    fill: fillRandom,
    isBulky: true,
    asksAnything: true,
  },
  bare: {
    says: 'only what QuickBooks makes by itself: for imports',
    facts: {},
    companyName: 'New Company',
    fill: fillBase,
    isInternal: true,
  },
  rivera: {
    says: 'Rivera Plumbing: four customers, a job, five invoices and a payment',
    facts: {
      path: 'Q:\\Books\\Rivera.qbw',
      productName: 'QuickBooks Desktop Premier 2023',
      majorVersion: 33,
    },
    companyName: 'Rivera Plumbing',
    fill: fillRivera,
  },
  trades: {
    says: 'Lakeshore Trades: a generated plumbing and electrical business with any number of invoices',
    facts: {
      path: 'C:\\Company Files\\Lakeshore Trades.qbw',
      productName: 'QuickBooks Enterprise Solutions 24.0',
    },
    companyName: 'Lakeshore Plumbing & Electrical, Inc.',
    fill: fillTrades,
    isBulky: true,
  },
  wholesale: generated(
    wholesale,
    'Great Lakes Supply: a wholesaler, many lines, resale without tax',
  ),
  services: generated(services, 'Rainier Advisors: a consultancy, hours and projects'),
  nonprofit: generated(nonprofit, 'Harbor Community Fund: pledges, dues and grants by program'),
  canadian: generated(canadian, 'Érable Outfitters: a Canadian shop, GST, HST and PST by line'),
}

const defaults: CompanyFacts = {
  path: 'C:\\Company Files\\Company.qbw',
  timeZone: 'America/Chicago',
  country: 'US',
  productName: 'QuickBooks Premier 2024',
  majorVersion: 34,
  minorVersion: 0,
  fileMode: 'SingleUser',
  user: 'Admin',
  hasClosingPassword: false,
  lastRestore: 0,
  lastCondense: 0,
  switches: {
    standardOffsetOnly: true,
    linksTouchDocuments: true,
    unknownCharacters: 'replace',
    staleEditShowsRecord: false,
  },
  company: {},
  preferences: {},
}

/** All facts of a new file; preferences are filled in with the lists they point to. */
export function factsOf(
  profile: Profile,
  given: Partial<CompanyFacts>,
  companyName = profile.companyName,
): CompanyFacts {
  const company: Fields = {
    IsSampleCompany: 'false',
    CompanyName: companyName,
    LegalCompanyName: companyName,
    FirstMonthFiscalYear: 'January',
    FirstMonthIncomeTaxYear: 'January',
    SubscribedServices: {
      Service: [
        {
          Name: 'QuickBooks Online Banking',
          Domain: 'banking.qb',
          ServiceStatus: 'Never',
        },
      ],
    },
    AccountantCopy: { AccountantCopyExists: 'false' },
  }
  return { ...defaults, ...profile.facts, company, ...given }
}
