// A company of records made by luck from the grammar: odd names, every field sooner or later, nothing a person would
// enter. For trying a program against what a real file may hold. Everything goes through the simulator's own
// requests, so whatever it refuses is not there.
import { seededRandom } from '../../env.ts'
import { sampleRequest } from '../../qbxml/sample.ts'
import { entities } from '../../schema/entities.ts'
import type { Entity, Fields, FieldValue } from '../../schema/entity.ts'
import { request } from '../../schema/grammar.ts'
import { refTargets } from '../../schema/refs.ts'
import type { Company } from '../company-file.ts'
import { Iterators } from '../iterator.ts'
import { perform, type SessionState } from '../perform.ts'
import { fillEmpty } from './empty.ts'
import type { TradesOptions } from './trades.ts'

const usual = { invoices: 1000, seed: 1 }
/** Requests a transaction of the file. */
const batch = 500
/** Tries for one record: luck offends against some rule of QuickBooks more often than not. */
const attempts = 30
/** Where a reference may point is asked of the file, up to so many of a kind. */
const namesKept = 500

/** `invoices` is the number of records wanted. */
export function fillRandom(company: Company, options: TradesOptions): void {
  const { invoices: count = usual.invoices, seed = usual.seed, onPercent } = options
  company.write(() => fillEmpty(company))
  const maker = new Maker(company, seededRandom(seed))
  let percent = -1
  for (let n = 0; n < count; ) {
    company.write(() => {
      for (const end = Math.min(n + batch, count); n < end; n++) maker.one()
    })
    const done = Math.floor((n / count) * 100)
    if (done > percent && done < 100) onPercent?.((percent = done))
  }
}

class Maker {
  readonly #company: Company
  readonly #random: () => number
  readonly #session: SessionState = { app: 'seed', iterators: new Iterators(), macros: new Map() }
  /** Kinds that the simulator takes; one that answers 1030 is not asked again. */
  #kinds: Entity[] = entities.filter((e) => request(e.addName) !== undefined)
  readonly #names = new Map<string, string[]>()

  constructor(company: Company, random: () => number) {
    this.#company = company
    this.#random = random
  }

  one(): void {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const kind = this.#pick(this.#kinds)
      if (kind && this.#add(kind)) return
    }
  }

  #add(kind: Entity): boolean {
    const { content } = sampleRequest(kind.addName, this.#random, { plain: true })
    const message = { name: kind.addName, attributes: {}, content: this.#pointed(content, kind) }
    const answer = perform(this.#company, this.#session, message)
    const code = answer.attributes['statusCode']
    if (code === '1030') this.#kinds = this.#kinds.filter((other) => other !== kind)
    if (code !== '0') return false
    const record = answer.content[kind.retName]
    const name = typeof record === 'object' && !Array.isArray(record) ? nameOf(record) : undefined
    const known = this.#names.get(kind.name)
    if (name !== undefined && known && known.length < namesKept) known.push(name)
    return true
  }

  /** The same with every reference to a record that is there; where there is none, nothing is left. */
  #pointed(fields: Fields, owner: Entity): Fields {
    const out: Fields = {}
    for (const [key, value] of Object.entries(fields)) {
      if (value === undefined || key === '@defMacro') continue
      const name = key.endsWith('Ref') ? this.#nameFor(key, owner) : undefined
      if (name !== undefined) out[key] = { FullName: name }
      else if (!key.endsWith('Ref') || refTargets(key, owner).length === 0)
        out[key] = this.#value(value, owner)
    }
    return out
  }

  #value(value: FieldValue, owner: Entity): FieldValue {
    if (typeof value === 'string') return value
    if (!Array.isArray(value)) return this.#pointed(value, owner)
    return value.map((one) => (typeof one === 'string' ? one : this.#pointed(one, owner)))
  }

  #nameFor(ref: string, owner: Entity): string | undefined {
    const target = this.#pick(refTargets(ref, owner))
    return target === undefined ? undefined : this.#pick(this.#namesOf(target))
  }

  #namesOf(kind: string): string[] {
    let names = this.#names.get(kind)
    if (!names) {
      names = this.#asked(kind)
      this.#names.set(kind, names)
    }
    return names
  }

  #asked(kind: string): string[] {
    const content = { ActiveStatus: 'ActiveOnly' }
    const message = { name: `${kind}QueryRq`, attributes: {}, content }
    const records = perform(this.#company, this.#session, message).content[`${kind}Ret`]
    const all = Array.isArray(records) ? records : []
    return all.flatMap((record) => (typeof record === 'string' ? [] : (nameOf(record) ?? [])))
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)]
  }
}

function nameOf({ FullName, Name }: Fields): string | undefined {
  const name = FullName ?? Name
  return typeof name === 'string' ? name : undefined
}
