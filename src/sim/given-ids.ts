// Records under ids that are given, for a company that is made after another one: ids come from counters and the time
// (qbxml-semantics.md 8), so both are set before a record is added; what does not fit them is renamed afterwards.
import type { Entity } from '../schema/entity.ts'
import { type SpecialAccount, specialAccount, specialAccounts } from './accounts.ts'
import type { Company } from './company-file.ts'
import { listByName } from './records.ts'
import type { Seconds } from './zone.ts'

const parts = /^([0-9A-Fa-f]{1,8})-(\d{1,10})$/

/** Makes the next record of this kind get this id, if it is added at `moment`. `restore` lets the counter go on. */
export function nextId(
  company: Company,
  e: Entity,
  id: string,
): { readonly moment: Seconds; restore(): void } {
  const [, hex = '', created = ''] = parts.exec(id) ?? []
  const counter = e.kind === 'list' ? `next:list:${e.family}` : 'next:txn'
  const before = Number(company.meta(counter) ?? 0)
  const wanted = Number.parseInt(hex || '0', 16) - (e.kind === 'list' ? 0x80000000 : 0) - 1
  if (wanted >= 0) company.setMeta(counter, String(wanted))
  return {
    moment: created === '' ? company.now() : Number(created),
    restore: () => {
      const after = Number(company.meta(counter) ?? 0)
      company.setMeta(counter, String(Math.max(before, after)))
    },
  }
}

export interface Given {
  readonly id?: string
  /** EditSequence. */
  readonly revision?: string
}

/** Gives a record that was just added another id (lists alone) and the EditSequence it had. */
export function adopt(company: Company, e: Entity, id: string, given: Given): void {
  const table = e.kind === 'list' ? 'lists' : 'txns'
  const revision = Number(given.revision)
  if (given.revision && Number.isSafeInteger(revision))
    company.sql(`update ${table} set revision = ? where id = ?`).run(revision, id)
  if (e.kind === 'list' && given.id && given.id !== id)
    company
      .sql('update lists set id = ? where family = ? and id = ?')
      .run(given.id.toUpperCase(), e.family, id)
  company.forget()
}

/** A record that the company has by itself, by its name: it gets the id. False where there is none. */
export function adoptSpecial(company: Company, e: Entity, name: string, given: Given): boolean {
  const special = (Object.keys(specialAccounts) as SpecialAccount[]).find(
    (s) => specialAccounts[s][0] === name,
  )
  if (e.name === 'Account' && special) specialAccount(company, special)
  const found = listByName(company, e.family, name)
  if (!found) return false
  if (given.id && found.id !== given.id.toUpperCase()) {
    const text = JSON.stringify(company.facts.preferences)
    // Tax codes are what preferences of a new company point to.
    if (e.name === 'SalesTaxCode')
      company.setFacts({ preferences: JSON.parse(text.replaceAll(found.id, given.id)) })
  }
  adopt(company, e, found.id, given)
  return true
}
