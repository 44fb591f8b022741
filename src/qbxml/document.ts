// What a qbXML document is once read, and before it is written.
import type { Fields } from '../schema/entity.ts'
import type { ReadRecord } from './plain-records.ts'

/** A request or a response: `InvoiceQueryRq` with its attributes and children. */
export interface Message {
  readonly name: string
  /** requestID, iterator, statusCode …, as text. */
  readonly attributes: Readonly<Record<string, string>>
  /**
   * Children. What may come more than once is always an array, a leaf is text, an empty aggregate is {}.
   * Unknown elements are kept: a leaf as text, what has children as an object, repeated ones as an array.
   * Where records of one repeating choice come mixed (lines and groups), `@order` lists their names as they came.
   */
  readonly content: Fields
  /** Records that the reader was told to hand out so, as they came; they are not among the content. */
  readonly records?: readonly ReadRecord[]
}

export interface QbxmlDocument {
  /** Text of the version instruction: "13.0", "CA3.0"; undefined on answers, which carry none. */
  readonly version?: string
  /** QBXMLMsgsRq, QBXMLMsgsRs or QBXMLSubscriptionMsgsRq. */
  readonly messageSet: string
  /** onError, newMessageSetID, messageSetStatusCode … */
  readonly attributes: Readonly<Record<string, string>>
  readonly messages: readonly Message[]
}
