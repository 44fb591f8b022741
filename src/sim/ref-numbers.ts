// Numbers of documents: the next one where the request leaves it out.
import type { Entity, Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import type { Draft, TxnForm } from './form.ts'

/** Absent, the next automatic number; present and empty, none (7, certain). */
export function refNumber(
  company: Company,
  owner: Entity,
  form: TxnForm,
  fields: Fields,
): string | null {
  const given = fields['RefNumber']
  const key = `ref:${owner.name}`
  if (typeof given === 'string') {
    if (given !== '' && form.hasAutoNumber) company.setMeta(key, given)
    return given === '' ? null : given
  }
  if (!form.hasAutoNumber) return null
  const next = after(company.meta(key))
  company.setMeta(key, next)
  return next
}

/** "1009" → "1010", "INV-099" → "INV-100"; after a number without digits at its end: 1 (our choice). */
function after(last: string | undefined): string {
  const m = /^(.*?)(\d{1,15})$/.exec(last ?? '')
  if (!m) return '1'
  const digits = m[2] ?? ''
  return `${m[1] ?? ''}${String(Number(digits) + 1).padStart(digits.length, '0')}`
}

/**
 * The number of a check: the next of its bank account, none while it waits for the printer (17.19, certain that one
 * of the two is stated; each account counting by itself is reported).
 */
export function numberCheck(draft: Draft, company: Company, account: string | undefined): void {
  const { txn, fields, before } = draft
  const given = fields['RefNumber']
  const key = `check:${account ?? ''}`
  if (typeof given === 'string' && given !== '') {
    company.setMeta(key, given)
    txn.head['IsToBePrinted'] = 'false'
  } else if (txn.head['IsToBePrinted'] === 'true') txn.refNumber = null
  else if (!before && given === undefined) {
    txn.refNumber = after(company.meta(key))
    company.setMeta(key, txn.refNumber)
  }
  txn.head['IsToBePrinted'] ??= 'false'
}
