// What a person may choose for a connection, kept in its settings: one place that knows their shape.
import type { Switches } from '../profiles/chosen.ts'
import { one, type Row, type Store, StoreConflict } from '../store/store.ts'
import { changeSettings } from '../sync/settings.ts'

export interface Settings extends Switches {
  /** Full names of accounts in QuickBooks, by purpose. */
  readonly accounts?: Readonly<Record<string, string | undefined>>
  /** Payments wait until an account is chosen for them (R31). */
  readonly paymentsNeedAccount?: boolean
  /** Features of the plan (profiles/features.ts); absent: all. */
  readonly plan?: readonly string[]
  /** Minutes that the newest .qwc asked for, where somebody said so. */
  readonly qwcMinutes?: number
  readonly startDate?: string
  readonly timeZone?: string
  readonly trigger?: 'every-call' | 'on-request'
  readonly live?: boolean
  /** headers: no text of an exchange is kept, and no run can be replayed. */
  readonly recording?: 'full' | 'headers'
  /** Plural names of the kinds of data that were agreed to. */
  readonly consent?: readonly string[]
  /** Whom to ask when nothing helps (R85). */
  readonly support?: string
  readonly schedule?: {
    /** 20:00-06:00, in the time zone of the company; outside of it the connector is sent away. */
    readonly hours?: string
    /** The connector may not call more often. */
    readonly everyMinutes?: number
  }
}

export const settingsOf = (connection: Row<'connections'>): Settings =>
  (connection.settings ?? {}) as Settings

/** Writes the settings. Throws StoreConflict where somebody else wrote them since they were read: read them again. */
export async function writeSettings(
  store: Store,
  connection: Row<'connections'>,
  settings: Settings,
): Promise<Row<'connections'>> {
  await store.commit([changeSettings(connection, settings, 1)])
  return { ...connection, settings }
}

/** Others that write in the same moment. */
const attempts = 5

/** Does it with the connection as it is now, and once more where somebody else wrote its settings meanwhile. */
export async function withNewest<T>(
  store: Store,
  connection: Row<'connections'>,
  work: (connection: Row<'connections'>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1, now = connection; ; attempt++) {
    try {
      return await work(now)
    } catch (error) {
      const found = await one(store, 'connections', { id: connection.id })
      if (!(error instanceof StoreConflict) || !found || attempt === attempts) throw error
      now = found
    }
  }
}
