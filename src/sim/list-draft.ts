// A list record on its way into the file, as the tables of refusals see it.
import type { Entity, Fields } from '../schema/entity.ts'
import type { ListRecord } from './records.ts'

/** A list record about to be saved. */
export interface ListDraft {
  readonly owner: Entity
  /** The record as it was, on Mod. */
  readonly before?: ListRecord | undefined
  readonly name: string
  readonly parent?: ListRecord | undefined
  readonly fullName: string
  readonly body: Fields
}
