// What was exercised: counts by kind, for the summary of a simulation.
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1

export class Coverage {
  readonly #counts = new Map<string, Map<string, number>>()

  add(kind: string, name: string, times = 1): void {
    let of = this.#counts.get(kind)
    if (!of) this.#counts.set(kind, (of = new Map()))
    of.set(name, (of.get(name) ?? 0) + times)
  }

  count(kind: string, name: string): number {
    return this.#counts.get(kind)?.get(name) ?? 0
  }

  /** As plain values, to be sent to another process. */
  counts(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#counts].map(([kind, of]) => [kind, Object.fromEntries(of)]))
  }

  addAll(counts: Readonly<Record<string, Readonly<Record<string, number>>>>): void {
    for (const [kind, of] of Object.entries(counts))
      for (const [name, n] of Object.entries(of)) this.add(kind, name, n)
  }

  /** `kind: name count, name count`, one line a kind, names in order. */
  lines(): string[] {
    return [...this.#counts].sort(byName).map(([kind, of]) => {
      const all = [...of].sort(byName)
      return `${kind}: ${all.map(([name, n]) => `${name} ${n}`).join(', ')}`
    })
  }
}
