// What nobody can have told the service, record by record: the checkers leave out that, and nothing else
// (docs/simulation.md, "What it does not show").
import type { Write } from '../../src/store/store.ts'
import type { BackendChange } from '../../src/sync/ports.ts'

/**
 * Records that the backend took, and of which the store knows nothing: the process died before its commit, or a power
 * cut took it back. They come again with the next visit, unless QuickBooks no longer has them as they were.
 */
export class Strays {
  readonly #known = new Map<string, 'open' | 'noted'>()

  taken(changes: readonly BackendChange[]): void {
    for (const c of changes) if (c.kind !== 'report') this.#known.set(c.id, 'open')
  }

  committed(writes: readonly Write[], isFlushed: boolean): void {
    for (const write of writes)
      if ('put' in write && write.put === 'links' && write.row.origin !== null)
        if (this.#known.has(write.row.platform_id)) this.#known.set(write.row.platform_id, 'noted')
    if (!isFlushed) return
    for (const [id, state] of this.#known) if (state === 'noted') this.#known.delete(id)
  }

  powerCut(): void {
    for (const id of this.#known.keys()) this.#known.set(id, 'open')
  }

  /** By platform id. */
  has(id: string | null | undefined): boolean {
    return id != null && this.#known.get(id) === 'open'
  }
}

/** A company file as text, by id of its records. */
export type Picture = ReadonlyMap<string, string>

/**
 * What an older copy of the company file, put in place without QuickBooks telling, holds otherwise than the file before
 * it: names of lists, and transactions that had been deleted. Nothing says that they are so, as long as they are as the
 * copy brought them.
 */
export class BroughtBack {
  readonly #records = new Map<string, string | undefined>()

  /** `forgotten`: names that were deleted since the copy was made, and of whose deletion it knows nothing. */
  swapped(
    before: Picture,
    after: Picture,
    isList: (id: string) => boolean,
    forgotten: readonly string[],
  ): void {
    for (const id of forgotten) if (!after.has(id)) this.#records.set(id, undefined)
    for (const id of new Set([...before.keys(), ...after.keys()]))
      if (before.get(id) !== after.get(id) && (isList(id) || !before.has(id)))
        this.#records.set(id, after.get(id))
  }

  /** A person knows of it, and everything is read again. */
  accepted(): void {
    this.#records.clear()
  }

  /** `record`: as it is now; undefined where it is not there. */
  holds(id: string, record: string | undefined): boolean {
    return this.#records.has(id) && this.#records.get(id) === record
  }
}
