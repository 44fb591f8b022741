// The children an element may have, cut to one version and edition, as a small automaton: from each place
// the names that may follow and the place each leads to. Checker, reader and writer walk it.
// The models are deterministic (the XSD passes unique particle attribution), so one step never has two answers.
import { asOf, type Model } from './grammar.ts'
import type { Edition, ElementParticle, Particle, Version } from './notation.ts'

/** One position in a model where an element may stand. */
export interface Place {
  readonly index: number
  readonly particle: ElementParticle
  /** More than one may come: by itself, or because a group around it repeats. */
  readonly many: boolean
}

export interface Content {
  readonly places: readonly Place[]
  /** What may come after `place`, or first where it is undefined. */
  next(place: Place | undefined): ReadonlyMap<string, Place>
  /** Whether nothing more has to come after `place`. */
  canEnd(place: Place | undefined): boolean
  /** The first place with this name. */
  find(name: string): Place | undefined
}

export interface Cut {
  readonly version: Version
  readonly edition: Edition
  /** Answers may leave out what the XSD lets them leave out, and anything under IncludeRetElement. */
  readonly loose?: boolean
}

interface Part {
  nullable: boolean
  first: number[]
  last: number[]
}

const nothing: Part = { nullable: true, first: [], last: [] }
const cache = new Map<string, Content>()

/** Of a message, as that version had it. A model shared by several has no past of its own: come from the message. */
export function contentOf(model: Model, cut: Cut): Content {
  const then = asOf(model, cut)
  const key = `${then.id}@${cut.version}${cut.edition}${cut.loose ? '~' : ''}`
  let made = cache.get(key)
  if (!made) cache.set(key, (made = build(then.content, cut)))
  return made
}

/** Whether a particle exists at this version and edition. */
export function exists(p: { since: Version; notIn: readonly Edition[] }, cut: Cut): boolean {
  return p.since <= cut.version && !p.notIn.includes(cut.edition)
}

function build(content: readonly Particle[], cut: Cut): Content {
  const places: Place[] = []
  const follow: Set<number>[] = []

  const link = (from: number[], to: number[]): void => {
    for (const a of from) for (const b of to) follow[a]?.add(b)
  }
  const element = (p: ElementParticle, inMany: boolean): Part => {
    const index = places.length
    places.push({ index, particle: p, many: p.many || inMany })
    follow.push(new Set())
    if (p.many) link([index], [index])
    const optional = p.min === 0 || (cut.loose === true && p.xsdOptional)
    return { nullable: optional, first: [index], last: [index] }
  }
  const sequence = (list: readonly Particle[], inMany: boolean): Part => {
    let whole = nothing
    for (const p of list) {
      const part = one(p, inMany)
      link(whole.last, part.first)
      whole = {
        nullable: whole.nullable && part.nullable,
        first: whole.nullable ? [...whole.first, ...part.first] : whole.first,
        last: part.nullable ? [...whole.last, ...part.last] : part.last,
      }
    }
    return whole
  }
  const choice = (list: readonly Particle[], inMany: boolean): Part => {
    const parts = list.filter((p) => exists(p, cut)).map((p) => one(p, inMany))
    return {
      nullable: parts.length === 0 || parts.some((p) => p.nullable),
      first: parts.flatMap((p) => p.first),
      last: parts.flatMap((p) => p.last),
    }
  }
  const one = (p: Particle, inMany: boolean): Part => {
    if (!exists(p, cut)) return nothing
    if (p.kind === 'element') return element(p, inMany)
    const repeats = inMany || p.many
    const part = p.kind === 'choice' ? choice(p.members, repeats) : sequence(p.members, repeats)
    if (p.many) link(part.last, part.first)
    return p.min === 0 ? { ...part, nullable: true } : part
  }

  const whole = sequence(content, false)
  const byName = (list: Iterable<number>): ReadonlyMap<string, Place> => {
    const map = new Map<string, Place>()
    for (const i of list) {
      const place = places[i]
      if (place && !map.has(place.particle.name)) map.set(place.particle.name, place)
    }
    return map
  }
  const start = byName(whole.first)
  const nexts = new Map<number, ReadonlyMap<string, Place>>()
  const names = new Map<string, Place>()
  for (const place of places)
    if (!names.has(place.particle.name)) names.set(place.particle.name, place)
  const ends = new Set(whole.last)
  return {
    places,
    next(place) {
      if (!place) return start
      let map = nexts.get(place.index)
      if (!map) nexts.set(place.index, (map = byName(follow[place.index] ?? [])))
      return map
    },
    canEnd: (place) => (place ? ends.has(place.index) : whole.nullable),
    find: (name) => names.get(name),
  }
}
