// What a row of the table of routes is. Rows carry everything the server and the OpenAPI document need: a new
// address is a new row, and nothing else.
import type { ZodType } from 'zod'
import type { Simulator } from './simulator.ts'

/** A call as a row sees it: read and checked. */
export interface Call<Body = unknown> {
  /** Names in braces of the path, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The body in the shape of the row; undefined where the row has none. */
  readonly body: Body
  /** Name of the QuickBooks session, from the header x-qb-session. */
  readonly session: string
}

export interface Reply {
  /** HTTP status; 200 where it is left out, 204 without json or text. */
  readonly status?: number
  readonly json?: unknown
  readonly text?: string
  /** Content type of `text`. */
  readonly type?: string
}

interface Described {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** As OpenAPI writes it: /sessions/{name}. */
  readonly path: string
  /** One line, for people. */
  readonly says: string
  /** What a good answer holds, in words. */
  readonly answers: string
  /** A good answer is 204, without a body. */
  readonly empty?: true
  /** Names of the query string, each with a line for people. */
  readonly query?: Readonly<Record<string, string>>
  /** Further statuses than 400, each with the line that says when. */
  readonly also?: Readonly<Record<number, string>>
}

/** A row whose body is text as it comes (qbXML): `body` is a Buffer. */
export interface TextRoute extends Described {
  readonly takes: 'text'
  readonly run: (simulator: Simulator, call: Call<Buffer>) => Reply | Promise<Reply>
}

/** A row with a JSON body of a shape, or with none. */
export interface JsonRoute extends Described {
  readonly takes?: ZodType
  /** The body may be left out. */
  readonly optional?: boolean
  readonly run: (simulator: Simulator, call: Call<never>) => Reply | Promise<Reply>
}

export type Route = TextRoute | JsonRoute

/** A row with the type of its body taken from its shape. */
export function route<Body>(
  row: Described & {
    readonly takes: ZodType<Body>
    readonly optional?: boolean
    readonly run: (simulator: Simulator, call: Call<Body>) => Reply | Promise<Reply>
  },
): Route {
  return row as unknown as Route
}

/** Names in braces, in order. */
export const namesIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
