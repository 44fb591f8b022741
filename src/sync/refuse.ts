// A row of the journal that cannot go out, or was refused: told in words, and kept until something moves.
import type { ErrorCode } from '../errors.ts'
import { staleAttempts } from '../limits.ts'
import { entity } from '../schema/entities.ts'
import type { RecordFacts } from '../schema/entity.ts'
import type { Row } from '../store/store.ts'
import {
  addProblem,
  type Draft,
  linkOf,
  linkOfPlatform,
  nameOf,
  ownName,
  setJournal,
} from './draft.ts'
import { type Journal, paidColumn, referencesOf, wantedOf } from './journal.ts'
import type { Operation, Outcome, Refusal } from './ports.ts'

type Details = Readonly<Record<string, string | number>>

const factsOf = (link: Row<'links'> | undefined): RecordFacts => (link?.facts ?? {}) as RecordFacts

/** The document a payment is for, or the record itself: what a person knows the row by. */
function knownAs(draft: Draft, row: Journal): { label?: string; party?: string } {
  const e = entity(row.entity)
  const { family = '' } = e.appliesTo ? entity(e.appliesTo.entity) : {}
  const paid = isPayment(row)
    ? referencesOf(e, wantedOf(row)).find((r) => r.family === family)
    : undefined
  const own = linkOfPlatform(draft, e.family, row.platform_id)
  const link = (paid && linkOfPlatform(draft, family, paid.id)) ?? own
  const { values } = wantedOf(row)
  const label = link?.label ?? values['number'] ?? values['full_name'] ?? values['name']
  const party =
    factsOf(link).partyLabel ?? values['customer'] ?? values['vendor'] ?? partyOf(draft, row)
  return { ...(label ? { label } : {}), ...(party ? { party } : {}) }
}

function partyOf(draft: Draft, row: Journal): string | undefined {
  const names = referencesOf(entity(row.entity), wantedOf(row)).find((r) => r.family === 'names')
  return (names && linkOfPlatform(draft, 'names', names.id)?.label) ?? undefined
}

const isPayment = (row: Journal): boolean => paidColumn(entity(row.entity)) !== undefined

/** The words of a row for the sentences of the error catalogue. */
export function documentOf(draft: Draft, row: Journal): Details {
  const { label, party } = knownAs(draft, row)
  const { values } = wantedOf(row)
  const target = entity(row.entity).appliesTo?.entity.toLowerCase() ?? ''
  const amount = values['amount'] ?? values['total'] ?? ''
  const reference = ownName(values['number'], row.platform_id)
  const named = nameOf(isPayment(row) ? target : row.entity, label, party)
  const what = !isPayment(row)
    ? named
    : row.op === 'remove'
      ? `The removal of payment ${reference} of ${named}`
      : `Payment ${reference} of ${amount} for ${named}`
  return {
    id: row.platform_id,
    reference,
    what,
    amount,
    name: values['full_name'] ?? values['name'] ?? label ?? row.platform_id,
    number: label ?? row.platform_id,
    run: draft.runId,
  }
}

/** An error about what the row wants, under the number and the customer that a person knows it by. */
export function tell(
  draft: Draft,
  row: Journal,
  code: ErrorCode,
  more: Details = {},
  raw?: string,
): void {
  addProblem(draft, {
    code,
    entity: row.entity,
    record: row.platform_id,
    details: { ...documentOf(draft, row), ...more },
    ...knownAs(draft, row),
    ...(raw ? { raw } : {}),
  })
}

/** Notes why a row cannot go out; it waits until what it depends on moves. */
export function block(
  draft: Draft,
  row: Journal,
  code: ErrorCode,
  details: Details,
  blockedOn: string,
  raw?: string,
): void {
  setJournal(draft, { ...row, state: 'blocked', blocked_on: blockedOn })
  tell(draft, row, code, details, raw)
  const { entity: name, platform_id: id } = row
  draft.changes.push({ kind: 'report', entity: name, id, state: 'blocked', problem: code })
}

/** The record of QuickBooks that has the name that was refused, as far as it is known here. */
function holder(draft: Draft, row: Journal): Row<'links'> | undefined {
  const name = wantedOf(row).values['name']?.trim().toLowerCase()
  const { family } = entity(row.entity)
  for (const link of draft.links.values())
    if (link.family === family && link.entity && link.label?.trim().toLowerCase() === name)
      return link
  return undefined
}

/**
 * What the platform made may be what QuickBooks has: of the same kind, of the same type, and read before. Whether it
 * is, a person says (R125): the row that was read may be used by others.
 */
function offered(draft: Draft, row: Journal, refusal: Refusal): Row<'links'> | undefined {
  if (refusal.error !== 'E_QB_DUPLICATE_NAME' || row.op !== 'create') return undefined
  const link = holder(draft, row)
  const { type } = wantedOf(row).values
  const isAlike = link?.entity === row.entity && (!type || type === factsOf(link).sort)
  return isAlike && link.origin ? link : undefined
}

/** "a customer": who has the name that was refused, as far as it is known here (C39). */
function holderOf(draft: Draft, row: Journal): string {
  const link = holder(draft, row)
  return link?.entity ? `a ${link.entity.toLowerCase()}` : 'another record'
}

const anyId = /\b[0-9A-F]{1,8}-\d{1,10}\b/gi

/**
 * What is in use. QuickBooks mostly names it by its id; a payment that is to be made cannot be open itself, so what it
 * pays is.
 */
function lockedOf(draft: Draft, row: Journal, message: string): string {
  const { appliesTo, family } = entity(row.entity)
  const target = appliesTo?.entity ?? row.entity
  const ids = message.match(anyId) ?? []
  const named = ids.flatMap((id) =>
    [family, entity(target).family].flatMap((f) => linkOf(draft, f, id) ?? []),
  )[0]
  const isOwn = row.op !== 'create' && (named ? named.platform_id === row.platform_id : true)
  if (isOwn) return 'it'
  // What is paid is named in the sentence already.
  const isPaid = isPayment(row) && (!named || named.label === knownAs(draft, row).label)
  if (isPaid) return `the ${kindOf(named?.entity ?? target)}`
  if (!named?.entity) return 'a record that it names'
  return nameOf(kindOf(named.entity), named.label, factsOf(named).partyLabel)
}

const kindOf = (name: string): string =>
  paidColumn(entity(name)) === undefined ? name.toLowerCase() : 'payment'

export function refused(draft: Draft, row: Journal, refusal: Refusal, blockedOn: string): void {
  const known = documentOf(draft, row)
  const target = referencesOf(entity(row.entity), wantedOf(row))[0]
  const link = target && linkOfPlatform(draft, target.family, target.id)
  const same = offered(draft, row, refusal)
  const details = {
    ...known,
    status: refusal.raw,
    message: refusal.message,
    problem: refusal.message,
    open: factsOf(link).open ?? 'unknown',
    kind: holderOf(draft, row),
    locked: lockedOf(draft, row, refusal.message),
    other: same?.platform_id ?? '',
    plural: entity(row.entity).plural,
  }
  block(draft, row, same ? 'E_MATCH_OFFERED' : refusal.error, details, blockedOn, refusal.raw)
  const again = refusal.retry === 'now' || refusal.retry === 'next run'
  if (!again || row.attempts >= staleAttempts) return
  // A lock or a stale read passes by itself: the next run tries again without waiting for a change.
  setJournal(draft, { ...row, state: 'next run', attempts: row.attempts + 1 })
}

/** Names that QuickBooks refused because another record has them: whose they are is told. */
export function namesTaken(
  operations: readonly Operation[],
  outcomes: readonly Outcome[],
): { family: string; name: string }[] {
  return operations.flatMap((op, i) => {
    const outcome = outcomes[i]
    if (outcome?.kind !== 'refused' || outcome.error !== 'E_QB_DUPLICATE_NAME') return []
    if (op.op !== 'create' && op.op !== 'change') return []
    const name = op.order.values['name']
    return name ? [{ family: entity(op.entity).family, name }] : []
  })
}
