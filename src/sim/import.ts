// Requests of an export, performed on a new company. What QuickBooks makes by itself is there already: a name in
// use is passed over. Inactive records are added active and put to rest at the end, since documents name them.
import type { Message } from '../qbxml/document.ts'
import { statusOf } from '../qbxml/message-set.ts'
import type { Fields } from '../schema/entity.ts'
import { type SpecialAccount, specialAccount, specialAccounts } from './accounts.ts'
import type { Company } from './company-file.ts'
import { Desktop } from './desktop.ts'

export interface ImportReport {
  readonly requests: number
  readonly done: number
  /** Names that were there already. */
  readonly passed: number
  readonly refused: readonly { request: string; requestID: string; code: number; message: string }[]
}

/** Requests in one transaction of the file. */
const batch = 500
const nameInUse = 3100

export function importInto(company: Company, messages: readonly Message[]): ImportReport {
  const desktop = new Desktop(company)
  if (messages.some(({ name }) => name === 'ClassAddRq')) company.write(() => useClasses(company))
  const refused: ImportReport['refused'][number][] = []
  const resting: { name: string; id: string; revision: string }[] = []
  let done = 0
  let passed = 0
  const one = ({ name, attributes, content }: Message): void => {
    const kind = name.replace(/AddRq$/, '')
    const add = content[`${kind}Add`] as Fields | undefined
    prepare(company, kind, add)
    const isInactive = add?.['IsActive'] === 'false'
    const given = isInactive
      ? { ...content, [`${kind}Add`]: { ...add, IsActive: 'true' } }
      : content
    const answer = desktop.perform(name, given, attributes)
    const { code, message, severity } = statusOf(answer)
    if (code === nameInUse) passed++
    else if (severity === 'Error')
      refused.push({ request: name, requestID: attributes['requestID'] ?? '', code, message })
    else done++
    const ret = answer.content[`${kind}Ret`]
    const record = (Array.isArray(ret) ? ret[0] : ret) as Fields | undefined
    if (isInactive && typeof record?.['ListID'] === 'string')
      resting.push({
        name: kind,
        id: record['ListID'],
        revision: String(record['EditSequence']),
      })
  }
  for (let at = 0; at < messages.length; at += batch)
    company.write(() => messages.slice(at, at + batch).forEach(one))
  company.write(() => {
    for (const { name, id, revision } of resting)
      desktop.perform(`${name}ModRq`, {
        [`${name}Mod`]: { ListID: id, EditSequence: revision, IsActive: 'false' },
      })
  })
  return { requests: messages.length, done, passed, refused }
}

/** Preferences do not travel with records: a company that has classes uses them. */
function useClasses(company: Company): void {
  const { preferences } = company.facts
  const AccountingPreferences = {
    ...(preferences['AccountingPreferences'] as Fields | undefined),
    IsUsingClassTracking: 'true',
  }
  company.setFacts({ preferences: { ...preferences, AccountingPreferences } })
}

/** An account that QuickBooks finds by what it is for is made as that, not as one that happens to have its name. */
function prepare(company: Company, kind: string, add: Fields | undefined): void {
  if (kind !== 'Account' || !add) return
  for (const special of Object.keys(specialAccounts) as SpecialAccount[]) {
    const [name, type] = specialAccounts[special]
    if (add['Name'] === name && add['AccountType'] === type) specialAccount(company, special)
  }
}
