// Fields of other editions, which a request may hold and QuickBooks ignores (530, qbxml-semantics.md 17.1).
import type { Fields, FieldValue } from '../schema/entity.ts'
import { request } from '../schema/grammar.ts'
import type { Edition } from '../schema/notation.ts'
import type { Message } from './document.ts'
import { type Shape, shapeIn, shapeOf } from './shapes.ts'

/** A message without the fields that an edition does not have. */
export function withoutOthers(message: Message, edition: Edition): Message {
  const known = request(message.name)
  return known
    ? { ...message, content: fieldsOf(message.content, shapeOf(known), edition) }
    : message
}

function fieldsOf(fields: Fields, shape: Shape, edition: Edition): Fields {
  const out: Fields = {}
  for (const name in fields) {
    const field = shape.fields.get(name)
    const value = fields[name]
    if (value === undefined || field?.notIn.includes(edition)) continue
    const inner = field && !field.isLeaf ? shapeIn(field) : undefined
    const one = (v: string | Fields): string | Fields =>
      typeof v === 'string' || !inner ? v : fieldsOf(v, inner, edition)
    out[name] = (Array.isArray(value) ? value.map(one) : one(value)) as FieldValue
  }
  return out
}
