// What somebody has to book by hand: refunds, payments that were only noted, payouts without a deposit, and what
// QuickBooks would not let us take back.
import type { Store } from '../store/store.ts'
import { errorView, skipView } from './overview.ts'

const bySkip: Readonly<Record<string, string>> = {
  S_REFUND: 'refund',
  S_OFFLINE_PAYMENT: 'offline payment',
  S_DEPOSIT_DISABLED: 'payout',
}
const byError: Readonly<Record<string, string>> = {
  E_QB_DEPOSITED: 'return of a deposited payment',
  E_QB_PERIOD_CLOSED: 'booking in a closed period',
}

export interface ToReconcile {
  readonly connection: string
  readonly what: string
  readonly record: string
  readonly number: string | null
  /** Amount, invoice and customer as far as they are known, and why. */
  readonly reason: string
  readonly code: string
  readonly at: string | null
}

export async function toReconcile(
  store: Store,
  of: { connection_id?: string },
): Promise<ToReconcile[]> {
  const skips = await store.select('skips', { ...of, code: { in: Object.keys(bySkip) } })
  const errors = await store.select('errors', {
    ...of,
    state: 'open',
    code: { in: Object.keys(byError) },
  })
  const rows = [
    ...skips.map((row) => {
      const { connection, record, number, reason, code, lastAt } = skipView(row)
      return { connection, what: bySkip[code] ?? code, record, number, reason, code, at: lastAt }
    }),
    ...errors.map((row) => {
      const { connection, record, number, reason, code, lastAt } = errorView(row)
      return { connection, what: byError[code] ?? code, record, number, reason, code, at: lastAt }
    }),
  ]
  return rows.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))
}
