// A record of QuickBooks, on its way to the platform.
import type { Fields, RecordFacts } from '../schema/entity.ts'

export interface RemoteRecord {
  readonly entity: string
  readonly id: string
  readonly revision: string
  /** Wall clock of the last change, as the product wrote it. */
  readonly modified?: string
  readonly label?: string
  readonly active: boolean
  readonly voided: boolean
  /** The journal row it was made for, where it carries the mark of one. */
  readonly madeFor?: string
  /** All of it, as QuickBooks gave it; may be made only when it is asked for. */
  readonly fields: Fields
  /** What columns and facts are read from: of `fields` at least what is wanted of its kind (schema/wanted.ts). */
  readonly brief: Fields
  /** `fields` as JSON in UTF-8, where it was read so. */
  readonly json?: Uint8Array
  readonly facts: RecordFacts
}
