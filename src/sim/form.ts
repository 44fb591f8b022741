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
  /** Header field of the account it is filed under; none where its Ret shows none. */
  readonly accountField?: string
  /** Types that account must be of (qbxml-semantics.md 15.1, 15.4, 17); any where there are none. */
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
  /** Its lines as an answer shows them, where that is more than what is kept. */
  readonly shownLines?: (txn: Txn, company: Company) => readonly Line[]
  /** Gives back what it holds besides money links, before it is deleted or voided. */
  readonly release?: (txn: Txn, company: Company) => void
  /** Fields worked out when shown. */
  readonly computed: (txn: Txn, company: Company, showing: { readonly lines: boolean }) => Fields
}
