// Which records of the platform an exchange changed: one row a kind and exchange.
import { put, type Write } from '../store/store.ts'
import type { Mention } from './listened-backend.ts'

export interface Exchanged {
  readonly connection_id: string
  readonly run_id: number
  readonly seq: number
}

export class Mentions {
  /** Noted since the last commit. */
  #fresh: Mention[] = []
  /** Records of the newest exchange by kind: of several commits the later ones name what the first did as well. */
  #records = new Map<string, Set<string>>()
  #of = ''

  note(mention: Mention): void {
    this.#fresh.push(mention)
  }

  rowsOf(exchange: Exchanged, at: () => number): Write[] {
    const of = `${exchange.run_id} ${exchange.seq}`
    if (this.#of !== of) this.#records = new Map()
    this.#of = of
    const kinds = new Set<string>()
    let kind = ''
    let records: Set<string> | undefined
    for (const { entity, record } of this.#fresh) {
      if (entity !== kind || !records) {
        kind = entity
        kinds.add(kind)
        records = this.#records.get(kind)
        if (!records) this.#records.set(kind, (records = new Set()))
      }
      records.add(record)
    }
    return [...kinds].map((entity) =>
      put('mentions', {
        ...exchange,
        at: at(),
        entity,
        records: [...(this.#records.get(entity) ?? [])],
      }),
    )
  }

  /** They are stored, or belong to nothing. */
  forget(): void {
    this.#fresh = []
  }
}
