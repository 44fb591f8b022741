// The values a reader builds while elements are open: one frame an element. Known aggregates are objects from
// the start; a leaf or an unknown element is undecided until it ends. Keys come in the order of the document.
import type { Fields, FieldValue } from '../schema/entity.ts'
import type { Field, Shape } from './shapes.ts'
import type { Attributes } from './tokens.ts'

export interface Frame {
  name: string
  /** Place in the parent, where the grammar knows one. */
  field: Field | undefined
  /** Fields of a known aggregate. */
  shape: Shape | undefined
  /** Made at once for an aggregate, on the first child or attribute for the rest. */
  object: Fields | undefined
  /** Fields of the object so far, as far as the grammar knows them. */
  count: number
  text: string
  children: boolean
  /** `</Name>` */
  closeBytes: Uint8Array | undefined
  /** The field read last, and how far along the grammar we are. */
  previous: Field | undefined
  reached: number
  /** The array that takes values of `listOf`. */
  list: FieldValue[] | undefined
  listOf: Field | undefined
  /** Names of the records of a repeating choice, once they leave the order of the grammar. */
  order: string[] | undefined
  mixedReached: number
}

export const newFrame = (): Frame => ({
  name: '',
  field: undefined,
  shape: undefined,
  object: undefined,
  count: 0,
  text: '',
  children: false,
  closeBytes: undefined,
  previous: undefined,
  reached: -1,
  list: undefined,
  listOf: undefined,
  order: undefined,
  mixedReached: -1,
})

export function resetFrame(frame: Frame, name: string, field: Field | undefined): void {
  frame.name = name
  frame.field = field
  frame.shape = undefined
  frame.object = undefined
  frame.count = 0
  frame.text = ''
  frame.children = false
  frame.closeBytes = undefined
  frame.previous = undefined
  frame.reached = -1
  frame.list = undefined
  frame.listOf = undefined
  frame.order = undefined
  frame.mixedReached = -1
}

/** Sets an own property whatever its name: `object.__proto__ = …` would change the object's nature instead. */
export function put<T>(object: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    })
  else object[name] = value
}

export function putAttributes(object: Fields, attributes: Attributes): void {
  for (const [name, value] of attributes) object[`@${name}`] = value
}

/** Adds the value of a field the grammar knows. */
export function add(frame: Frame, object: Fields, field: Field, value: string | Fields): void {
  frame.previous = field
  if (field.many) {
    if (frame.listOf === field) (frame.list as FieldValue[]).push(value)
    else addToList(frame, object, field, value)
    if (field.mixed) noteOrder(frame, object, field)
  } else if (field.index > frame.reached) {
    object[field.name] = value
    frame.count++
  } else addLoose(object, field.name, value)
  if (field.index > frame.reached) frame.reached = field.index
}

function addToList(frame: Frame, object: Fields, field: Field, value: string | Fields): void {
  let list = field.index > frame.reached ? undefined : object[field.name]
  if (!Array.isArray(list)) {
    object[field.name] = list = []
    frame.count++
  }
  list.push(value)
  frame.list = list
  frame.listOf = field
}

/** Keeps the order of a repeating choice from the first record that the order of the grammar would misplace. */
function noteOrder(frame: Frame, object: Fields, field: Field): void {
  if (frame.order) frame.order.push(field.name)
  else if (field.index < frame.mixedReached) {
    const order: string[] = []
    for (const member of frame.shape?.list ?? []) {
      if (!member.mixed) continue
      const list = object[member.name]
      const count = Array.isArray(list) ? list.length - (member === field ? 1 : 0) : 0
      for (let i = 0; i < count; i++) order.push(member.name)
    }
    order.push(field.name)
    frame.order = order
  } else frame.mixedReached = field.index
}

/** Adds a value that the grammar does not know, or knows only once: what comes twice becomes an array. */
export function addLoose(object: Fields, name: string, value: string | Fields): void {
  const present = Object.hasOwn(object, name) ? object[name] : undefined
  if (present === undefined) put<FieldValue | undefined>(object, name, value)
  else if (Array.isArray(present)) present.push(value)
  else put<FieldValue | undefined>(object, name, [present, value])
}

export const isBlank = (text: string): boolean => !/[^\t\n\r ]/.test(text)

/** The value of an element that has ended. */
export function frameValue(frame: Frame): string | Fields {
  const { object, text, shape } = frame
  if (!object) return text
  if (shape) {
    if (frame.count > shape.room) shape.room = frame.count
    if (frame.order) object['@order'] = frame.order
  }
  // A leaf with attributes keeps its text, empty or not. Text among elements is white space unless somebody
  // put words there: those are kept for who wants to complain.
  if (!shape && !frame.children) object['#text'] = text
  else if (!isBlank(text)) object['#text'] = text.trim()
  return object
}
