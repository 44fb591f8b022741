// The whole contract between the engine and its two sides. The connector speaks QuickBooks, the backend is
// the platform; the engine is asked by whoever carries the operations, and calls nobody.
import type { ErrorCode, Retry } from '../errors.ts'
import type { Fields } from '../schema/entity.ts'
import type { RemoteRecord } from './remote-record.ts'

export type { RemoteRecord } from './remote-record.ts'

/** Days of a transaction, both inclusive. */
export interface Window {
  readonly from?: string
  readonly to?: string
}

/** Values by column name of the backend tables; a column with a reference holds the id of QuickBooks. */
export type Values = Readonly<Record<string, string>>

/** A record as the engine wants it in QuickBooks. */
export interface Order {
  readonly values: Values
  readonly lines?: readonly Values[]
  /** Id of the A/R or A/P account it must share with the document it is applied to. */
  readonly ledger?: string
}

export type Operation =
  | {
      readonly op: 'count'
      readonly entity: string
      readonly window?: Window
      /** Only those on which nothing is open. */
      readonly closed?: true
    }
  | {
      readonly op: 'pull'
      readonly entity: string
      /** Changed at or after this wall clock of the QuickBooks computer. */
      readonly since?: string
      readonly window?: Window
      /** Only those on which something is open. */
      readonly open?: true
      /** What is left out by rule: told, and nothing else; one page of it. */
      readonly leftOut?: true
      readonly ids?: readonly string[]
      /** Those of the ids that do not come are gone. */
      readonly orGone?: true
      /** Go on with a walk that an earlier answer began. */
      readonly page?: string
      readonly limit: number
    }
  /** The ids of all records there are, and nothing else of them. */
  | { readonly op: 'ids'; readonly entity: string; readonly page?: string; readonly limit: number }
  | {
      readonly op: 'deleted'
      readonly entities: readonly string[]
      readonly since?: string
      /** Only whether somebody deleted what is missing. */
      readonly isCheck?: true
    }
  /** When backups were restored, as far as the product tells. */
  | { readonly op: 'past' }
  /** Which of these records are there, and how new they are. */
  | {
      readonly op: 'check'
      readonly entity: string
      readonly ids: readonly string[]
      /** Journal rows that made or removed them. */
      readonly for?: readonly string[]
    }
  | {
      readonly op: 'create'
      readonly entity: string
      readonly journalId: string
      readonly order: Order
      /** The message set it was handed out in before: it goes out in that one again, or QuickBooks could do both. */
      readonly set?: string
    }
  | {
      readonly op: 'change'
      readonly entity: string
      readonly journalId: string
      readonly id: string
      readonly revision: string
      /** Only what changes. */
      readonly order: Order
      readonly set?: string
    }
  | {
      readonly op: 'remove'
      readonly entity: string
      readonly journalId: string
      readonly id: string
      readonly set?: string
      /** It is voided: the record stays, with zero amounts. */
      readonly isVoid?: true
    }
  /** A credit that is used for a document: a link between the two, and no record of its own. */
  | {
      readonly op: 'apply'
      readonly entity: string
      readonly journalId: string
      readonly id: string
      readonly target: { readonly entity: string; readonly id: string }
      readonly amount: string
      readonly party: string
      readonly ledger?: string
      readonly set?: string
    }
  /** Records of this number or name, whoever made them. */
  | { readonly op: 'named'; readonly entity: string; readonly label: string; readonly for: string }
  /** What became of the writes of a message set? */
  | { readonly op: 'ask'; readonly messageSetId: string; readonly writes: readonly Operation[] }
  /** A document that a person asks to be answered; alone in its text, so that it harms nobody else. */
  | {
      readonly op: 'request'
      readonly id: number
      readonly document: string
      readonly writes: boolean
    }
  /** The answer to such a document that was sent under this message set, if one is kept. */
  | {
      readonly op: 'recall'
      readonly id: number
      readonly document: string
      readonly messageSetId: string
    }
  /** Is the record of this write there? */
  | { readonly op: 'find'; readonly write: Operation; readonly since: string }

export interface Refusal {
  readonly kind: 'refused'
  readonly error: ErrorCode
  /** Code of the product, such as 3210. */
  readonly raw: string
  readonly message: string
  readonly retry: Retry
}

export type Outcome =
  | { readonly kind: 'counted'; readonly count: number }
  | {
      readonly kind: 'records'
      readonly records: readonly RemoteRecord[]
      /** Where to go on, and how many are left. */
      readonly next?: string
      readonly remaining?: number
    }
  | {
      readonly kind: 'deleted'
      /** `at`: wall clock of the deletion. */
      readonly records: readonly {
        readonly entity: string
        readonly id: string
        readonly at?: string
      }[]
      /** Wall clock of the newest deletion. */
      readonly newest?: string
    }
  | {
      readonly kind: 'ids'
      readonly ids: readonly string[]
      readonly next?: string
    }
  /** By name of the event, its wall clock. */
  | { readonly kind: 'past'; readonly marks: Readonly<Record<string, string>> }
  | {
      readonly kind: 'seen'
      readonly records: readonly Pick<RemoteRecord, 'id' | 'revision' | 'modified'>[]
    }
  | { readonly kind: 'written'; readonly record: RemoteRecord }
  | { readonly kind: 'removed' }
  | { readonly kind: 'applied' }
  | Refusal
  /** Answer to `ask`: what became of each write, by journal id. */
  | { readonly kind: 'told'; readonly outcomes: ReadonlyMap<string, Outcome> }
  /** Answer to a `request` or `recall`, as the document that came back. */
  | { readonly kind: 'answered'; readonly answer: string }
  /** A `request` that could not even be read; nothing was done. */
  | { readonly kind: 'failed'; readonly problem: string }
  /** It is not there. `isSpent`: its message set was carried out without it, and is done with. */
  | { readonly kind: 'absent'; readonly isSpent?: true }
  /** Nothing is known. */
  | { readonly kind: 'inDoubt' }

// The platform's side.

export type BackendChange =
  | {
      readonly kind: 'put'
      readonly id: string
      readonly record: RemoteRecord
      /** Set where the record is there but hidden, such as an inactive customer. */
      readonly archived?: string
    }
  | {
      readonly kind: 'archive'
      readonly entity: string
      readonly id: string
      readonly reason: string
    }
  /** What became of a change the platform asked for. */
  | {
      readonly kind: 'report'
      readonly entity: string
      readonly id: string
      readonly state: 'waiting' | 'booked' | 'blocked' | 'removed' | 'withdrawn' | 'skipped'
      readonly quickbooksId?: string
      readonly problem?: string
    }

export interface PlatformChange {
  readonly entity: string
  readonly id: string
  /** foreign: it belongs to another connection. */
  readonly what: 'created' | 'changed' | 'deleted' | 'foreign'
  /** The row as it is now; undefined once deleted. */
  readonly row?: PlatformRow
  /** Its lines, for a document that has some. */
  readonly lines?: readonly PlatformRow[]
  /** The record as it last came from QuickBooks; what differs from it, the platform changed. */
  readonly record?: Fields
}

export type PlatformRow = Readonly<Record<string, string | number | null>>

/** The platform's id of a record, by its family and QuickBooks id. */
export type Resolve = (family: string, quickbooksId: string) => string | undefined

export interface DeliveryContext {
  readonly resolve: Resolve
  /** Milliseconds UTC. */
  readonly at: number
  /** Names the delivery: the same when it is repeated; of two of one connection the later sorts after, as text. */
  readonly step: string
}

/** A change that the platform does not take, while it took the rest. */
export interface BackendRefusal {
  /** Which of the changes delivered, from 0. */
  readonly index: number
  /** The platform's own code and words. */
  readonly code: string
  readonly message: string
}

/** A record of the platform that QuickBooks does not have, as far as it is known. */
export interface Unlinked {
  readonly id: string
  /** With the names of whatever it stands under, joined by colons. */
  readonly name: string
  /** Kind of account, where it is one. */
  readonly type?: string
}

/** A payment of the platform that nobody has taken. */
export interface Untaken {
  readonly id: string
  /** As the row names it. */
  readonly connection: string | null
  /** Whether the platform was seen to write it. */
  readonly isNoted: boolean
}

export interface Backend {
  /**
   * Durable when resolved; the same changes may come again. Gives what the platform refused, record by record. When
   * it throws, nothing is known: all of it may be there, or a part, never half a record. All of it comes again then.
   */
  apply(
    connection: string,
    changes: readonly BackendChange[],
    context: DeliveryContext,
  ): Promise<readonly BackendRefusal[]>
  /** What people and programs of the platform changed since the mark; our own writes are not among them. */
  changes(
    connection: string,
    since: string | undefined,
    limit: number,
  ): Promise<{
    readonly changes: readonly PlatformChange[]
    readonly mark: string
    readonly more: boolean
  }>
  /** Records of this kind without a QuickBooks id, to be joined by name; costs nothing where there are none. */
  unlinked?(connection: string, entity: string): Promise<readonly Unlinked[]>
  /** The row of a record and its lines, for people to look at; a backend may lack it. */
  read?(
    entity: string,
    id: string,
  ): Promise<{ readonly row: PlatformRow; readonly lines: readonly PlatformRow[] } | undefined>
  /** Payments to be booked of which no run has said anything, for people to look at: at most so many. */
  untaken?(limit: number): Promise<readonly Untaken[]>
  close(): Promise<void>
}
