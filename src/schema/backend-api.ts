// The user's API as facts: addresses, headers, shapes on the wire, and what is signed. The client
// (src/backend/http.ts) and the reference server (src/sim/platform-server.ts) share this and nothing else.
// docs/backend-api.yaml says the same for people; test/backend/api-document.test.ts holds all three together.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Fields } from './entity.ts'

export const apiVersion = '1'

/** Addresses under the base URL. */
export const batchesPath = (connection: string): string =>
  `/connections/${encodeURIComponent(connection)}/batches`
export const changesPath = (connection: string): string =>
  `/connections/${encodeURIComponent(connection)}/changes`

export const headers = {
  /** Version of this API. */
  version: 'qbsync-version',
  /** Seconds since 1970, UTC. */
  timestamp: 'qbsync-timestamp',
  /** `v1=` and the HMAC-SHA256 of what `signedText` gives, in hexadecimal. */
  signature: 'qbsync-signature',
  /** RFC 9530: `sha-256=:base64:` of the body, also of an empty one. */
  digest: 'content-digest',
  /** The same for every repeat of a batch. */
  key: 'idempotency-key',
} as const

/** Seconds a timestamp may be away from the clock of whoever checks it. */
export const timestampTolerance = 300

/** A key shorter than this can be guessed. */
export const shortestKey = 16

export type WireCell = string | number | null
export type WireRow = Readonly<Record<string, WireCell>>

export interface WirePut {
  readonly kind: 'put'
  readonly entity: string
  /** Name in docs/backend-tables.md, which also says what the fields mean. */
  readonly table: string
  readonly id: string
  readonly quickbooks_id: string
  readonly revision: string
  readonly archived: string | null
  readonly fields: WireRow
  /** All lines in order; they replace those of before. Absent where the kind of record has none. */
  readonly lines?: readonly WireRow[]
  /** The whole record as QuickBooks gave it. */
  readonly record: Fields
}

export interface WireArchive {
  readonly kind: 'archive'
  readonly entity: string
  readonly table: string
  readonly id: string
  readonly reason: string
}

export const reportStates = [
  'waiting',
  'booked',
  'blocked',
  'removed',
  'withdrawn',
  'skipped',
] as const

export interface WireReport {
  readonly kind: 'report'
  readonly entity: string
  readonly table: string
  readonly id: string
  readonly state: (typeof reportStates)[number]
  readonly quickbooks_id: string | null
  readonly problem: string | null
}

export type WireChange = WirePut | WireArchive | WireReport

export interface WireBatch {
  /** Grows with every batch of a connection; compare as text. */
  readonly sequence: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly changes: readonly WireChange[]
}

export interface WireRefusal {
  readonly index: number
  readonly code: string
  readonly message: string
}

export interface WireBatchAnswer {
  readonly refused: readonly WireRefusal[]
}

export const platformEvents = ['created', 'changed', 'deleted', 'foreign'] as const

export interface WirePlatformChange {
  readonly entity: string
  readonly id: string
  readonly what: (typeof platformEvents)[number]
  readonly row?: WireRow
  /** Its lines in order, where the kind of record has some. */
  readonly lines?: readonly WireRow[]
  /** The `record` of the last put, as it came. */
  readonly record?: Fields
}

export interface WireChanges {
  readonly changes: readonly WirePlatformChange[]
  readonly mark: string
  readonly more: boolean
}

export interface WireError {
  readonly error: { readonly code: string; readonly message: string }
}

export interface Signed {
  readonly method: string
  /** Path and query, as they stand in the request line that the client wrote. */
  readonly target: string
  readonly timestamp: string
  readonly digest: string
  /** Empty where the request has none. */
  readonly key: string
}

/** The text that is signed: five lines without a line end after the last. */
export const signedText = (parts: Signed): string =>
  [parts.method, parts.target, parts.timestamp, parts.digest, parts.key].join('\n')

export const digestOf = (body: Uint8Array | string): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

export const signatureOf = (secret: string, parts: Signed): string =>
  `v1=${createHmac('sha256', secret).update(signedText(parts)).digest('hex')}`

export function isSignature(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
