// What people and programs of the platform changed: a journal row where the profile sends it to QuickBooks,
// a skip where it deliberately does not, an error where it is refused or cannot be understood.
import type { Switches } from '../profiles/chosen.ts'
import { conditions, type Event, type Rule, ruleFor } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import type { Row } from '../store/store.ts'
import { noteUse } from './credits.ts'
import { type Draft, linkOf, linkOfPlatform } from './draft.ts'
import { byRule, noteWanted, refuse, rowsOf, skip, solve, withdrawWaiting } from './intake-notes.ts'
import { takePayment } from './intake-payment.ts'
import { notSentYet } from './journal.ts'
import type { PlatformChange } from './ports.ts'
import { differenceOf, textOf, wholeOf } from './understand.ts'

export function intake(draft: Draft, changes: readonly PlatformChange[]): void {
  for (const change of changes) {
    if (change.what === 'foreign') {
      withdrawWaiting(draft, change)
      solve(draft, change)
    } else if (change.what === 'deleted') takeDeleted(draft, change)
    else if (change.entity === 'ReceivePayment') takePayment(draft, change)
    else takeRecord(draft, change)
  }
}

/** A row taken away before it was sent is not sent; what QuickBooks has already stays there. */
function takeDeleted(draft: Draft, change: PlatformChange): void {
  if (withdrawWaiting(draft, change)) return
  solve(draft, change)
  const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
  const rule = ruleFor(draft.profile, change.entity, 'deleted on platform')
  if (rule?.does === 'void' && link?.origin && link.archived_at === null)
    noteWanted(draft, change, 'remove', { values: {}, isVoid: true }, link)
  else byRule(draft, change, 'deleted on platform')
}

function takeRecord(draft: Draft, change: PlatformChange): void {
  const link = linkOfPlatform(draft, entity(change.entity).family, change.id)
  // A row that came from QuickBooks and was edited counts as edited, however it was written.
  const event: Event = link?.origin ? 'changed on platform' : 'created on platform'
  const rule = ruleFor(draft.profile, change.entity, event)
  const isUse = noteUse(draft, change)
  if (isUse && event === 'changed on platform') return
  if (rule?.does !== 'push') byRule(draft, change, event)
  else if (link?.origin) takeChange(draft, change, link)
  else if (isTooEarly(draft, change, rule)) skip(draft, change, { ...rule, ...tooEarly })
  else takeNew(draft, change)
}

const tooEarly = {
  code: conditions['deposits on'].skip,
  says: 'a payout of before making deposits was switched on: it stays as it is',
}

/** Paid out before somebody switched on that payouts become deposits (R93, R113). */
function isTooEarly(draft: Draft, change: PlatformChange, rule: Rule): boolean {
  const { deposits } = draft.connection.settings as Switches
  const date = change.row && textOf(change.row, 'date')
  const isAsked = rule.when?.includes('deposits on') === true
  return isAsked && date !== undefined && date < (deposits?.since ?? '')
}

function takeNew(draft: Draft, change: PlatformChange): void {
  const known = rowsOf(draft, change).filter((j) => j.op === 'create')
  // Sent, in doubt or done: what QuickBooks holds is changed by a change, once it is linked.
  if (known.some((j) => !notSentYet.includes(j.state) && j.state !== 'withdrawn')) return
  const understood = wholeOf(entity(change.entity), change)
  if ('problem' in understood) {
    withdrawWaiting(draft, change)
    refuse(draft, change, 'E_BAD_RECORD', { problem: understood.problem })
    return
  }
  solve(draft, change)
  noteWanted(draft, change, 'create', understood.wanted)
}

function takeChange(draft: Draft, change: PlatformChange, link: Row<'links'>): void {
  const understood = differenceOf(
    entity(change.entity),
    change,
    (family, id) => linkOf(draft, family, id)?.platform_id,
  )
  if ('problem' in understood) {
    withdrawWaiting(draft, change)
    refuse(draft, change, 'E_BAD_RECORD', { problem: understood.problem })
    return
  }
  solve(draft, change)
  if (Object.keys(understood.wanted.values).length === 0) withdrawWaiting(draft, change)
  else noteWanted(draft, change, 'change', understood.wanted, link)
}
