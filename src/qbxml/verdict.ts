// Whether a document is without faults, decided while it is read: the same rules as check.ts, but only yes or no,
// and no tree. Where the answer is no, check.ts is asked for the faults. It may say no where check.ts finds
// nothing, never the other way round; verdict.test.ts holds the two together.
import { type Content, type Cut, contentOf, exists, type Place } from '../schema/content.ts'
import { asOf, type Model, messageSet, model, request, response } from '../schema/grammar.ts'
import type { Edition, ElementParticle } from '../schema/notation.ts'
import { checkAttributes } from './check-content.ts'
import { valueFault } from './check-values.ts'
import { Findings } from './findings.ts'
import type { Attributes } from './tokens.ts'
import { cutFor, newestDescribed } from './version.ts'

interface Level {
  name: string
  /** Of an element that holds elements. */
  content: Content | undefined
  /** Where the last child stands in it. */
  place: Place | undefined
}

interface Known {
  readonly content: Content
  readonly attributes: readonly ElementParticle[]
  /** An attribute must be there. */
  readonly needs: boolean
}

export class Verdict {
  isClean = true
  readonly #options: { version?: string; edition?: Edition }
  #cut: Cut | undefined
  #members: ReadonlySet<string> = new Set()
  #declared: string | undefined
  /** QBXML, the message set, a message, and what is in it. */
  readonly #levels: Level[] = []
  #depth = 0
  readonly #known = new Map<string | Model, Known>()

  constructor(options: { version?: string; edition?: Edition }) {
    this.#options = options
  }

  /** The version an instruction names. Only one that comes before the message set can be judged by. */
  declare(version: string): void {
    if (this.#cut) this.isClean = false
    this.#declared ??= version
  }

  open(name: string, attributes: Attributes | undefined): void {
    const depth = ++this.#depth
    if (!this.isClean || depth === 1) return
    if (depth === 2) this.#openSet(name, attributes)
    else if (depth === 3) this.#openMessage(name, attributes)
    else this.#openChild(name, attributes)
  }

  /** A leaf without attributes, as a whole. */
  leaf(name: string, text: string): void {
    const parent = this.#levels[this.#depth] as Level
    const place = parent.content?.next(parent.place).get(name)
    parent.place = place
    if (!place || place.particle.model !== undefined) this.isClean = false
    else this.#judge(place.particle, text, parent.name)
  }

  /** `text` is that of a leaf. */
  close(text: string): void {
    const depth = this.#depth--
    if (!this.isClean || depth < 3) return
    const { content, place } = this.#levels[depth] as Level
    if (content) {
      if (!content.canEnd(place)) this.isClean = false
    } else {
      const parent = this.#levels[depth - 1] as Level
      if (parent.place) this.#judge(parent.place.particle, text, parent.name)
    }
  }

  #judge(particle: ElementParticle, text: string, parent: string): void {
    if (this.#cut && valueFault(particle, text, parent, this.#cut)) this.isClean = false
  }

  #openSet(name: string, attributes: Attributes | undefined): void {
    const isRequest = name.endsWith('Rq')
    const version = this.#options.version ?? this.#declared ?? newestDescribed
    const cut = cutFor(version, this.#options.edition)
    if (!cut || name === 'QBXMLEvents' || (isRequest && this.#declared === undefined)) {
      this.isClean = false
      return
    }
    this.#cut = { ...cut, loose: !isRequest }
    const set = messageSet(name)
    this.#members = set.names
    this.#judgeAttributes(name, attributes, set.attributes)
  }

  #openMessage(name: string, attributes: Attributes | undefined): void {
    const cut = this.#cut
    const message = this.#members.has(name) ? (request(name) ?? response(name)) : undefined
    if (!cut || !message || !exists(message, cut)) this.isClean = false
    else {
      this.#enter(name, this.#factsOf(message, asOf(message, cut), cut))
      this.#judgeAttributes(name, attributes, message.attributes)
    }
  }

  #openChild(name: string, attributes: Attributes | undefined): void {
    const cut = this.#cut
    const parent = this.#levels[this.#depth - 1] as Level
    const place = parent.content?.next(parent.place).get(name)
    parent.place = place
    if (!cut || !place) this.isClean = false
    else if (place.particle.model === undefined) {
      // The attribute of a macro is rare enough to leave it to check.ts.
      if (attributes) this.isClean = false
      this.#enter(name, undefined)
    } else {
      const id = place.particle.model
      const facts = this.#known.get(id) ?? this.#factsOf(id, model(id), cut)
      this.#enter(name, facts)
      if (attributes || facts.needs) this.#judgeAttributes(name, attributes, facts.attributes)
    }
  }

  #factsOf(key: string | Model, of: Model, cut: Cut): Known {
    const { attributes } = of
    const needs = attributes.some(({ min }) => min === 1)
    const facts = { content: contentOf(of, cut), attributes, needs }
    this.#known.set(key, facts)
    return facts
  }

  #enter(name: string, facts: Known | undefined): void {
    const level = (this.#levels[this.#depth] ??= { name, content: undefined, place: undefined })
    level.name = name
    level.content = facts?.content
    level.place = undefined
  }

  #judgeAttributes(
    name: string,
    attributes: Attributes | undefined,
    known: readonly ElementParticle[],
  ): void {
    if (!this.#cut) return
    const findings = new Findings(this.#cut)
    const node = { name, attributes, children: [], text: '', at: 0, textAt: -1 }
    checkAttributes(findings, node, known)
    if (!findings.isEmpty) this.isClean = false
  }
}
