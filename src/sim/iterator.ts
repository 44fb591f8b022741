// Iterators (qbxml-semantics.md 11): a fixed set of row numbers, walked page by page within one session.
// A record deleted meanwhile is skipped, a changed one comes as it now is (reported). What is left of a large set
// is read as it is needed (walk.ts).
import { guid } from '../env.ts'
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { countOf, type Found, mostRows, pageRows, type Ret } from './found.ts'
import { notFoundIterator, nothingFound, ok, Refusal, type Status } from './refusal.ts'
import type { Walk } from './walk.ts'

export interface Page {
  readonly status: Status
  readonly attributes: Readonly<Record<string, string>>
  readonly records: readonly Ret[]
}

interface Open {
  readonly request: string
  /** What the walk was started with: its filters and shape hold to the end. */
  readonly content: Fields
  serials: Float64Array
  readonly rets: Found['rets']
  at: number
  /** Rows of `serials` that were walked and let go. */
  before: number
  /** Rows of the whole set. */
  count: number
  rest: Found['rest']
  /** Called when it ends. */
  end: () => void
}

/** An iterator as it can be kept between two processes. */
export interface SavedIterator {
  readonly id: string
  readonly request: string
  readonly content: Fields
  readonly serials: readonly number[]
}

/** The iterators of one session; they end with it. */
export class Iterators {
  readonly #open = new Map<string, Open>()
  readonly #saved: Map<string, SavedIterator>

  constructor(saved: readonly SavedIterator[] = []) {
    this.#saved = new Map(saved.map((s) => [s.id, s]))
  }

  /** What is not walked to its end yet, for a session that goes on in another process. */
  save(): SavedIterator[] {
    const open = [...this.#open].map(([id, iterator]) => {
      const { request, content } = iterator
      readRest(iterator)
      return { id, request, content, serials: [...iterator.serials.subarray(iterator.at)] }
    })
    return [...this.#saved.values(), ...open]
  }

  start(request: string, content: Fields, found: Found, size: number, company: Company): Page {
    if (found.serials.length === 0) return { status: nothingFound, attributes: {}, records: [] }
    // Captured ids are lower-case hex in braces.
    const id = guid(company.env).toLowerCase()
    const iterator: Open = {
      request,
      content,
      serials: Float64Array.from(found.serials),
      rets: found.rets,
      at: 0,
      before: 0,
      count: countOf(found),
      rest: found.rest,
      end: nothing,
    }
    if (found.rest) iterator.end = keepAsItWas(iterator, found.rest, company)
    this.#open.set(id, iterator)
    return this.#page(id, iterator, size)
  }

  /** `find` makes the shape of the records anew where the walk began in another process. */
  next(request: string, id: string, size: number, find: (content: Fields) => Found): Page {
    this.#revive(id, find)
    return this.#page(id, this.#find(request, id), size)
  }

  #revive(id: string, find: (content: Fields) => Found): void {
    const saved = this.#saved.get(id.toLowerCase())
    if (!saved) return
    this.#saved.delete(saved.id)
    const { request, content } = saved
    const serials = Float64Array.from(saved.serials)
    this.#open.set(saved.id, {
      ...{ request, content, serials, rets: find(content).rets, at: 0 },
      ...{ before: 0, count: serials.length, rest: undefined, end: nothing },
    })
  }

  stop(request: string, id: string, find: (content: Fields) => Found): Page {
    this.#revive(id, find)
    this.#find(request, id).end()
    this.#open.delete(id.toLowerCase())
    return { status: ok, attributes: { iteratorRemainingCount: '0', iteratorID: id }, records: [] }
  }

  clear(): void {
    this.#saved.clear()
    for (const iterator of this.#open.values()) iterator.end()
    this.#open.clear()
  }

  /** A dead or foreign id: 3120 (26.3, our choice). */
  #find(request: string, id: string): Open {
    const iterator = this.#open.get(id.toLowerCase())
    if (iterator?.request !== request) throw notFoundIterator(id)
    return iterator
  }

  #page(id: string, iterator: Open, size: number): Page {
    const records: Ret[] = []
    while (records.length < size && hasMore(iterator)) {
      const to = iterator.at + Math.min(size - records.length, pageRows)
      const rows = [...iterator.serials.subarray(iterator.at, to)]
      iterator.at += rows.length
      for (const record of iterator.rets(rows)) if (record) records.push(record)
    }
    const left = iterator.count - iterator.before - iterator.at
    if (left === 0) {
      iterator.end()
      this.#open.delete(id.toLowerCase())
    }
    return {
      status: ok,
      attributes: { iteratorRemainingCount: String(left), iteratorID: id },
      records,
    }
  }
}

const nothing = (): void => {}

/** Writes of this process after which a set that is read as it was is read to its end: what it keeps grows with them. */
const mostWrites = 5000

/** Sees to it that the rest of a set is read as it was at the start. Gives what ends that. */
function keepAsItWas(iterator: Open, rest: Walk, company: Company): () => void {
  let writes = rest.isStill ? mostWrites : 0
  let forget = nothing
  const beforeWrite = (): void => {
    if (writes-- > 0) forget = company.beforeWrite.add(beforeWrite)
    else readRest(iterator)
  }
  forget = company.beforeWrite.add(beforeWrite)
  return () => {
    forget()
    rest.end()
  }
}

/** Reads more of a large set when the rows at hand are used up. */
function hasMore(iterator: Open): boolean {
  if (iterator.at < iterator.serials.length) return true
  if (!iterator.rest) return false
  const rows = iterator.rest.next(pageRows)
  iterator.before += iterator.at
  iterator.at = 0
  iterator.serials = Float64Array.from(rows)
  // Another process has taken some of them away, where there are too many views of the file.
  if (rows.length === 0) iterator.count = iterator.before
  return rows.length > 0
}

/** Reads all that is left of a large set: from now on it is as it would have been read at first. */
function readRest(iterator: Open): void {
  const { rest, serials } = iterator
  if (!rest) return
  iterator.rest = undefined
  const left = rest.next(mostRows)
  const all = new Float64Array(serials.length + left.length)
  all.set(serials)
  all.set(left, serials.length)
  iterator.serials = all
  iterator.count = iterator.before + all.length
  iterator.end()
}

/** MaxReturned is required with Start and Continue (certain; the status is our choice). */
export function pageSizeOf(max: string): number {
  const size = Number(max)
  if (!Number.isInteger(size) || size < 1)
    throw new Refusal(3150, 'There is a missing element: "MaxReturned"')
  return size
}

/** A page size that cannot be ends the query, and what it reads from. */
export function sizeOf(found: Found, max: string): number {
  try {
    return pageSizeOf(max)
  } catch (error) {
    found.rest?.end()
    throw error
  }
}
