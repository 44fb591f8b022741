// What is still to happen, in order of time: a heap, so that a million invoices keep only the follow-ups of a few
// months in memory.
import type { Seconds } from '../../zone.ts'

export interface Entry {
  readonly at: Seconds
  readonly work: (at: Seconds) => void
}

interface Numbered extends Entry {
  /** Keeps what falls on the same second in the order it was put in. */
  readonly number: number
}

const isBefore = (a: Numbered, b: Numbered): boolean =>
  a.at < b.at || (a.at === b.at && a.number < b.number)

export class Agenda {
  readonly #heap: Numbered[] = []
  #count = 0

  /** Puts work on the agenda; a moment that has not come yet (undefined) is never reached. */
  put(at: Seconds | undefined, work: Entry['work']): void {
    if (at === undefined) return
    const heap = this.#heap
    const entry = { at, work, number: this.#count++ }
    let place = heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (!parent || !isBefore(entry, parent)) break
      heap[place] = parent
      place = above
    }
    heap[place] = entry
  }

  /** Takes the next entry that is due. */
  take(until: Seconds): Entry | undefined {
    const heap = this.#heap
    const [top] = heap
    if (!top || top.at > until) return undefined
    const last = heap.pop()
    if (last && last !== top) this.#sink(last)
    return top
  }

  #sink(entry: Numbered): void {
    const heap = this.#heap
    let place = 0
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]]
      if (!left) break
      const isRight = right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (!isBefore(child, entry)) break
      heap[place] = child
      place = 2 * place + (isRight ? 2 : 1)
    }
    heap[place] = entry
  }
}
