// What an aggregate inside a record must hold: a required element may have come empty, which is the same as absent.
import { type Shape, shapeIn } from '../qbxml/shapes.ts'
import type { Fields } from '../schema/entity.ts'

/** The name of a required element that is missing below these fields, references aside. */
export function missingInside(fields: Fields, shape: Shape): string | undefined {
  for (const name in fields) {
    const field = shape.fields.get(name)
    const value = fields[name]
    if (!field || field.isLeaf || name.endsWith('Ref') || value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string') continue
      const inner = shapeIn(field)
      const absent = requiredOf(inner).find((n) => one[n] === undefined || one[n] === '')
      const found = absent ?? missingInside(one, inner)
      if (found !== undefined) return found
    }
  }
  return undefined
}

const required = new Map<Shape, readonly string[]>()

function requiredOf(shape: Shape): readonly string[] {
  let names = required.get(shape)
  if (!names) {
    names = shape.model.content.flatMap((p) =>
      p.kind === 'element' && p.min === 1 && !p.many && !p.xsdOptional ? p.name : [],
    )
    required.set(shape, names)
  }
  return names
}

/** The elements every record of a shape has, IncludeRetElement or not. */
export const alwaysOf = requiredOf
