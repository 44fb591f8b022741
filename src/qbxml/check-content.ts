// Checks one message against the grammar: attributes, children, texts, all the way down.
import { type Cut, contentOf, type Place } from '../schema/content.ts'
import { asOf, enumValues, type Message, type Model } from '../schema/grammar.ts'
import {
  type Edition,
  type ElementParticle,
  formatVersion,
  type Version,
} from '../schema/notation.ts'
import { type Misplaced, misplaced, missingAtEnd } from './check-order.ts'
import { valueFault } from './check-values.ts'
import type { Findings } from './findings.ts'
import { type Field, type Shape, shapeIn, shapeOf } from './shapes.ts'
import type { Node } from './tree.ts'

export function checkMessage(to: Findings, node: Node, message: Message): void {
  if (isAbsent(to, node, message)) return
  to.path.push(node.name)
  checkAttributes(to, node, message.attributes)
  checkChildren(to, node, asOf(message, to.cut))
  to.path.pop()
}

export function checkAttributes(to: Findings, node: Node, known: readonly ElementParticle[]): void {
  for (const [name, value] of node.attributes ?? []) {
    if (to.isFull) return
    const particle = known.find((p) => p.name === name)
    if (!particle) strangeAttribute(to, node, name, known)
    else if (particle.since > to.cut.version)
      to.structure(node.at, tooNew(`The attribute ${name}`, particle.since, to.cut), {
        found: name,
        since: formatVersion(particle.since),
      })
    else checkAttribute(to, node, particle, value)
  }
  for (const { name, min } of known)
    if (min === 1 && !node.attributes?.has(name))
      to.structure(node.at, `The attribute ${name} is missing in ${node.name}`, {
        found: '',
        expected: [name],
      })
}

function checkAttribute(to: Findings, node: Node, particle: ElementParticle, value: string): void {
  const { name, type } = particle
  if (type === 'ENUM' && !enumValues(particle).has(value))
    to.structure(node.at, `The attribute ${name} of ${node.name} cannot be "${value}"`, {
      found: value,
      expected: [...enumValues(particle).keys()],
    })
  else if (type === 'INT' && !/^[\t\n\r ]*[+-]?\d+[\t\n\r ]*$/.test(value))
    to.structure(node.at, `The attribute ${name} of ${node.name} is no integer`, {
      found: value,
      expected: ['an integer'],
    })
  else if (type === 'MACRO') checkValue(to, node, particle, value, '')
  else if (name === 'requestID' && [...value].length > 50)
    // The limit is certain (qbxml-semantics.md 2), the wording is ours.
    to.value(node.at, {
      statusCode: 1060,
      message: `The request ID "${value}" is too long.  The maximum length is 50.`,
      found: value,
      expected: ['at most 50 characters'],
    })
}

function strangeAttribute(
  to: Findings,
  node: Node,
  name: string,
  known: readonly ElementParticle[] = [],
): void {
  const expected = known.filter((p) => p.since <= to.cut.version).map((p) => p.name)
  to.structure(node.at, `There is no attribute ${name} on ${node.name}`, {
    found: name,
    expected,
    ...(expected.length > 0 ? to.nearest(name, expected) : {}),
  })
}

export function checkNoText(to: Findings, node: Node): void {
  if (node.textAt < 0) return
  to.structure(node.textAt, `${node.name} holds elements, not text`, {
    found: node.text.trim().slice(0, 80),
  })
}

function checkChildren(to: Findings, node: Node, model: Model): void {
  checkNoText(to, node)
  const shape = shapeOf(model)
  const content = contentOf(model, to.cut)
  const siblings = new Set(node.children.map((child) => child.name))
  const seen = new Set<string>()
  let place: Place | undefined
  for (const [index, child] of node.children.entries()) {
    if (to.isFull) return
    const before = node.children[index - 1]
    const field = shape.fields.get(child.name)
    if (!field) {
      to.structure(child.at, `There is no element ${child.name} in ${node.name}`, {
        found: child.name,
        ...following(before),
        expected: [...content.next(place).keys()],
        ...to.nearest(child.name, [...shape.fields.keys()]),
      })
      continue
    }
    const own = isAbsent(to, child, field) ? undefined : content.find(child.name)
    if (!own) continue
    const next = content.next(place).get(child.name)
    if (next) place = next
    else {
      const fault = misplaced(content, place, own, seen, siblings)
      if (fault)
        to.structure(child.at, sentence(fault, child.name, node.name), {
          found: child.name,
          expected: [...content.next(place).keys()],
          ...following(before),
          ...(fault.why === 'order' ? { belongs: neighbours(shape, field, siblings) } : {}),
        })
      if (!fault || fault.why === 'missing') place = own
    }
    seen.add(child.name)
    checkField(to, child, field, node.name)
  }
  const missing = missingAtEnd(content, place, siblings)
  if (missing)
    to.structure(node.at, sentence({ why: 'missing', names: missing }, '', node.name), {
      found: '',
      expected: missing,
    })
}

/** Names told of what the element before holds, of those that hold something themselves. */
const namesHeld = 4

function following(before: Node | undefined): { follows?: string; followsWith?: string[] } {
  if (!before) return {}
  const records = before.children.filter((child) => child.children.length > 0)
  const held = [...new Set(records.map((child) => child.name))].slice(0, namesHeld)
  return { follows: before.name, ...(held.length > 0 ? { followsWith: held } : {}) }
}

/** Between which of its siblings an element belongs, by the order of the grammar. */
function neighbours(
  { fields }: Shape,
  own: Field,
  siblings: ReadonlySet<string>,
): { after?: string; before?: string } {
  const others = [...siblings].flatMap((name) => fields.get(name) ?? []).filter((f) => f !== own)
  const after = others.filter((f) => f.index < own.index).sort((a, b) => b.index - a.index)[0]
  const later = others.filter((f) => f.index > own.index).sort((a, b) => a.index - b.index)[0]
  // Members of the repeating choice stand in any order: the first that is there counts.
  const before = later?.mixed ? others.find((f) => f.mixed) : later
  return {
    ...(after ? { after: after.name } : {}),
    ...(before ? { before: before.name } : {}),
  }
}

function checkField(to: Findings, node: Node, field: Field, parent: string): void {
  to.path.push(node.name)
  if (field.isLeaf) checkLeaf(to, node, field, parent)
  else {
    const { model } = shapeIn(field)
    checkAttributes(to, node, model.attributes)
    checkChildren(to, node, model)
  }
  to.path.pop()
}

function checkLeaf(to: Findings, node: Node, { particle }: Field, parent: string): void {
  const [child] = node.children
  if (child) to.structure(child.at, `${node.name} holds text, not elements`, { found: child.name })
  let isMacro = false
  for (const [name, value] of node.attributes ?? []) {
    if (to.isFull) return
    if (name === 'useMacro' && particle.macro) {
      isMacro = true
      checkValue(to, node, { ...particle, name, type: 'MACRO' }, value, parent)
    } else strangeAttribute(to, node, name)
  }
  if (!child && !(isMacro && node.text === '')) checkValue(to, node, particle, node.text, parent)
}

function checkValue(
  to: Findings,
  node: Node,
  particle: ElementParticle,
  text: string,
  parent: string,
): void {
  const fault = valueFault(particle, text, parent, to.cut)
  if (fault) to.value(node.at, { ...fault, found: text })
}

/** Whether this version or edition does not have it, which is a fault. */
function isAbsent(
  to: Findings,
  node: Node,
  p: { since: Version; notIn: readonly Edition[] },
): boolean {
  const { edition, version } = to.cut
  if (p.since > version)
    to.structure(node.at, tooNew(node.name, p.since, to.cut), {
      found: node.name,
      since: formatVersion(p.since),
    })
  else if (p.notIn.includes(edition)) ofOtherEdition(to, node)
  else return false
  return true
}

/**
 * What another edition has is in the schema of all of them: a field is ignored with a warning (530, certain), a
 * request is refused (1030). An answer must not have it.
 */
function ofOtherEdition(to: Findings, node: Node): void {
  const { edition, loose } = to.cut
  if (loose) {
    if (to.path.length === 0 && node.children.length === 0) return
    to.structure(node.at, `The edition ${edition} has no ${node.name}`, { found: node.name })
    return
  }
  const isRequest = to.path.length === 0
  to.value(node.at, {
    statusCode: isRequest ? 1030 : 530,
    message: isRequest
      ? 'This request is not supported by this implementation.'
      : `The field "${node.name}" is not supported by this implementation.`,
    found: node.name,
  })
}

const tooNew = (what: string, since: Version, cut: Cut): string =>
  `${what} needs qbXML ${formatVersion(since)}, this is ${formatVersion(cut.version)}`

function sentence(fault: Misplaced, child: string, parent: string): string {
  switch (fault.why) {
    case 'missing':
      return `${fault.names.join(' or ')} is missing in ${parent}`
    case 'twice':
      return `${child} may come only once in ${parent}`
    case 'order':
      return `${child} must come before ${fault.before} in ${parent}`
    case 'excluded':
      return `${child} cannot stand together with ${fault.by} in ${parent}`
  }
}
