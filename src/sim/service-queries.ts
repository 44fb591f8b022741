// Queries about the product and the company itself (qbxml-semantics.md 18).
import { knownVersions } from '../qbxml/version.ts'
import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { parseVersion } from '../schema/notation.ts'
import { addressBlock } from './address.ts'
import type { Company, CompanyFacts } from './company-file.ts'
import { inside, textOf, textsOf } from './filters.ts'
import { cut, extensions, onlyOf } from './present.ts'
import { capacityOf, versionsOf } from './product.ts'
import { expandRefs } from './reference.ts'

export const serviceQueries: Readonly<
  Record<string, (company: Company, content: Fields) => Fields>
> = {
  HostQueryRq: (company, content) => ({ HostRet: cut(host(company, content), onlyOf(content)) }),
  CompanyQueryRq: (company, content) => ({
    CompanyRet: cut(companyRet(company, textsOf(content, 'OwnerID')), onlyOf(content)),
  }),
  CompanyActivityQueryRq: (company, content) => ({
    CompanyActivityRet: cut(
      {
        // A company that was never restored shows the beginning of time (25.1, our choice).
        LastRestoreTime: since(company, company.facts.lastRestore),
        LastCondenseTime: since(company, company.facts.lastCondense),
      },
      onlyOf(content),
    ),
  }),
  PreferencesQueryRq: (company, content) => ({
    PreferencesRet: cut(
      expandRefs(company, company.facts.preferences, entity('Account')),
      onlyOf(content),
    ),
  }),
}

/** A moment, or midnight of 1970-01-01 on the wall clock for never. */
const since = (company: Company, at: number): string =>
  company.zone.print(at === 0 ? (company.zone.first('1970-01-01T00:00:00') ?? 0) : at)

/** An older QuickBooks knows the versions up to its own. */
const isSpoken = ({ newestVersion }: CompanyFacts, version: string): boolean =>
  newestVersion === undefined || parseVersion(version) <= parseVersion(newestVersion)

function host(company: Company, content: Fields): Fields {
  const { facts } = company
  const wantsCapacities = textOf(inside(content, 'IncludeListMetaData'), 'IncludeMaxCapacity')
  return {
    ProductName: facts.productName,
    MajorVersion: String(facts.majorVersion),
    MinorVersion: String(facts.minorVersion),
    Country: facts.country,
    SupportedQBXMLVersion: versionsOf(facts, knownVersions).filter((v) => isSpoken(facts, v)),
    IsAutomaticLogin: 'false',
    QBFileMode: facts.fileMode,
    ...(wantsCapacities === 'true' ? { ListMetaData: capacities(facts) } : {}),
  }
}

const lists =
  'Account BillingRate Class CustomerMsg CustomerType Entity Item JobType PaymentMethod PayrollItem PriceLevel SalesRep SalesTaxCode ShipMethod Template Terms ToDo Vehicle VendorType'.split(
    ' ',
  )

function capacities(facts: CompanyFacts): Fields {
  return Object.fromEntries(
    lists.map((name) => [`${name}MetaData`, { MaxCapacity: String(capacityOf(facts, name)) }]),
  )
}

function companyRet(company: Company, owners: readonly string[]): Fields {
  const facts = company.facts.company
  const rows = owners.length === 0 ? [] : extensions(company, 'company', owners)
  const block = addressBlock(facts['Address'])
  return {
    ...facts,
    ...(block ? { AddressBlock: block } : {}),
    ...(rows.length > 0 ? { DataExtRet: rows } : {}),
  }
}
