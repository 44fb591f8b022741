// Doing an act: its arguments are checked first, and it is done whole or not at all.
import { nearest, QbsyncError } from '../../errors.ts'
import type { Company } from '../company-file.ts'
import { isDeep } from '../deep.ts'
import { Refusal } from '../refusal.ts'
import { type Act, acts } from './acts.ts'

export function actNamed(name: string): Act {
  const found = acts.find((act) => act.name === name)
  if (found) return found
  const known = acts.map((act) => act.name)
  const hint = `Did you mean ${nearest(name, known, 2).join(' or ')}? There are: ${known.join(', ')}.`
  throw new QbsyncError('E_NOT_FOUND', { thing: 'act of a person', id: name, hint })
}

/** Throws E_NOT_FOUND, E_USAGE, E_DESK and what finding the record throws. */
export function doAct(company: Company, name: string, given: unknown = {}): object {
  const act = actNamed(name)
  if (isDeep(given))
    throw new QbsyncError('E_USAGE', { detail: `person ${name}: it is nested too deeply` })
  const read = act.takes.safeParse(given)
  if (!read.success) {
    const issue = read.error.issues[0]
    const path = issue?.path.join('.')
    throw new QbsyncError('E_USAGE', {
      detail: `person ${name}: ${path ? `${path}: ` : ''}${issue?.message ?? 'not valid'}`,
    })
  }
  company.refresh()
  try {
    return company.write(() => act.run(company, read.data as never))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code: status, message } = error.status
    throw new QbsyncError('E_DESK', { status, message }, { cause: error })
  }
}
