// What a person may choose for a connection, kept in its settings: one place that knows their shape.
import type { Switches } from '../profiles/chosen.ts'
import { change, type Row, type Store } from '../store/store.ts'

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

/** Writes the settings, as long as nobody else wrote them since they were read. */
export async function writeSettings(
  store: Store,
  connection: Row<'connections'>,
  settings: Settings,
): Promise<Row<'connections'>> {
  await store.commit([change('connections', { id: connection.id }, { settings }, 1)])
  return { ...connection, settings }
}
