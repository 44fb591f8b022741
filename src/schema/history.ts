// What versions below 10.0 did differently, beyond `since`, for the US edition: the rows `history` of grammar.json.
// A key is a range of versions and a change, its text the paths it goes for, from a message down through models
// that others share. So a model is changed on one path only, as a variant with an id of its own (grammar.ts asOf).
//
//   2.0..6.0 1      how often it came: 1, or one of the marks ? + * of the notation
//   2.0..4.1 <99    its longest text, none where no number follows
//   6.0..8.0 @9.0   it came later than noted
//   4.0..4.0 !      it was there, though later ones have it in other editions only
//   2.0..4.1 IsBilled?:BOOL BillableStatus       it was there and is gone: what it was, and what it stood before
//   2.0..2.0 Notes AccountNumber                 children stood in this order
//
// The last name of a path may be a group: (SalesAndPurchase|SalesOrPurchase). Where no file of a version is
// published (below 2.0, 2.1, 9.0), only a range around it says something.
import {
  type ElementParticle,
  type GroupParticle,
  type Occurs,
  type Particle,
  parseParticles,
  parseVersion,
  type Version,
} from './notation.ts'

/** From this version on nothing was done differently. */
export const settledVersion: Version = 1000

interface Change {
  readonly from: Version
  readonly through: Version
  readonly text: string
}

/** Changes at one place, and below it by the names of the children. */
export interface Past {
  readonly changes: Change[]
  readonly below: Map<string, Past>
}

/** The rows of grammar.json as a tree, messages first. */
export function parseHistory(rows: Readonly<Record<string, string>>): ReadonlyMap<string, Past> {
  const root: Past = { changes: [], below: new Map() }
  for (const [key, paths] of Object.entries(rows)) {
    const [, from = '', through = '', text = ''] = /^([\d.]+?)\.\.([\d.]+) (.+)$/.exec(key) ?? []
    const change = { from: parseVersion(from), through: parseVersion(through), text }
    for (const path of paths.split(' ')) {
      let at = root
      for (const name of path.split('/')) {
        let next = at.below.get(name)
        if (!next) at.below.set(name, (next = { changes: [], below: new Map() }))
        at = next
      }
      at.changes.push(change)
    }
  }
  return root.below
}

const changesOf = (past: Past | undefined, version: Version): string[] =>
  (past?.changes ?? [])
    .filter((c) => c.from <= version && version <= c.through)
    .map(({ text }) => text)

/** Whether anything here or below was different in this version. */
export function isChanged(past: Past, version: Version): boolean {
  return (
    changesOf(past, version).length > 0 ||
    [...past.below.values()].some((p) => isChanged(p, version))
  )
}

/** Gives the id of the variant of a child's model. */
type Inside = (child: ElementParticle, past: Past) => string

/** The content of a model as a version had it. */
export function contentThen(
  content: readonly Particle[],
  past: Past,
  version: Version,
  inside: Inside,
): readonly Particle[] {
  const here = particlesThen(content, past, version, inside)
  return changesOf(past, version).reduce(inOrder, here)
}

function particlesThen(
  particles: readonly Particle[],
  past: Past,
  version: Version,
  inside: Inside,
): Particle[] {
  const lost = [...past.below.values()].flatMap((own) =>
    changesOf(own, version).filter((text) => text.includes(':')),
  )
  return particles.flatMap((p): Particle[] => {
    if (p.kind !== 'element')
      return [groupThen(p, particlesThen(p.members, past, version, inside), past, version)]
    const own = past.below.get(p.name)
    const isOther = own && p.model !== undefined && isChanged(own, version)
    const then = isOther ? { ...p, model: inside(p, own) } : p
    const before = lost.filter((text) => text.endsWith(` ${p.name}`))
    return [
      ...before.flatMap((text) => parseParticles(text.slice(0, text.indexOf(' ')))),
      changesOf(own, version).reduce(elementThen, then),
    ]
  })
}

const marks: Readonly<Record<string, Pick<Occurs, 'min' | 'many'>>> = {
  '1': { min: 1, many: false },
  '?': { min: 0, many: false },
  '*': { min: 0, many: true },
  '+': { min: 1, many: true },
}

function elementThen(p: ElementParticle, change: string): ElementParticle {
  const bounds = marks[change]
  if (bounds) return { ...p, ...bounds }
  if (change === '!') return { ...p, notIn: p.notIn.filter((edition) => edition !== 'QBD') }
  if (change.startsWith('@')) return { ...p, since: parseVersion(change.slice(1)) }
  if (!change.startsWith('<')) return p
  const { maxLength, ...rest } = p
  return change === '<' ? rest : { ...rest, maxLength: Number(change.slice(1)) }
}

function groupThen(
  group: GroupParticle,
  members: readonly Particle[],
  past: Past,
  version: Version,
): GroupParticle {
  const names = namesIn(group).sort().join()
  for (const [key, own] of past.below)
    if (key.startsWith('(') && key.slice(1, -1).split('|').sort().join() === names)
      for (const change of changesOf(own, version)) return { ...group, members, ...marks[change] }
  // An element that is alone in what is a group today: what is said of it is said of the group as well.
  const [only, second] = members.filter((m) => m.since <= version && !m.notIn.includes('QBD'))
  const changes =
    only?.kind === 'element' && !second ? changesOf(past.below.get(only.name), version) : []
  return { ...group, members, ...(changes.some((text) => marks[text]) ? marks['1'] : {}) }
}

const namesIn = (p: Particle): string[] =>
  p.kind === 'element' ? [p.name] : p.members.flatMap(namesIn)

/** Children that change places among themselves, the others staying where they are. */
function inOrder(content: readonly Particle[], change: string): readonly Particle[] {
  const names = change.split(' ')
  const of = (name: string) => content.find((p) => p.kind === 'element' && p.name === name)
  if (!names.every(of)) return content
  let next = 0
  return content.map((p) =>
    p.kind === 'element' && names.includes(p.name) ? (of(names[next++] ?? '') ?? p) : p,
  )
}
