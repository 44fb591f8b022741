// One accident at a time in a legal document, and whether the grammar still allows what comes out: by a walk along
// the automaton of content.ts that shares nothing with the checker.
import type { Message } from '../../src/qbxml/document.ts'
import { sampleRequest, sampleResponse } from '../../src/qbxml/sample.ts'
import { bytesOf } from '../../src/qbxml/text.ts'
import { type Node, readTree } from '../../src/qbxml/tree.ts'
import { cutFor } from '../../src/qbxml/version.ts'
import { writeAnswer, writeRequests } from '../../src/qbxml/write.ts'
import { type Content, type Cut, contentOf, type Place } from '../../src/schema/content.ts'
import {
  asOf,
  enumValues,
  type Message as Known,
  type Model,
  maxLengthOf,
  model,
  request,
  response,
} from '../../src/schema/grammar.ts'
import { type Edition, formatVersion, type Version } from '../../src/schema/notation.ts'

export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** An element of the message that holds elements, with what the grammar says of its inside. */
interface Inside {
  readonly element: Element
  readonly of: Model
  readonly content: Content
  readonly path: string
}

export interface Mutation {
  readonly kind: MutationKind
  readonly text: string
  /** What should be found: nothing, a fault of structure, or a value fault with a status. */
  readonly expected: 'legal' | 'structure' | number
  /** Names one of which the first fault must have found or expected. */
  readonly names: readonly string[]
  /** Path of the element in which it happened. */
  readonly path: string
  readonly since?: Version
}

export const mutationKinds = [
  'swap',
  'drop',
  'duplicate',
  'unknown element',
  'wrong case',
  'over-length',
  'bad enum',
  'too-new element',
] as const
export type MutationKind = (typeof mutationKinds)[number]

export interface Target {
  readonly name: string
  readonly version: string
  readonly edition: Edition
}

export interface Sample extends Target {
  readonly known: Known
  readonly cut: Cut
  readonly message: Message
  readonly text: string
}

/** A legal document of one message, as text. */
export function sampleOf(target: Target, random: () => number): Sample {
  const { name, version, edition } = target
  const isRequest = name.endsWith('Rq')
  const known = (isRequest ? request : response)(name)
  const cut = cutFor(version, edition)
  if (!known || !cut) throw new Error(`no ${name} ${version}`)
  const message = (isRequest ? sampleRequest : sampleResponse)(name, random, { version, edition })
  const text = isRequest
    ? writeRequests({ version, messages: [message] }, { edition })
    : writeAnswer({ messages: [message] }, { version, edition })
  return { ...target, known, cut: { ...cut, loose: !isRequest }, message, text }
}

/** Every kind of accident that can happen to the sample, once, at a place picked by `random`. */
export function mutationsOf(sample: Sample, random: () => number): Mutation[] {
  return mutationKinds.flatMap((kind) => mutation(kind, sample, random) ?? [])
}

export function mutation(
  kind: MutationKind,
  sample: Sample,
  random: () => number,
): Mutation | undefined {
  const { root: node } = readTree(bytesOf(sample.text), false)
  const root = elementOf(node)
  const top = root.children[0]?.children[0]
  if (!top) throw new Error('a sample holds a message')
  const of = asOf(sample.known, sample.cut)
  const insides = insidesOf(top, of, sample.cut, top.name)
  const made = shuffled(insides, random).reduce<ReturnType<Change> | undefined>(
    (found, inside) => found ?? changes[kind](inside, sample.cut, random),
    undefined,
  )
  if (!made) return undefined
  const head = sample.text.slice(0, sample.text.indexOf('<QBXML>'))
  const legal = isAllowed(top, of, sample.cut)
  return {
    kind,
    text: head + print(root),
    ...made,
    expected: made.expected ?? (legal ? 'legal' : 'structure'),
  }
}

/** Texts that look like values: right for some types, wrong for others, odd for most. */
export const oddValues = [
  ['', ' ', '0', '1', '-1', '+1', '1.', '.5', '1.5', '-1.50', '1.555', '1.123456', '12345678901.5'],
  [
    '99999999999999.00',
    '1e3',
    '1,000.00',
    '0x10',
    'true',
    'TRUE',
    'yes',
    ' true ',
    ' 1.00 ',
    '99999',
  ],
  ['2026-02-28', '2026-02-30', '2026-2-3', '1899-12-31', '9999-12-31', '2026-02-28Z', '02/28/2026'],
  ['2026-02-28T10:00:00', '2026-02-28T10:00:00Z', '2026-02-28T25:00:00', '2040-01-01T00:00:00'],
  [
    '2026-02-28T10:00:00.5',
    '2026-02-28T1:2',
    '2026-02-28T10:00:00-08:00',
    'PT1H30M',
    'PT',
    'P1DT1H',
  ],
  [
    '-PT5S',
    '80000001-1000000001',
    '80000001',
    'xyz-1',
    '-1',
    '{0A3F2C11-0000-4000-8000-00000000000A}',
  ],
  [
    '0A3F2C11',
    'TxnID:Made1',
    'Made1',
    'All',
    'all',
    '日本',
    'Ω',
    'é'.repeat(41),
    'word '.repeat(900),
  ],
].flat()

/** A few leaves with another text, and attributes that are strange, wrong or missing. */
export function valueMutations(sample: Sample, random: () => number, count = 8): OddDocument[] {
  const head = sample.text.slice(0, sample.text.indexOf('<QBXML>'))
  return Array.from({ length: count }, (_, n): OddDocument => {
    const root = elementOf(readTree(bytesOf(sample.text), false).root)
    const elements = (n % 4 === 0 ? allIn(root).slice(1) : allIn(root).filter(isLeaf)).slice(0, 400)
    const one = pick(elements, random)
    const value = pick(oddValues, random) ?? ''
    if (one && n % 4 !== 0) one.text = value
    else if (one) {
      const names = ['requestID', 'onError', 'iterator', 'metaData', 'defMacro', 'useMacro', 'moon']
      one.attributes[pick([...names, ...Object.keys(one.attributes)], random) ?? ''] = value
    }
    return { kind: n % 4 === 0 ? 'odd attribute' : 'odd text', text: head + print(root) }
  })
}

export interface OddDocument {
  readonly kind: 'odd attribute' | 'odd text'
  readonly text: string
}

const isLeaf = ({ children }: Element): boolean => children.length === 0
const allIn = (element: Element): Element[] => [element, ...element.children.flatMap(allIn)]

type Change = (
  inside: Inside,
  cut: Cut,
  random: () => number,
) => (Omit<Mutation, 'kind' | 'text' | 'expected'> & { expected?: number }) | undefined

const changes: Record<MutationKind, Change> = {
  swap({ element, path }, _cut, random) {
    const { children } = element
    const at = pick(
      children.flatMap((c, i) => (i > 0 && c.name !== children[i - 1]?.name ? [i] : [])),
      random,
    )
    if (at === undefined) return undefined
    const pair = children.splice(at - 1, 2)
    children.splice(at - 1, 0, ...pair.toReversed())
    return { path, names: pair.map((c) => c.name) }
  },
  drop({ element, path }, _cut, random) {
    const at = pick([...element.children.keys()], random)
    if (at === undefined) return undefined
    const [gone] = element.children.splice(at, 1)
    return { path, names: [gone?.name ?? ''] }
  },
  duplicate({ element, path }, _cut, random) {
    const at = pick([...element.children.keys()], random)
    const child = at === undefined ? undefined : element.children[at]
    if (at === undefined || !child) return undefined
    element.children.splice(at, 0, structuredClone(child))
    return { path, names: [child.name] }
  },
  'unknown element'({ element, path }, _cut, random) {
    const at = Math.floor(random() * (element.children.length + 1))
    element.children.splice(at, 0, leaf('Moon', 'full'))
    return { path, names: ['Moon'] }
  },
  'wrong case'({ element, path }, _cut, random) {
    const child = pick(element.children, random)
    if (!child) return undefined
    child.name = child.name.slice(0, 1).toLowerCase() + child.name.slice(1)
    return { path, names: [child.name] }
  },
  'over-length'({ element, content, path }, cut, random) {
    const found = pick(
      element.children.flatMap((child) => {
        const particle = content.find(child.name)?.particle
        const longest = particle?.type === 'STR' ? maxLengthOf(particle, cut.edition) : undefined
        return longest === undefined ? [] : [{ child, longest }]
      }),
      random,
    )
    if (!found) return undefined
    found.child.text = 'a'.repeat(found.longest + 1)
    return { path: `${path}/${found.child.name}`, names: [found.child.text], expected: 3070 }
  },
  'bad enum'({ element, content, path }, _cut, random) {
    const child = pick(
      element.children.filter((c) => {
        const particle = content.find(c.name)?.particle
        return particle?.type === 'ENUM' && enumValues(particle).size > 0
      }),
      random,
    )
    if (!child) return undefined
    child.text = 'Moonlight'
    return { path: `${path}/${child.name}`, names: ['Moonlight'], expected: 3110 }
  },
  'too-new element'({ element, of, content, path }, cut, random) {
    const newest = contentOf(of, { ...cut, version: 1400 })
    const place = pick(
      newest.places.filter(
        ({ particle }) => particle.since > cut.version && !content.find(particle.name),
      ),
      random,
    )
    if (!place) return undefined
    const { name, since } = place.particle
    const index = (child: Element) => newest.find(child.name)?.index ?? -1
    const at = element.children.findIndex((child) => index(child) > place.index)
    element.children.splice(at < 0 ? element.children.length : at, 0, leaf(name, ''))
    return { path, names: [name], since }
  },
}

const leaf = (name: string, text: string): Element => ({ name, attributes: {}, children: [], text })

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)]
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

function elementOf({ name, attributes, children, text }: Node): Element {
  return {
    name,
    attributes: Object.fromEntries(attributes ?? []),
    children: children.map(elementOf),
    text: children.length === 0 ? text : '',
  }
}

function insidesOf(element: Element, of: Model, cut: Cut, path: string): Inside[] {
  const content = contentOf(of, cut)
  const below = element.children.flatMap((child) => {
    const id = content.find(child.name)?.particle.model
    return id === undefined ? [] : insidesOf(child, model(id), cut, `${path}/${child.name}`)
  })
  return [{ element, of, content, path }, ...below]
}

/** Whether the children all the way down are in an order the grammar has; texts aside. */
function isAllowed(element: Element, of: Model, cut: Cut): boolean {
  const content = contentOf(of, cut)
  let place: Place | undefined
  for (const child of element.children) {
    place = content.next(place).get(child.name)
    if (!place) return false
    const id = place.particle.model
    if (id !== undefined && !isAllowed(child, model(id), cut)) return false
  }
  return content.canEnd(place)
}

const escaped = (text: string): string =>
  text.replace(/[&<>"\r\u0080-\uffff]/gu, (c) => `&#${c.codePointAt(0)};`)

export function print({ name, attributes, children, text }: Element): string {
  const marks = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${marks.join('')}>${escaped(text)}${children.map(print).join('')}</${name}>`
}

export const sinceText = (version: Version): string => formatVersion(version)
