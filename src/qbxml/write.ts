// Values in, qbXML out, in the order of the grammar whatever the order of the keys. ASCII with decimal
// references, as QuickBooks writes it itself. Requests stand on one line; answers have the shape of a captured
// QuickBooks answer: one element a line, LF, no indentation (qbxml-semantics.md 2, 3).
import { QbsyncError } from '../errors.ts'
import { type Cut, exists } from '../schema/content.ts'
import type { Fields, FieldValue } from '../schema/entity.ts'
import { asOf, messageSet, request, response } from '../schema/grammar.ts'
import type { Edition, ElementParticle } from '../schema/notation.ts'
import { encodeAttribute, encodeText, type Where } from './chars.ts'
import type { Message } from './document.ts'
import { type Field, type Shape, shapeIn, shapeOf } from './shapes.ts'
import { cutFor } from './version.ts'

export interface RequestDocument {
  readonly version: string
  readonly onError?: 'stopOnError' | 'continueOnError'
  /** Of the message set: newMessageSetID, oldMessageSetID, responseData. */
  readonly attributes?: Readonly<Record<string, string>>
  readonly messages: readonly Message[]
}

export interface AnswerDocument {
  /** Of the message set: newMessageSetID, messageSetStatusCode. */
  readonly attributes?: Readonly<Record<string, string>>
  readonly messages: readonly Message[]
}

/** A text for QuickBooks. What this version or edition does not have is refused, or dropped if so asked. */
export function writeRequests(
  document: RequestDocument,
  options: { edition?: Edition; missing?: 'refuse' | 'drop' } = {},
): string {
  const { version, onError = 'stopOnError', messages } = document
  const writer = new Writer(version, options.edition, options.missing === 'drop', '', '/>')
  const set = setOf(messages, 'Rq')
  const attributes =
    set === 'QBXMLMsgsRq' ? { ...document.attributes, onError } : document.attributes
  const head = `<?xml version="1.0" encoding="utf-8"?><?qbxml version="${encodeAttribute(version)}"?>`
  return `${head}<QBXML>${writer.set(set, attributes ?? {}, messages)}</QBXML>`
}

/** An answer as QuickBooks prints it. Fields the version does not have are left out. */
export function writeAnswer(
  document: AnswerDocument,
  options: { version: string; edition?: Edition },
): string {
  const writer = new Writer(options.version, options.edition, true, '\n', ' />')
  const set = setOf(document.messages, 'Rs')
  const body = writer.set(set, document.attributes ?? {}, document.messages)
  return `<?xml version="1.0" ?>\n<QBXML>\n${body}</QBXML>\n`
}

function setOf(messages: readonly Message[], side: 'Rq' | 'Rs'): string {
  const subscription = `QBXMLSubscriptionMsgs${side}`
  const { names } = messageSet(subscription)
  return messages.some((m) => names.has(m.name)) ? subscription : `QBXMLMsgs${side}`
}

/** One document being written: knows where it is, for the message of a refusal. */
class Writer implements Where {
  readonly version: string
  readonly #names: string[] = []
  /** The leaf that is being written. */
  #leafName = ''
  /** References as they were written, with the field they stood in. */
  readonly #references = new Map<Fields, { field: Field; text: string }>()
  readonly #cut: Cut
  readonly #drops: boolean
  /** Behind every tag that ends a line, and the end of an element without content. */
  readonly #newline: string
  readonly #empty: string

  constructor(
    version: string,
    edition: Edition | undefined,
    drops: boolean,
    newline: string,
    empty: string,
  ) {
    this.version = version
    const cut = cutFor(version, edition)
    if (!cut) this.refuse('The document', 'there is no such version')
    this.#cut = cut
    this.#drops = drops
    this.#newline = newline
    this.#empty = empty
  }

  path(): string {
    return (this.#leafName === '' ? this.#names : [...this.#names, this.#leafName]).join('/')
  }

  refuse(path: string, problem: string): never {
    throw new QbsyncError('E_NOT_WRITABLE', { path, version: this.version, problem })
  }

  set(
    name: string,
    attributes: Readonly<Record<string, string>>,
    messages: readonly Message[],
  ): string {
    this.#names.push(name)
    const { attributes: known, names } = messageSet(name)
    const head = `<${name}${this.#attributes(attributes, known, '')}`
    this.#names.pop()
    let body = ''
    for (const message of messages) body += this.#message(message, names)
    const line = this.#newline
    return body === '' ? `${head}${this.#empty}${line}` : `${head}>${line}${body}</${name}>${line}`
  }

  #message(message: Message, members: ReadonlySet<string>): string {
    const { name } = message
    const model = request(name) ?? response(name)
    if (!model || !members.has(name)) this.refuse(name, 'the grammar has no such message')
    // A request of another edition is answered with a status alone.
    const isBare = this.#drops && Object.keys(message.content).length === 0
    if (!isBare && !exists(model, this.#cut)) this.refuse(name, absence(model, this.#cut))
    this.#names.push(name)
    const head = `<${name}${this.#attributes(message.attributes, model.attributes, '')}`
    const body = this.#fields(message.content, shapeOf(asOf(model, this.#cut)))
    this.#names.pop()
    const line = this.#newline
    return body === '' ? `${head}${this.#empty}${line}` : `${head}>${line}${body}</${name}>${line}`
  }

  /** Attributes in the order of the grammar. The keys of a record carry an "@" before the name. */
  #attributes(
    values: Readonly<Record<string, unknown>>,
    known: readonly ElementParticle[],
    mark: '' | '@',
  ): string {
    // Attributes that nothing knows are dropped.
    if (this.#drops && known.length === 0) return ''
    let out = ''
    let written = 0
    for (const particle of known) {
      const value = values[mark + particle.name]
      if (value === undefined || !Object.hasOwn(values, mark + particle.name)) continue
      written++
      if (!exists(particle, this.#cut)) this.#missing(particle.name, absence(particle, this.#cut))
      else if (typeof value !== 'string') this.#refuseHere(particle.name, 'an attribute is text')
      else out += ` ${particle.name}="${encodeAttribute(value, this)}"`
    }
    for (const key in values) {
      if (mark === '@' && (!key.startsWith('@') || key === '@order')) continue
      if (values[key] === undefined || --written >= 0) continue
      const strange = key.slice(mark.length)
      if (!known.some((p) => p.name === strange))
        this.#missing(strange, 'there is no such attribute')
    }
    return out
  }

  #fields(content: Fields, shape: Shape): string {
    if (this.#drops && content['@order'] === undefined) return this.#put(content, shape)
    // Looked at before anything is written: what was written up to a key that comes too late would be lost.
    if (!inOrder(content, shape)) return this.#sorted(content, shape)
    let out = ''
    for (const name in content) {
      const value = content[name]
      if (value === undefined) continue
      const field = shape.fields.get(name)
      if (field === undefined) this.#stranger(name, value, shape)
      else out += this.#field(field, value)
    }
    return out
  }

  /** Where nothing is refused, fields may be written as they come and put in their places afterwards. */
  #put(content: Fields, shape: Shape): string {
    // A record of the same kind within this one finds no places free, and makes its own.
    const places = shape.places ?? []
    shape.places = undefined
    let [from, to] = [shape.list.length, -1]
    for (const name in content) {
      const value = content[name]
      const field = value === undefined ? undefined : shape.fields.get(name)
      if (field === undefined || value === undefined) continue
      const { index } = field
      places[index] = this.#field(field, value)
      if (index < from) from = index
      if (index > to) to = index
    }
    let out = ''
    for (let at = from; at <= to; at++) {
      const text = places[at]
      if (text === undefined || text === '') continue
      out += text
      places[at] = ''
    }
    shape.places = places
    return out
  }

  /** The slow way, for keys that are not in the order of the grammar. */
  #sorted(content: Fields, shape: Shape): string {
    let out = ''
    let mixedDone = false
    for (const field of shape.list) {
      const value = Object.hasOwn(content, field.name) ? content[field.name] : undefined
      if (value === undefined) continue
      if (!field.mixed || content['@order'] === undefined) out += this.#field(field, value)
      else if (!mixedDone) {
        out += this.#inOrder(content, shape)
        mixedDone = true
      }
    }
    for (const name of Object.keys(content)) {
      const value = content[name]
      if (value !== undefined && !shape.fields.has(name)) this.#stranger(name, value, shape)
    }
    return out
  }

  /** Records of a repeating choice as `@order` lists them; what it does not list follows. */
  #inOrder(content: Fields, shape: Shape): string {
    const waiting = new Map<string, FieldValue[]>()
    for (const field of shape.list) {
      const value =
        field.mixed && Object.hasOwn(content, field.name) ? content[field.name] : undefined
      if (value !== undefined) waiting.set(field.name, Array.isArray(value) ? [...value] : [value])
    }
    let out = ''
    const order = content['@order']
    for (const name of Array.isArray(order) ? order : []) {
      const field = typeof name === 'string' ? shape.fields.get(name) : undefined
      const value = field && waiting.get(field.name)?.shift()
      if (field && value !== undefined) out += this.#field(field, value)
    }
    for (const [name, values] of waiting) {
      const field = shape.fields.get(name)
      if (field && values.length > 0) out += this.#field(field, values as FieldValue)
    }
    return out
  }

  #field(field: Field, value: FieldValue): string {
    const { since, notIn } = field
    if (since > this.#cut.version || (notIn.length > 0 && notIn.includes(this.#cut.edition))) {
      this.#missing(field.name, absence(field, this.#cut))
      return ''
    }
    if (typeof value === 'string' && field.isLeaf) return this.#leaf(field, value)
    if (!Array.isArray(value)) return this.#one(field, value)
    if (value.length > 1 && !field.many) this.#refuseHere(field.name, 'it may come only once')
    let out = ''
    for (const one of value) out += this.#one(field, one)
    return out
  }

  #leaf(field: Field, text: string): string {
    this.#leafName = field.name
    const out = field.open + encodeText(text, this) + field.close + this.#newline
    this.#leafName = ''
    return out
  }

  #one(field: Field, value: string | Fields): string {
    const { name } = field
    if (typeof value === 'string') {
      if (field.isLeaf) return this.#leaf(field, value)
      return this.#refuseHere(name, 'it holds elements, not text')
    }
    if (typeof value !== 'object' || value === null)
      return this.#refuseHere(name, field.isLeaf ? 'it holds text' : 'it holds elements')
    const written = field.isReference ? this.#references.get(value) : undefined
    if (written?.field === field) return written.text
    this.#names.push(name)
    const text = field.isLeaf
      ? this.#leafWithAttributes(field, value)
      : this.#aggregate(field, value)
    this.#names.pop()
    if (field.isReference) this.#references.set(value, { field, text })
    return text
  }

  #leafWithAttributes(field: Field, value: Fields): string {
    const attributes = this.#attributes(value, field.particle.macro ? useMacro : [], '@')
    for (const key of Object.keys(value))
      if (key !== '#text' && !key.startsWith('@')) this.refuse(this.path(), 'it holds text')
    const text = value['#text'] ?? ''
    if (typeof text !== 'string') this.refuse(this.path(), 'it holds text')
    return `<${field.name}${attributes}>${encodeText(text, this)}${field.close}${this.#newline}`
  }

  #aggregate(field: Field, value: Fields): string {
    const shape = shapeIn(field)
    const line = this.#newline
    const known = shape.model.attributes
    const attributes = this.#attributes(value, known, '@')
    const body = this.#fields(value, shape)
    if (body === '') return `<${field.name}${attributes}${this.#empty}${line}`
    if (attributes === '') return field.open + line + body + field.close + line
    return `<${field.name}${attributes}>${line}${body}${field.close}${line}`
  }

  #stranger(name: string, value: FieldValue, shape: Shape): void {
    if (name.startsWith('@')) return
    if (name === '#text') {
      if (typeof value !== 'string' || /[^\t\n\r ]/.test(value))
        this.#missing(name, 'text does not belong among elements')
      return
    }
    this.#missing(name, `there is no such element in ${shape.model.id.replace(/\..*/, '')}`)
  }

  #missing(name: string, problem: string): void {
    if (!this.#drops) this.#refuseHere(name, problem)
  }

  #refuseHere(name: string, problem: string): never {
    this.refuse([...this.#names, name].join('/'), problem)
  }
}

/** Leaves that may name what an earlier request made carry this attribute (qbxml-semantics.md 2). */
function inOrder(content: Fields, shape: Shape): boolean {
  let reached = -1
  for (const name in content) {
    if (content[name] === undefined) continue
    const field = shape.fields.get(name)
    if (field === undefined) continue
    if (field.index < reached || (field.mixed && content['@order'] !== undefined)) return false
    reached = field.index
  }
  return true
}

const useMacro: readonly ElementParticle[] = [
  {
    kind: 'element',
    name: 'useMacro',
    type: 'MACRO',
    min: 0,
    many: false,
    since: 0,
    notIn: [],
    macro: false,
    xsdOptional: false,
  },
]

/** Why a cut does not have something. */
export function absence(p: { since: number; notIn: readonly Edition[] }, cut: Cut): string {
  return p.since > cut.version
    ? `it needs qbXML ${Math.floor(p.since / 100)}.${p.since % 100}`
    : `the edition ${cut.edition} does not have it`
}
