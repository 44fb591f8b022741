// Bytes in, plain objects out, in one pass. The fast path below walks over elements that are plain and that
// the grammar predicts; whatever it does not like goes through tokens.ts, which knows every rule.
import { QbsyncError } from '../errors.ts'
import { xmlTextBytes } from '../limits.ts'
import type { Fields } from '../schema/entity.ts'
import { request, response } from '../schema/grammar.ts'
import type { Edition } from '../schema/notation.ts'
import { blanks, isLetter, kinds, matches } from './bytes.ts'
import type { Message, QbxmlDocument } from './document.ts'
import { Feed } from './feed.ts'
import {
  add,
  addLoose,
  type Frame,
  frameValue,
  isBlank,
  newFrame,
  put,
  putAttributes,
  resetFrame,
} from './frames.ts'
import { messageSets } from './message-set.ts'
import { cutOff, type PlainRecords, type ReadRecord } from './plain-records.ts'
import { emptyObject } from './rooms.ts'
import { type Field, type Shape, shapeIn, shapeOf } from './shapes.ts'
import { bytesOf, versionIn } from './text.ts'
import { type Attributes, Tokenizer } from './tokens.ts'
import type { Verdict } from './verdict.ts'

export interface ReadOptions {
  /** 'utf-8' for text that has been decoded once already, as out of a SOAP string: the declaration is ignored. */
  readonly encoding?: 'declared' | 'utf-8'
  /** Takes the records of answers as they come; they are not kept in the document. */
  readonly onRecord?: (
    record: { name: string; content: Fields },
    response: { name: string; attributes: Record<string, string> },
  ) => void
  /** Reads the records it takes in one pass; these are in the `records` of their message instead of its content. */
  readonly records?: PlainRecords | undefined
  /** Judges the document on the way; it is read to the end all the same. */
  readonly verdict?: Verdict
  /** Reading goes by all of the grammar: these have no effect and are taken so that callers can pass one object. */
  readonly version?: string
  readonly edition?: Edition
}

/** Reads a document as it arrives. Throws E_XML or E_NOT_QBXML from write() or end(). */
export class QbxmlReader {
  readonly #options: ReadOptions
  readonly #tokens: Tokenizer
  readonly #feed: Feed
  /** Frames by depth, used again and again: 1 is QBXML, 2 the message set, 3 a message, 4 a record. */
  readonly #frames: Frame[] = []
  #depth = 0
  /** Depth of an element whose content is left out: a stranger beside the message set. */
  #skipped = 0
  #version: string | undefined
  #set: { name: string; attributes: Record<string, string> } | undefined
  readonly #messages: Message[] = []
  #message: { name: string; attributes: Record<string, string> } = { name: '', attributes: {} }
  /** Of the message being read. */
  #records: ReadRecord[] = []
  /** The window ends within a record: nothing more of it is read. */
  #isCutOff = false

  constructor(options: ReadOptions = {}) {
    this.#options = options
    this.#tokens = new Tokenizer({
      open: (name, attributes) => this.#openElement(name, attributes),
      close: () => this.#closeElement(),
      text: (text) => this.#addText(text),
      instruction: (target, body) => {
        if (target !== 'qbxml') return
        const version = versionIn(body)
        if (version !== undefined) options.verdict?.declare(version)
        this.#version ??= version
      },
    })
    const useDeclared = options.encoding !== 'utf-8'
    this.#feed = new Feed(this.#tokens, useDeclared, () => this.#readWindow())
  }

  write(bytes: Uint8Array): void {
    this.#feed.write(bytes)
  }

  end(): QbxmlDocument {
    this.#feed.end()
    this.#tokens.finish()
    const set = this.#set
    if (!set) throw new QbsyncError('E_NOT_QBXML', { problem: 'it holds no message set' })
    return {
      ...(this.#version === undefined ? {} : { version: this.#version }),
      messageSet: set.name,
      attributes: set.attributes,
      messages: this.#messages,
    }
  }

  #readWindow(): void {
    this.#isCutOff = false
    do if (this.#frames[this.#depth]?.shape) this.#fast()
    while (!this.#isCutOff && this.#tokens.step())
  }

  /** Steps over plain elements as long as it can, always from the start of one token to the start of another. */
  #fast(): void {
    const tokens = this.#tokens
    const { bytes, byteText } = tokens
    // A slice of more than twelve characters is a view that keeps its window alive. Who takes records one by one
    // may keep a word of each: 57,000 ids out of 200 MB then hold 170 MB as views and 2 MB as copies, at 100 ns
    // a copy. Who takes the whole document holds all of it anyway.
    const copies = this.#options.onRecord !== undefined
    const { verdict } = this.#options
    const records = verdict ? undefined : this.#options.records
    const end = bytes.length
    let at = tokens.at
    let frame = this.#frames[this.#depth] as Frame
    let shape = frame.shape as Shape
    for (;;) {
      while (at < end && blanks[bytes[at] as number] === 1) at++
      if (at + 1 >= end || bytes[at] !== 60) break
      if (bytes[at + 1] === 47) {
        const close = frame.closeBytes
        if (!close || !matches(bytes, at, end, close)) break
        at += close.length
        tokens.open.pop()
        this.#closeElement()
        frame = this.#frames[this.#depth] as Frame
        if (!frame.shape) break
        shape = frame.shape
        continue
      }
      let field = frame.previous ? frame.previous.next : shape.first
      let from: number
      if (field && matches(bytes, at, end, field.openBytes)) from = at + field.openBytes.length
      else {
        let nameEnd = at + 1
        while (nameEnd < end && isLetter(bytes[nameEnd] as number)) nameEnd++
        field = shape.fields.get(byteText.slice(at + 1, nameEnd))
        if (!field || nameEnd + 1 >= end) break
        if (bytes[nameEnd] === 62) from = nameEnd + 1
        else if (field.isLeaf && bytes[nameEnd] === 47 && bytes[nameEnd + 1] === 62) {
          add(frame, frame.object as Fields, field, '')
          if (verdict?.isClean) verdict.leaf(field.name, '')
          at = nameEnd + 2
          continue
        } else break
        if (frame.previous) frame.previous.next = field
        else shape.first = field
      }
      if (!field.isLeaf) {
        if (records && this.#depth === 3) {
          const to = records.read(tokens, field, at, this.#records)
          if (to > 0) {
            frame.previous = field
            at = to
            continue
          }
          this.#isCutOff = to === cutOff
          if (this.#isCutOff) break
        }
        tokens.enter(field.name, at)
        verdict?.open(field.name, undefined)
        frame = this.#push(field.name, field)
        frame.closeBytes = field.closeBytes
        shape = frame.shape as Shape
        at = from
        continue
      }
      let to = from
      while (to < end && kinds[bytes[to] as number] === 0) to++
      if (to >= end) break
      if (bytes[to] === 60) {
        if (!matches(bytes, to, end, field.closeBytes)) break
        const isView = to - from > 12 && copies
        const text = isView ? bytes.toString('latin1', from, to) : byteText.slice(from, to)
        add(frame, frame.object as Fields, field, text)
        if (verdict?.isClean) verdict.leaf(field.name, text)
      } else {
        to = byteText.indexOf('<', to)
        if (to < 0 || !matches(bytes, to, end, field.closeBytes)) break
        const text = tokens.textBetween(from, to)
        add(frame, frame.object as Fields, field, text)
        if (verdict?.isClean) verdict.leaf(field.name, text)
      }
      at = to + field.closeBytes.length
    }
    tokens.at = at
  }

  #push(name: string, field: Field | undefined): Frame {
    const depth = ++this.#depth
    const frame = (this.#frames[depth] ??= newFrame())
    resetFrame(frame, name, field)
    if (field && !field.isLeaf) {
      frame.shape = shapeIn(field)
      frame.object = emptyObject(frame.shape.room)
    }
    return frame
  }

  #openElement(name: string, attributes: Attributes | undefined): void {
    this.#options.verdict?.open(name, attributes)
    const parent = this.#frames[this.#depth]
    const frame = this.#push(name, parent?.shape?.fields.get(name))
    if (this.#skipped > 0) return
    if (this.#depth > 3) {
      if (parent) {
        parent.object ??= {}
        parent.children = true
      }
      if (attributes) putAttributes((frame.object ??= {}), attributes)
    } else if (this.#depth === 3) {
      const known = request(name) ?? response(name)
      frame.shape = known ? shapeOf(known) : undefined
      frame.object = {}
      frame.children = true
      this.#message = { name, attributes: plain(attributes) }
      this.#records = []
    } else if (this.#depth === 2) {
      if (!messageSets.has(name)) {
        this.#skipped = 2
        if (this.#options.verdict) this.#options.verdict.isClean = false
      } else if (this.#set) throw notQbxml('it holds more than one message set')
      else this.#set = { name, attributes: plain(attributes) }
    } else if (name !== 'QBXML') throw notQbxml(`its root element is <${name.slice(0, 100)}>`)
  }

  #closeElement(): void {
    const depth = this.#depth--
    this.#options.verdict?.close(this.#frames[depth]?.text ?? '')
    if (this.#skipped > 0) {
      if (depth === this.#skipped) this.#skipped = 0
      return
    }
    if (depth < 3) return
    const frame = this.#frames[depth] as Frame
    const value = frameValue(frame)
    if (depth === 3) {
      const records = this.#records.length > 0 ? { records: this.#records } : {}
      this.#messages.push({ ...this.#message, content: value as Fields, ...records })
      return
    }
    const parent = this.#frames[depth - 1] as Frame
    const object = parent.object as Fields
    const { field, name } = frame
    if (
      depth === 4 &&
      this.#options.onRecord &&
      name.endsWith('Ret') &&
      typeof value !== 'string'
    ) {
      this.#options.onRecord({ name, content: value }, this.#message)
      parent.previous = field
    } else if (
      depth === 4 &&
      field &&
      this.#options.records?.takes(field) &&
      typeof value !== 'string'
    ) {
      this.#records.push({ name, content: value })
      parent.previous = field
    } else if (field) add(parent, object, field, value)
    else addLoose(object, name, value)
  }

  #addText(text: string): void {
    const { verdict } = this.#options
    if (this.#skipped > 0 || this.#depth < 3) {
      if (verdict && !isBlank(text)) verdict.isClean = false
      return
    }
    const frame = this.#frames[this.#depth] as Frame
    // White space among elements means nothing, and may be more than a single text is allowed to be.
    if ((frame.shape || frame.children) && isBlank(text)) return
    if (verdict && (frame.shape || frame.children)) verdict.isClean = false
    frame.text += text
    if (frame.text.length > xmlTextBytes)
      this.#tokens.fail(`a text is longer than ${xmlTextBytes} bytes`, this.#tokens.at)
  }
}

/** Reads a whole document. A string has been decoded already, so its declared encoding is ignored. */
export function readQbxml(input: string | Uint8Array, options: ReadOptions = {}): QbxmlDocument {
  const isText = typeof input === 'string'
  const reader = new QbxmlReader(isText ? { ...options, encoding: 'utf-8' } : options)
  reader.write(isText ? bytesOf(input) : input)
  return reader.end()
}

const notQbxml = (problem: string): QbsyncError => new QbsyncError('E_NOT_QBXML', { problem })

function plain(attributes: Attributes | undefined): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of attributes ?? []) put(out, name, value)
  return out
}
