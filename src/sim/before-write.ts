// What holds only as long as this process has not written: counts of records, and sets of records that must be read
// as they are before the next change.
export class BeforeWrite {
  readonly #reads = new Set<() => void>()
  readonly #counts = new Map<string, number>()

  /** Calls `read` once before the next write; what it gives takes it back. */
  add(read: () => void): () => void {
    this.#reads.add(read)
    return () => void this.#reads.delete(read)
  }

  /** A number that holds until records are written. */
  count(key: string, read: () => number): number {
    let found = this.#counts.get(key)
    if (found === undefined) this.#counts.set(key, (found = read()))
    return found
  }

  forgetCounts(): void {
    this.#counts.clear()
  }

  /** To be called before every write. */
  now(): void {
    this.#counts.clear()
    if (this.#reads.size === 0) return
    const all = [...this.#reads]
    this.#reads.clear()
    for (const read of all) read()
  }
}
