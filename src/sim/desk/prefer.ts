// Preferences, which no request writes at any version (qbxml-semantics.md 18, certain): only a person does.
import { QbsyncError } from '../../errors.ts'
import { check } from '../../qbxml/check.ts'
import { writeAnswer } from '../../qbxml/write.ts'
import { entity } from '../../schema/entities.ts'
import type { Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import { expandRefs, resolveRefs } from '../reference.ts'
import { Refusal } from '../refusal.ts'

/** Gives the preferences as PreferencesQuery shows them. Throws E_USAGE. */
export function prefer(company: Company, set: Fields): Fields {
  const owner = entity('Account')
  const { preferences } = company.facts
  const next: Fields = { ...preferences }
  for (const [section, fields] of Object.entries(set)) {
    if (typeof fields !== 'object' || Array.isArray(fields))
      throw unknown(section, 'it is no section of preferences with fields in it')
    next[section] = { ...(preferences[section] as Fields | undefined), ...fields }
  }
  let resolved: Fields
  try {
    resolved = resolveRefs(company, next, { owner, where: 'Preferences' })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw unknown(Object.keys(set).join(', '), error.status.message)
  }
  const shown = expandRefs(company, resolved, owner)
  refuseIllegal(shown, set)
  company.setFacts({ preferences: resolved })
  return shown
}

/** What PreferencesQuery could not print is no preference. */
function refuseIllegal(shown: Fields, set: Fields): void {
  const answer = {
    name: 'PreferencesQueryRs',
    attributes: { statusCode: '0', statusSeverity: 'Info', statusMessage: 'Status OK' },
    content: { PreferencesRet: shown },
  }
  const where = Object.keys(set).join(', ')
  let text: string
  try {
    text = writeAnswer({ messages: [answer] }, { version: '14.0' })
  } catch (error) {
    if (!(error instanceof QbsyncError) || error.exit !== 2) throw error
    throw unknown(where, error.message)
  }
  const lost = unprinted(set, text)
  if (lost !== undefined) throw unknown(lost, 'qbXML 14.0 has no such preference')
  const [fault] = check(text, { version: '14.0' })
  if (fault) throw unknown(where, fault.message)
}

function unprinted(set: Fields, text: string): string | undefined {
  for (const [section, fields] of Object.entries(set)) {
    const inner = new RegExp(`<${section}>([\\s\\S]*?)</${section}>`).exec(text)?.[1]
    if (inner === undefined) return section
    for (const name of Object.keys(fields as Fields))
      if (!inner.includes(`<${name}>`)) return `${section}.${name}`
  }
  return undefined
}

const unknown = (what: string, problem: string): QbsyncError =>
  new QbsyncError('E_USAGE', { detail: `${what}: ${problem}` })

export function setClosingDate(
  company: Company,
  date: string | undefined,
  hasPassword: boolean,
): { closingDate: string | null; password: boolean } {
  const { preferences } = company.facts
  const before = preferences['AccountingPreferences'] as Fields | undefined
  const { ClosingDate: _, ...others } = before ?? {}
  const AccountingPreferences = date === undefined ? others : { ...others, ClosingDate: date }
  company.setFacts({
    preferences: { ...preferences, AccountingPreferences },
    hasClosingPassword: date !== undefined && hasPassword,
  })
  return { closingDate: date ?? null, password: date !== undefined && hasPassword }
}
