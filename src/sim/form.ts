// The shape of a row of forms.ts: what is particular about a kind of transaction.
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import type { Line, Txn } from './records.ts'
import type { Status } from './refusal.ts'

/** A transaction of a request before it is saved. */
export interface Draft {
  readonly txn: Txn
  /** Fields of the request: normal form, references resolved, lines apart. */
  readonly fields: Fields
  readonly lines: Fields
  /** As it was, on Mod. */
  readonly before?: Txn | undefined
  /** Says something about a request that is carried out all the same (570). */
  readonly warn: (status: Status) => void
}

export interface TxnForm {
  /** Header field of the account it is filed under. */
  readonly accountField?: string
  /** Types this account may be of, else 3210 (17, certain that they are refused). */
  readonly accountTypes?: readonly string[]
  /** The next number is taken where the request has none (7 and 12.1, certain). */
  readonly hasAutoNumber: boolean
  /** A transaction without lines is refused (3180, certain). */
  readonly needsLines?: boolean
  /** Rows of the counter between the header and its first line (8, certain for sales forms). */
  readonly hiddenRows: number
  /** Header fields a Mod may not empty, and fields of its lines (12.2, certain). */
  readonly notEmpty: ReadonlySet<string>
  readonly lineNotEmpty: ReadonlySet<string>
  /** Defaults, lines and totals: fills the transaction in. */
  readonly fill: (draft: Draft, company: Company) => void
  /** Links to other transactions, once the row is there. */
  readonly link?: (draft: Draft, company: Company) => void
  /** The whole answer where nothing is to be saved (SetCredit alone). */
  readonly instead?: (draft: Draft, company: Company) => Fields | undefined
  /** A void: amounts to zero. */
  readonly void?: (txn: Txn) => void
  /** Gives back what it holds besides money links, before it is deleted or voided. */
  readonly release?: (txn: Txn, company: Company) => void
  /** Fields of a line worked out when shown: what has been received of an order. */
  readonly computedLine?: (line: Line, txn: Txn, company: Company) => Fields
  /** Fields worked out when shown. */
  readonly computed: (txn: Txn, company: Company, showing: { readonly lines: boolean }) => Fields
}
