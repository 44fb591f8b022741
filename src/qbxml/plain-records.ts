// Records of answers, from bytes to what is wanted of them in one pass: the record as JSON, copied byte by byte, and
// the few texts that somebody reads. No object is made of the rest, which is most of a page's work and memory.
// Only plain records are read so: whole in the window, elements in the order of the grammar, nothing unknown, no
// attributes, comments or CDATA. Everything else is left to the reader, from the record's first byte.
import type { Fields, FieldValue } from '../schema/entity.ts'
import type { Wanted } from '../schema/wanted.ts'
import { blanks, isLetter, matches } from './bytes.ts'
import { type Field, type Shape, shapeIn } from './shapes.ts'
import type { Tokenizer } from './tokens.ts'

/** A record as it was read. */
export interface ReadRecord {
  readonly name: string
  /** All of it; of a plain record made anew whenever it is asked for. */
  readonly content: Fields
  /** Of a plain record: the wanted paths, "CustomerRef.FullName" as one name; undefined where it does not have them. */
  readonly brief?: Fields
  /** Of a plain record: `content` as JSON, in UTF-8. */
  readonly json?: Buffer
}

class PlainRecord implements ReadRecord {
  readonly name: string
  readonly brief: Fields
  readonly json: Buffer
  constructor(name: string, brief: Fields, json: Buffer) {
    this.name = name
    this.brief = brief
    this.json = json
  }
  get content(): Fields {
    return JSON.parse(this.json.toString()) as Fields
  }
}

/** An aggregate as it is read here. */
interface Part {
  readonly shape: Shape
  readonly steps: ReadonlyMap<string, Step>
  /** The guess of what comes first. */
  first: Step | undefined
  /** A brief of its own before anything is read, with every name, so that all of a kind have one hidden class. */
  readonly blank: Fields | undefined
}

interface Step {
  readonly field: Field
  /** `,"Name":` and what opens the value, or the list and its first value. */
  readonly key: Uint8Array
  /** Name in the brief; undefined where it is not wanted, or where what is inside stands in the brief around. */
  readonly as: string | undefined
  /** Of an aggregate: what is wanted inside, and what names in it begin with. Laid out when first needed. */
  readonly inside: Inside
  part: Part | undefined
  /** What came after it last time. */
  next: Step | undefined
}

interface Inside {
  readonly wanted: Wanted | 'all' | 'nothing'
  readonly prefix: string
}

/** It is no plain record. */
export const notPlain = -1
/** The end of the window cuts it off: it is worth another look with more behind it. */
export const cutOff = -2

/** Longer records are not waited for, so that no more than this is looked at twice. */
const longest = 32 * 1024
/** No tag of the grammar is longer. */
const longestTag = 128
/** The most bytes of JSON that one byte of XML becomes: a character of windows-1252 may take three in UTF-8. */
const growth = 3

/** 1 for what is the same in XML and JSON. */
const plain = new Uint8Array(256)
plain.fill(1, 32, 128)
for (const special of '"\\&<]') plain[special.charCodeAt(0)] = 0

const [quote, comma, slash, less, greater] = [34, 44, 47, 60, 62]
const [closeList, openObject, closeObject] = [93, 123, 125]

/** Memory for the JSON of records is taken in pieces of this size: one for each record would keep V8 collecting. */
const chunkBytes = 64 * 1024

/** One for any number of readers: it keeps nothing of a document. */
export class PlainRecords {
  readonly #wanted: (name: string) => Wanted | undefined
  readonly #parts = new Map<Field, Part | undefined>()
  /** JSON of the record being read. */
  #out = Buffer.alloc(0)
  #length = 0
  /** What is left of the newest chunk. */
  #free = Buffer.alloc(0)

  /** `wanted` says what is wanted of a record of this name; records that it does not know are not read here. */
  constructor(wanted: (name: string) => Wanted | undefined) {
    this.#wanted = wanted
  }

  /** Whether records of this field go to the `records` of a message. */
  takes(field: Field): boolean {
    return this.#partOf(field) !== undefined
  }

  /** Reads the record whose start tag stands at `at`. Gives where it ends, notPlain, or cutOff. */
  read(tokens: Tokenizer, field: Field, at: number, records: ReadRecord[]): number {
    const part = this.#partOf(field)
    if (!part) return notPlain
    const { bytes, last } = tokens
    const most = growth * bytes.length + longestTag
    if (this.#out.length < most) this.#out = Buffer.allocUnsafeSlow(most)
    this.#out[0] = openObject
    this.#length = 1
    const brief = { ...part.blank }
    const end = this.#aggregate(tokens, part, at + field.openBytes.length, brief, field.closeBytes)
    if (end === cutOff && (last || bytes.length - at > longest)) return notPlain
    if (end > 0) records.push(new PlainRecord(field.name, brief, this.#takeJson()))
    return end
  }

  #takeJson(): Buffer {
    const length = this.#length
    if (length > this.#free.length)
      this.#free = Buffer.allocUnsafeSlow(Math.max(length, chunkBytes))
    this.#out.copy(this.#free, 0, 0, length)
    const json = this.#free.subarray(0, length)
    this.#free = this.#free.subarray(length)
    return json
  }

  #partOf(field: Field): Part | undefined {
    if (!this.#parts.has(field)) {
      const wanted = field.isLeaf ? undefined : this.#wanted(field.name)
      this.#parts.set(field, wanted && partOf(field, { wanted, prefix: '' }, true))
    }
    return this.#parts.get(field)
  }

  /** From behind a start tag to behind its end tag. */
  #aggregate(
    tokens: Tokenizer,
    part: Part,
    from: number,
    brief: Fields | undefined,
    close: Uint8Array,
  ): number {
    const { bytes, byteText } = tokens
    const out = this.#out
    const end = bytes.length
    let length = this.#length
    let at = from
    let previous: Step | undefined
    for (;;) {
      while (at < end && blanks[bytes[at] as number] === 1) at++
      if (at >= end) return cutOff
      if (bytes[at] !== less) return notPlain
      let step = previous ? previous.next : part.first
      let isEmpty = false
      if (step && matches(bytes, at, end, step.field.openBytes)) at += step.field.openBytes.length
      else if (bytes[at + 1] === slash) {
        if (!matches(bytes, at, end, close)) return unlessCut(at, end)
        if (previous?.field.many) out[length++] = closeList
        out[length++] = closeObject
        this.#length = length
        return at + close.length
      } else {
        let nameEnd = at + 1
        while (nameEnd < end && isLetter(bytes[nameEnd] as number)) nameEnd++
        if (nameEnd + 1 >= end) return cutOff
        step = part.steps.get(byteText.slice(at + 1, nameEnd))
        if (!step) return notPlain
        isEmpty = step.field.isLeaf && bytes[nameEnd] === slash && bytes[nameEnd + 1] === greater
        if (!isEmpty && bytes[nameEnd] !== greater) return notPlain
        at = nameEnd + (isEmpty ? 2 : 1)
        if (previous) previous.next = step
        else part.first = step
      }
      const { field, as } = step
      if (step === previous) {
        if (!field.many) return notPlain
        out[length++] = comma
        out[length++] = field.isLeaf ? quote : openObject
      } else {
        if (previous && field.index <= previous.field.index) return notPlain
        if (previous?.field.many) out[length++] = closeList
        const { key } = step
        for (let i = previous ? 0 : 1; i < key.length; i++) out[length++] = key[i] as number
        previous = step
      }
      if (!field.isLeaf) {
        const inner = (step.part ??= partOf(field, step.inside, as !== undefined))
        const into = inner.blank ? { ...inner.blank } : brief
        this.#length = length
        at = this.#aggregate(tokens, inner, at, into, field.closeBytes)
        if (at < 0) return at
        length = this.#length
        if (as !== undefined) give(brief as Fields, field, as, into as Fields)
        continue
      }
      const start = at
      const began = length
      if (!isEmpty)
        while (at < end && plain[bytes[at] as number] === 1) out[length++] = bytes[at++] as number
      if (isEmpty || bytes[at] === less) {
        if (!isEmpty && !matches(bytes, at, end, field.closeBytes)) return unlessCut(at, end)
        if (as !== undefined) give(brief as Fields, field, as, byteText.slice(start, at))
      } else {
        at = byteText.indexOf('<', at)
        if (at < 0) return cutOff
        if (!matches(bytes, at, end, field.closeBytes)) return unlessCut(at, end)
        const text = tokens.textBetween(start, at)
        length = began + out.write(JSON.stringify(text).slice(1, -1), began)
        if (as !== undefined) give(brief as Fields, field, as, text)
      }
      out[length++] = quote
      if (!isEmpty) at += field.closeBytes.length
    }
  }
}

const unlessCut = (at: number, end: number): number => (end - at < longestTag ? cutOff : notPlain)

function give(brief: Fields, field: Field, as: string, value: string | Fields): void {
  if (!field.many) brief[as] = value
  else if (brief[as] === undefined) brief[as] = [value]
  else (brief[as] as FieldValue[]).push(value)
}

function partOf(field: Field, inside: Inside, hasBrief: boolean): Part {
  const shape = shapeIn(field)
  const { wanted } = inside
  const names =
    wanted === 'all'
      ? shape.fields.keys()
      : wanted === 'nothing'
        ? []
        : [...wanted.paths, ...wanted.lists.keys()]
  return {
    shape,
    steps: new Map(shape.list.map((inner) => [inner.name, stepOf(inner, inside)])),
    first: undefined,
    blank: hasBrief ? Object.fromEntries([...names].map((name) => [name, undefined])) : undefined,
  }
}

function stepOf(field: Field, { wanted, prefix }: Inside): Step {
  const { name, isLeaf, many } = field
  const path = prefix + name
  const key = Buffer.from(`,"${name}":${many ? '[' : ''}${isLeaf ? '"' : '{'}`)
  const step = (as: string | undefined, inside: Inside): Step => ({
    field,
    key,
    as,
    inside,
    part: undefined,
    next: undefined,
  })
  const nothing: Inside = { wanted: 'nothing', prefix: '' }
  if (wanted === 'nothing') return step(undefined, nothing)
  if (wanted === 'all' || wanted.paths.has(path)) return step(path, { wanted: 'all', prefix: '' })
  const list = wanted.lists.get(path)
  if (list) return step(path, { wanted: list, prefix: '' })
  // A path does not lead through a list.
  const isOnTheWay = !many && !isLeaf && [...wanted.paths].some((p) => p.startsWith(`${path}.`))
  return step(undefined, isOnTheWay ? { wanted, prefix: `${path}.` } : nothing)
}
