// Why a child cannot stand where it stands: walks the automaton of content.ts to tell a missing element from
// one out of order, a second one and one that excludes another.
import type { Content, Place } from '../schema/content.ts'

export type Misplaced =
  | { readonly why: 'missing'; readonly names: readonly string[] }
  | { readonly why: 'twice' }
  | { readonly why: 'order'; readonly before: string }
  | { readonly why: 'excluded'; readonly by: string }

/** Judges a child that may not follow `place`. Undefined: only elements that come too late stand between. */
export function misplaced(
  content: Content,
  place: Place | undefined,
  child: Place,
  seen: ReadonlySet<string>,
  siblings: ReadonlySet<string>,
): Misplaced | undefined {
  const { name } = child.particle
  const way = wayTo(content, place, (p) => p === child)
  if (way) {
    const names = firstMissing(content, way.slice(0, -1), siblings)
    return names ? { why: 'missing', names } : undefined
  }
  if (seen.has(name) && !child.many) return { why: 'twice' }
  const others = content.places.filter((p) => p !== child && seen.has(p.particle.name))
  const later = others.find((other) => isReachable(content, child, new Set([other])))
  if (later) return { why: 'order', before: later.particle.name }
  const excluding = others.find((other) => !isReachable(content, other, new Set([child])))
  if (excluding) return { why: 'excluded', by: excluding.particle.name }
  return { why: 'order', before: place?.particle.name ?? name }
}

/** What must still come after `place` before the end, where something must: one name, or several to choose from. */
export function missingAtEnd(
  content: Content,
  place: Place | undefined,
  siblings: ReadonlySet<string>,
): readonly string[] | undefined {
  if (content.canEnd(place)) return undefined
  const way = wayTo(content, place, (p) => content.canEnd(p)) ?? []
  return firstMissing(content, way, siblings)
}

/** One step of a shortest way: where one may come from, and the places that serve equally well. */
interface Step {
  readonly from: readonly (Place | undefined)[]
  readonly to: ReadonlySet<Place>
}

/** The first step none of whose names stands somewhere else among the siblings. */
function firstMissing(
  content: Content,
  way: readonly Step[],
  siblings: ReadonlySet<string>,
): string[] | undefined {
  for (const { from, to } of way) {
    if ([...to].some((p) => siblings.has(p.particle.name))) continue
    // A longer way may begin with another member of the same choice: one that these do not come after.
    const names = from.flatMap((at) =>
      [...content.next(at).values()].filter((p) => to.has(p) || !isReachable(content, p, to)),
    )
    return [...new Set(names.map((p) => p.particle.name))]
  }
  return undefined
}

const isReachable = (content: Content, from: Place, goals: ReadonlySet<Place>): boolean =>
  wayTo(content, from, (p) => goals.has(p)) !== undefined

/** A shortest way to a goal, the goal included. Undefined where there is no way. */
function wayTo(
  content: Content,
  from: Place | undefined,
  isGoal: (place: Place) => boolean,
): Step[] | undefined {
  const known = new Set<Place>()
  const layers: (Place | undefined)[][] = [[from]]
  while (!layers.at(-1)?.some((p) => p !== undefined && known.has(p) && isGoal(p))) {
    const layer: Place[] = []
    for (const at of layers.at(-1) ?? [])
      for (const next of content.next(at).values())
        if (!known.has(next)) {
          known.add(next)
          layer.push(next)
        }
    if (layer.length === 0) return undefined
    layers.push(layer)
  }
  // Backwards from the goal: which places of each layer lie on a shortest way.
  const way: Step[] = []
  let to = new Set(layers.pop()?.filter((p): p is Place => p !== undefined && isGoal(p)))
  for (let layer = layers.pop(); layer; layer = layers.pop()) {
    const goals = to
    const before = layer.filter((p) => [...content.next(p).values()].some((n) => goals.has(n)))
    way.unshift({ from: before, to })
    to = new Set(before.filter((p): p is Place => p !== undefined))
  }
  return way
}
