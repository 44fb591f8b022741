// What the plan of a connection does not hold is not sent (R148): it waits, with the name of the feature and of whom to
// ask, and goes once the plan holds it. What QuickBooks has already can always be taken out again.
import { featureOf, features } from '../profiles/features.ts'
import type { Draft } from './draft.ts'
import type { Journal } from './journal.ts'
import { block, documentOf } from './refuse.ts'

interface Settings {
  /** Names of features; absent: all. */
  readonly plan?: readonly string[]
  readonly support?: string
}

const settingsOf = (draft: Draft): Settings => (draft.connection.settings ?? {}) as Settings

/** The feature that is missing, as what a blocked row depends on. */
export function missingFeature(draft: Draft, row: Journal): string {
  const { plan } = settingsOf(draft)
  const feature = featureOf(row.entity)
  return row.op === 'remove' || plan === undefined || plan.includes(feature) ? '' : feature
}

export function lacksFeature(draft: Draft, row: Journal, blockedOn: () => string): boolean {
  const feature = missingFeature(draft, row)
  if (feature === '') return false
  const details = {
    ...documentOf(draft, row),
    feature,
    holds: features[featureOf(row.entity)],
    connection: draft.connection.id,
    whom: settingsOf(draft).support ?? 'the administrator of the account',
  }
  block(draft, row, 'E_PLAN', details, blockedOn())
  return true
}
