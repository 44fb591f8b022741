// Whether the rules that somebody wrote make sense. Pure: words in, faults out; where they stand in a file is worked
// out by file.ts from the path.
import { didYouMean, isErrorCode, nearest } from '../../errors.ts'
import {
  actions,
  type Condition,
  conditions,
  type Event,
  events,
  type Profile,
  type Rule,
  ruleFor,
} from '../../profiles/profile.ts'
import { isSkipCode, skipCodes } from '../../profiles/skip-codes.ts'
import { entities, entityNamed } from '../../schema/entities.ts'
import type { Entity } from '../../schema/entity.ts'
import { writable } from '../../schema/writable.ts'
import { clip } from '../wrap.ts'

export type Path = readonly (string | number)[]

export interface Fault {
  readonly path: Path
  readonly problem: string
  readonly hint: string
}

export const kinds: readonly string[] = [...entities.map((e) => e.name), 'Company', '*']
const paymentEvents: ReadonlySet<Event> = new Set([
  'processed on platform',
  'offline on platform',
  'refunded on platform',
  'failed on platform',
  'cancelled on platform',
])
const refusals = [
  'E_INVOICE_LOCKED',
  'E_READ_ONLY_PROFILE',
  'E_UNSUPPORTED_PDF',
  'E_UNSUPPORTED_ATTACHMENT',
] as const
/** Parts that QuickBooks Desktop has no request for. */
const impossible: ReadonlySet<string> = new Set(['pdf', 'attachments'])

/** "open" is none of these, with those that look most like it. */
export const unknown = (
  path: Path,
  word: string,
  what: string,
  known: readonly string[],
): Fault => ({
  path,
  problem: `"${clip(word, 100)}" is no ${what}`,
  hint: didYouMean(word, known),
})

/** Faults of one rule, whatever stands around it. */
export function ruleFaults(rule: Rule, path: Path): Fault[] {
  const at = (key: string, problem: string, hint: string): Fault => ({
    path: [...path, key],
    problem,
    hint,
  })
  const e = entityNamed(rule.entity)
  const faults: Fault[] = []
  const allowed = actionsFor(rule.on)
  if (!allowed.includes(rule.does))
    faults.push(
      at(
        'does',
        `"${rule.does}" is nothing that can follow "${rule.on}"`,
        `Use one of: ${allowed.join(', ')}.`,
      ),
    )
  if (paymentEvents.has(rule.on) && rule.entity !== 'ReceivePayment')
    faults.push(
      at(
        'on',
        `only a ReceivePayment is ${rule.on}`,
        'Use created, changed or deleted on platform.',
      ),
    )
  if (impossible.has(rule.group ?? '') && rule.does !== 'refuse')
    faults.push(
      at(
        'does',
        `QuickBooks Desktop hands out no ${rule.group}`,
        'Leave the rule out, or let it refuse.',
      ),
    )
  else if (e && rule.does === 'push' && !canSend(e, rule.on))
    faults.push(
      at('does', `QuickBooks lets no program do that to a ${e.name}`, 'Use skip or refuse.'),
    )
  if (rule.does === 'void' && !e?.voidable)
    faults.push(
      at('does', `QuickBooks lets no program void a ${rule.entity}`, 'Use skip or refuse.'),
    )
  faults.push(...codeFaults(rule, at), ...conditionFaults(rule, e, path))
  return faults
}

function actionsFor(on: Event): Rule['does'][] {
  if (on.endsWith('on platform'))
    return on === 'failed on platform' || on === 'cancelled on platform'
      ? ['remove', 'skip', 'refuse']
      : on === 'deleted on platform'
        ? ['void', 'skip', 'refuse']
        : ['push', 'skip', 'refuse']
  const isGone = on !== 'created in QuickBooks' && on !== 'changed in QuickBooks'
  return actions.filter(
    (a) => !['push', 'remove', 'void'].includes(a) && (isGone ? a !== 'watch' : a !== 'archive'),
  )
}

const canSend = (e: Entity, on: Event): boolean =>
  writable(e, on === 'changed on platform' ? 'Mod' : 'Add') !== undefined

type At = (key: string, problem: string, hint: string) => Fault

function codeFaults(rule: Rule, at: At): Fault[] {
  const { does, code } = rule
  if (does === 'skip' && (code === undefined || !isSkipCode(code)))
    return [
      at(
        'code',
        code === undefined ? 'a skip needs a code' : `"${code}" is no code of a skip`,
        `Use one of: ${nearest(code ?? '', Object.keys(skipCodes), 20).join(', ')}.`,
      ),
    ]
  if (does === 'refuse' && !(code && isErrorCode(code) && refusals.some((r) => r === code)))
    return [
      at(
        'code',
        code === undefined ? 'a refusal needs a code' : `"${code}" is no code of a refusal`,
        `Use one of: ${refusals.join(', ')}.`,
      ),
    ]
  if (does === 'archive' && !code)
    return [at('code', 'an archive needs its reason as code', 'Write one, such as: deleted.')]
  return []
}

const needs: Readonly<Partial<Record<Condition, (e: Entity) => boolean>>> = {
  open: (e) => e.openField !== undefined,
  'customer active': (e) => e.partyField !== undefined,
  billed: (e) => e.name === 'Customer',
  'since connecting': (e) => e.dateField !== undefined,
  'to be emailed': (e) => e.emailField !== undefined,
  'deposits on': (e) => e.name === 'Deposit',
}

function conditionFaults(rule: Rule, e: Entity | undefined, path: Path): Fault[] {
  return (rule.when ?? []).flatMap((condition, index): Fault[] => {
    const where = [...path, 'when', index]
    const need = needs[condition]
    if (need && !(e && need(e)))
      return [
        {
          path: where,
          problem: `"${condition}" says nothing about a ${rule.entity}`,
          hint: `It asks whether ${conditions[condition].says}.`,
        },
      ]
    if (rule.on === 'changed in QuickBooks')
      return [
        {
          path: where,
          problem: 'what is linked is followed, whatever becomes of it',
          hint: 'Put the condition on "created in QuickBooks".',
        },
      ]
    return []
  })
}

/** Faults of the whole: rules that need each other. */
export function profileFaults(profile: Profile): Fault[] {
  const faults: Fault[] = []
  const does = (name: string, on: Event) => ruleFor(profile, name, on)?.does
  const isRead = (name: string) =>
    ['pull', 'watch'].includes(does(name, 'changed in QuickBooks') ?? '')
  for (const e of entities) {
    const [created, changed] = [
      does(e.name, 'created in QuickBooks'),
      does(e.name, 'changed in QuickBooks'),
    ]
    if (created !== changed && (created === 'pull' || changed === 'pull'))
      faults.push({
        path: ['rules'],
        problem: `a ${e.name} is pulled when it is ${created === 'pull' ? 'created' : 'changed'}, and not otherwise`,
        hint: 'Write the rule for both: on: [created in QuickBooks, changed in QuickBooks].',
      })
  }
  if (isRead('ReceivePayment') && !isRead('Invoice'))
    faults.push({
      path: ['rules'],
      problem: 'payments are read, and the invoices they are for are not',
      hint: 'Pull Invoice as well.',
    })
  if (isRead('Invoice') && !isRead('Customer'))
    faults.push({
      path: ['rules'],
      problem: 'invoices are read, and the customers they are for are not',
      hint: 'Pull Customer as well.',
    })
  return faults
}

export const knownEvents: readonly string[] = events
export const knownActions: readonly string[] = actions
export const knownConditions: readonly string[] = Object.keys(conditions)
