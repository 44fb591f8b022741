// What the platform may send of a record: which columns have a place in its Add or Mod, and where that is. Worked
// out from the entity row and the grammar, so that a new column or entity needs nothing here.
import type { Column, Entity } from './entity.ts'
import { type Model, model } from './grammar.ts'
import type { ElementParticle, Particle } from './notation.ts'

export type Verb = 'Add' | 'Mod'

/** A column with the path of its value: ['VendorRef', 'ListID']. */
export interface Target {
  readonly column: Column
  readonly path: readonly string[]
  readonly leaf: ElementParticle
}

export interface Writable {
  readonly header: readonly Target[]
  /** By kind of line, without its verb: ExpenseLine, ItemLine. */
  readonly lines: ReadonlyMap<string, LineTargets>
  /** Whether it has ExternalGUID, which QuickBooks keeps and returns unchanged. */
  readonly hasMark: boolean
}

export interface LineTargets {
  /** ExpenseLineAdd */
  readonly element: string
  readonly targets: readonly Target[]
}

const known = new Map<string, Writable>()

/** Undefined where QuickBooks has no such request. */
export function writable(e: Entity, verb: Verb): Writable | undefined {
  const name = `${e.name}${verb}`
  const made = known.get(name)
  if (made) return made
  const header = modelOf(name)
  if (!header) return undefined
  const lines = new Map<string, LineTargets>()
  for (const kind of e.lines) {
    // The lines of a journal entry have the same name in every verb.
    const place = elementIn(header.content, `${kind}${verb}`) ?? elementIn(header.content, kind)
    const line = place && modelOf(place.model ?? place.name)
    if (place && line)
      lines.set(kind, { element: place.name, targets: targetsOf(e.lineColumns, line, kind) })
  }
  const hasMark = elementIn(header.content, 'ExternalGUID') !== undefined
  const out = { header: targetsOf(e.columns, header, ''), lines, hasMark }
  known.set(name, out)
  return out
}

function targetsOf(columns: readonly Column[], within: Model, kind: string): Target[] {
  return columns.flatMap((column) => {
    for (const path of pathsOf(column, kind)) {
      const leaf = leafAt(within, path)
      if (leaf) return [{ column, path, leaf }]
    }
    return []
  })
}

function pathsOf(column: Column, kind: string): string[][] {
  const paths = column.to ?? (typeof column.from === 'string' ? [column.from] : [])
  return paths.flatMap((path) => {
    const [only, rest] = path.includes('/') ? path.split('/') : [kind, path]
    return only === kind && rest ? [rest.split('.')] : []
  })
}

function leafAt(within: Model, path: readonly string[]): ElementParticle | undefined {
  let at: Model | undefined = within
  for (const [index, name] of path.entries()) {
    const element: ElementParticle | undefined = at && elementIn(at.content, name)
    if (!element) return undefined
    if (index === path.length - 1) return element.type === undefined ? undefined : element
    at = modelOf(element.model ?? element.name)
  }
  return undefined
}

/** The first element of this name, in groups and choices too. */
export function elementIn(content: readonly Particle[], name: string): ElementParticle | undefined {
  for (const particle of content) {
    const found =
      particle.kind === 'element'
        ? particle.name === name
          ? particle
          : undefined
        : elementIn(particle.members, name)
    if (found) return found
  }
  return undefined
}

function modelOf(id: string): Model | undefined {
  try {
    return model(id)
  } catch {
    return undefined
  }
}

/** The kind of line that has a place for all of these columns, such as ItemLine for one with an item. */
export function lineKindFor(can: Writable, columns: readonly string[]): string | undefined {
  for (const [kind, { targets }] of can.lines) {
    const places = new Set(targets.map((t) => t.column.name))
    if (columns.every((name) => places.has(name))) return kind
  }
  return undefined
}
