// Long work is done in slices, so that others get their turn. Of all who work on long answers at once one does a slice
// between two looks at the sockets: twenty slices in a row would keep a short call waiting as long as one of twenty times
// the length.
export class Turns {
  readonly #waiting: (() => void)[] = []

  /** Settles when it is the caller's turn: after the sockets were looked at, in the order of the calls. */
  take(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) === 1) setImmediate(this.#next)
    })
  }

  readonly #next = (): void => {
    this.#waiting.shift()?.()
    if (this.#waiting.length > 0) setImmediate(this.#next)
  }
}

/** Does work that stops after every slice of it. */
export async function inTurns<T>(work: Generator<void, T>, turn: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await turn()
  }
}
