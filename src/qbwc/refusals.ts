// What a status of QuickBooks means to the engine: which of our errors it is, and when to try again.
// First row that fits. Source: status-codes.tsv; qbxml-semantics.md 12, 13, 15.
import type { ErrorCode, Retry } from '../errors.ts'
import { statusRow } from '../schema/status-codes.ts'
import type { Refusal } from '../sync/ports.ts'

interface Row {
  readonly codes: readonly number[]
  readonly when?: RegExp
  readonly error: ErrorCode
  readonly retry: Retry
}

const rows: readonly Row[] = [
  { codes: [3175, 3176], error: 'E_QB_RECORD_IN_USE', retry: 'next run' },
  {
    codes: [3170, 3180, 3185],
    when: /modified by another user|could not be locked|acquire the lock/i,
    error: 'E_QB_RECORD_IN_USE',
    retry: 'next run',
  },
  { codes: [3200, 3172, 3173], error: 'E_QB_STALE_EDIT', retry: 'next run' },
  { codes: [3171, 3161], error: 'E_QB_PERIOD_CLOSED', retry: 'after action' },
  { codes: [3160, 3210, 3170], when: /deposit/i, error: 'E_QB_DEPOSITED', retry: 'after action' },
  {
    codes: [3210],
    when: /more than the amount due/i,
    error: 'E_OVERPAYMENT',
    retry: 'after action',
  },
  { codes: [3100], error: 'E_QB_DUPLICATE_NAME', retry: 'after action' },
  { codes: [3250], error: 'E_QB_FEATURE_OFF', retry: 'after action' },
]

export function refusalOf(code: number, message: string): Refusal {
  const row = rows.find((r) => r.codes.includes(code) && (r.when?.test(message) ?? true))
  return {
    kind: 'refused',
    error: row?.error ?? 'E_QB_REFUSED',
    raw: String(code),
    message,
    retry: row?.retry ?? statusRow(code)?.retry ?? 'after action',
  }
}
