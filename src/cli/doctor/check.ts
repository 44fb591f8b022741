// The shape of a check of the doctor: a row of a table, a question, findings. A finding that is a problem has a remedy.
import type { Env } from '../../env.ts'
import type { Row, Store } from '../../store/store.ts'
import type { Config } from '../config.ts'
import type { Probe } from './probe.ts'

export type Level = 'fine' | 'note' | 'problem'

export interface Said {
  readonly level: Level
  readonly says: string
  readonly remedy?: string
}

export interface Finding extends Said {
  /** Name of the check, for scripts. */
  readonly check: string
  readonly connection: string | null
}

export const fine = (says: string): Said => ({ level: 'fine', says })
export const note = (says: string, remedy?: string): Said => ({
  level: 'note',
  says,
  ...(remedy ? { remedy } : {}),
})
export const problem = (says: string, remedy: string): Said => ({ level: 'problem', says, remedy })

/** What the checks look at. */
export interface Patient {
  readonly config: Config
  /** Why the configuration cannot be used; the defaults serve then. */
  readonly configProblem: { readonly message: string; readonly hint: string } | undefined
  readonly env: Env
  readonly probe: Probe
  /** undefined where there is none yet, or it cannot be opened. */
  readonly store: Store | undefined
  readonly storeFile: string
  readonly storeProblem: { readonly message: string; readonly hint: string } | undefined
  readonly isThorough: boolean
}

export interface Check {
  readonly id: string
  /** In a few words, for people. */
  readonly title: string
  readonly look: (patient: Patient) => Promise<readonly Said[]> | readonly Said[]
}

/** A patient whose store is open, and one of its connections. */
export interface ConnectionCheck {
  readonly id: string
  readonly title: string
  readonly look: (
    connection: Row<'connections'>,
    patient: Patient & { readonly store: Store },
  ) => Promise<readonly Said[]> | readonly Said[]
}
