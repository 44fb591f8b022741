// A model laid out for reading and writing: its fields by name, in the order of the grammar.
// No name stands at two places of one model of qbXML, and a model has at most one repeating choice, whose
// members are plain elements: a fact of the grammar that shapes.test.ts holds. So a name finds its place.
import { type Model, model } from '../schema/grammar.ts'
import type { Edition, ElementParticle, Particle, Version } from '../schema/notation.ts'

export interface Field {
  readonly name: string
  /** Place in the order of the grammar. */
  readonly index: number
  readonly particle: ElementParticle
  /** More than one may come: always an array. */
  readonly many: boolean
  /** Member of the repeating choice, whose members may come in any order. */
  readonly mixed: boolean
  /** The newest version among the field and the groups around it, and all editions they leave out. */
  readonly since: Version
  readonly notIn: readonly Edition[]
  /** `<Name>` and `</Name>`, as text and as bytes. */
  readonly open: string
  readonly close: string
  readonly openBytes: Uint8Array
  readonly closeBytes: Uint8Array
  /** Of an aggregate; undefined on a leaf. Laid out when first needed. */
  shape: Shape | undefined
  readonly isLeaf: boolean
  /** A reference to a record: many records of a document name the same one. */
  readonly isReference: boolean
  /** What came after this field last time: the reader's guess for next time. */
  next: Field | undefined
}

export interface Shape {
  readonly model: Model
  readonly fields: ReadonlyMap<string, Field>
  readonly list: readonly Field[]
  /** What came first last time. */
  first: Field | undefined
  /** The most fields a record of it has had. */
  room: number
  /** The writer's texts of one record, by place; empty between two records, undefined while one is written. */
  places: string[] | undefined
}

const shapes = new Map<Model, Shape>()

export function shapeOf(of: Model): Shape {
  let shape = shapes.get(of)
  if (!shape) shapes.set(of, (shape = layOut(of)))
  return shape
}

/** The shape of an aggregate field. */
export function shapeIn(field: Field): Shape {
  field.shape ??= shapeOf(model(field.particle.model ?? ''))
  return field.shape
}

function layOut(of: Model): Shape {
  const list: Field[] = []
  const walk = (
    particles: readonly Particle[],
    around: { many: boolean; since: Version; notIn: readonly Edition[] },
  ): void => {
    for (const p of particles) {
      const since = Math.max(around.since, p.since)
      const notIn = p.notIn.length === 0 ? around.notIn : [...around.notIn, ...p.notIn]
      const many = around.many || p.many
      if (p.kind === 'element')
        list.push(field(p, { index: list.length, many, mixed: around.many, since, notIn }))
      else walk(p.members, { many, since, notIn })
    }
  }
  walk(of.content, { many: false, since: 0, notIn: [] })
  const fields = new Map(list.map((f) => [f.name, f]))
  const places = list.map(() => '')
  return { model: of, list, fields, first: list[0], room: 0, places }
}

function field(
  particle: ElementParticle,
  place: Pick<Field, 'index' | 'many' | 'mixed' | 'since' | 'notIn'>,
): Field {
  const { name } = particle
  const open = `<${name}>`
  const close = `</${name}>`
  return {
    name,
    ...place,
    particle,
    open,
    close,
    openBytes: Buffer.from(open, 'latin1'),
    closeBytes: Buffer.from(close, 'latin1'),
    shape: undefined,
    isLeaf: particle.model === undefined,
    isReference: particle.model !== undefined && name.endsWith('Ref'),
    next: undefined,
  }
}
