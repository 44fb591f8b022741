// What was exercised: counts by kind, for the summary of a simulation.
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

  /** `kind: name count, name count`, one line a kind, names in order. */
  lines(): string[] {
    return [...this.#counts].map(([kind, of]) => {
      const all = [...of].sort(([a], [b]) => (a < b ? -1 : 1))
      return `${kind}: ${all.map(([name, n]) => `${name} ${n}`).join(', ')}`
    })
  }
}
