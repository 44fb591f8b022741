// The counters of a company file: ids and numbers come from them, and no number comes twice.
import type Database from 'better-sqlite3'

const next = `on conflict do update set value = value + excluded.value returning value`
const one = `insert into meta values (?, ?) ${next}`
const both = `insert into meta values (?, ?), (?, 1) ${next}`

/** What is asked of the company file. */
interface Source {
  sql(text: string): Database.Statement
  meta(key: string): string | undefined
}

export class Counters {
  readonly #company: Source
  /** Those of a file that is being made in bulk; they are written at its end. */
  #held: Map<string, number> | undefined

  constructor(company: Source) {
    this.#company = company
  }

  /** Takes `by` numbers and gives the first. */
  take(counter: string, by: number): number {
    if (this.#held) return this.#takeHeld(this.#held, counter, by)
    const row = this.#company.sql(one).get(`next:${counter}`, by) as { value: number }
    return row.value - by + 1
  }

  /** The same with one number of another counter, in one statement: every transaction takes from two. */
  takeBoth(counter: string, by: number, other: string): [number, number] {
    if (this.#held) return [this.take(counter, by), this.take(other, 1)]
    const [first, second] = this.#company
      .sql(both)
      .pluck(true)
      .all(`next:${counter}`, by, `next:${other}`) as [number, number]
    return [first - by + 1, second]
  }

  #takeHeld(held: Map<string, number>, counter: string, by: number): number {
    const before = held.get(counter) ?? Number(this.#company.meta(`next:${counter}`) ?? 0)
    held.set(counter, before + by)
    return before + 1
  }

  hold(): void {
    this.#held = new Map()
  }

  keep(): void {
    for (const [counter, value] of this.#held ?? [])
      this.#company.sql('insert or replace into meta values (?, ?)').run(`next:${counter}`, value)
    this.#held = undefined
  }
}
