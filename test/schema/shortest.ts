// Shortest documents of one message at one version, cut to the bone and put together by contentOf alone.
import { check } from '../../src/qbxml/check.ts'
import { type Content, type Cut, contentOf, type Place } from '../../src/schema/content.ts'
import { enumValues, type Model, maxLengthOf, model } from '../../src/schema/grammar.ts'
import { answerText, requestText } from '../qbxml/support.ts'

/** An element with its children, or with text. */
export interface Tree {
  name: string
  text?: string
  children: Tree[]
}

const values: Record<string, string> = {
  ID: '80000001-1000000001',
  BOOL: 'true',
  DATE: '2004-02-03',
  DATETIME: '2004-02-03T10:00:00',
  TIMEINTERVAL: 'PT1H0M0S',
  GUID: '0',
  INT: '1',
  AMT: '1.00',
  MACRO: 'TxnID:A',
  STR: 'a',
}

/** The shortest legal element, with what `path` names inside it. Undefined where this version has no such path. */
export function shortest(
  name: string,
  of: Model,
  path: readonly string[],
  cut: Cut,
): Tree | undefined {
  const content = contentOf(of, cut)
  const [first, ...rest] = path
  const goal = first === undefined ? undefined : content.find(first)
  if (first !== undefined && !goal) return undefined
  const toGoal = goal ? way(content, undefined, (p) => p === goal) : []
  const places = [...(toGoal ?? []), ...(way(content, goal, (p) => content.canEnd(p)) ?? [])]
  const children: Tree[] = []
  for (const place of places) {
    const { particle } = place
    const inner = place === goal ? rest : []
    const child = particle.model
      ? shortest(particle.name, model(particle.model), inner, cut)
      : { name: particle.name, text: textFor(place, cut), children: [] }
    if (!child || (inner.length > 0 && !particle.model)) return undefined
    children.push(child)
  }
  return { name, children }
}

function textFor({ particle }: Place, cut: Cut): string {
  const first = [...enumValues(particle)].find(([, since]) => since <= cut.version)
  return first?.[0] ?? values[particle.type ?? ''] ?? '1'
}

/** Places after `from` to the nearest goal; none where `from` is one. */
function way(
  content: Content,
  from: Place | undefined,
  isGoal: (p: Place | undefined) => boolean,
): Place[] | undefined {
  const open: { at: Place | undefined; by: Place[] }[] = [{ at: from, by: [] }]
  const seen = new Set<Place>()
  for (let next = open.shift(); next; next = open.shift()) {
    if (isGoal(next.at)) return next.by
    for (const place of content.next(next.at).values())
      if (!seen.has(place)) {
        seen.add(place)
        open.push({ at: place, by: [...next.by, place] })
      }
  }
  return undefined
}

/** Whether a version has exactly this, values aside but for their length. */
export function isLegal({ children }: Tree, of: Model, cut: Cut): boolean {
  const content = contentOf(of, cut)
  let place: Place | undefined
  for (const child of children) {
    place = content.next(place).get(child.name)
    if (!place) return false
    const { particle } = place
    if (particle.model ? !isLegal(child, model(particle.model), cut) : isTooLong(child, place))
      return false
  }
  return content.canEnd(place)
}

const isTooLong = ({ text = '' }: Tree, { particle }: Place): boolean =>
  text.length > (maxLengthOf(particle, 'QBD') ?? Infinity)

const print = ({ name, text, children }: Tree): string =>
  `<${name}>${text ?? children.map(print).join('')}</${name}>`

/** Faults of the checker in a document of one message. */
export function faults(tree: Tree, version: string): string[] {
  const status = 'statusCode="0" statusSeverity="Info" statusMessage="Status OK"'
  const isRequest = tree.name.endsWith('Rq')
  const text = print(tree)
  return check(
    isRequest ? requestText(text, version) : answerText(text.replace(/>/, ` ${status}>`)),
    { version },
  ).map((fault) => fault.message)
}

/** The same without some children of the element at the end of a path of names. */
export function without(tree: Tree, path: readonly string[], names: readonly string[]): Tree {
  const [first, ...rest] = path
  const children =
    first === undefined
      ? tree.children.filter((child) => !names.includes(child.name))
      : tree.children.map((child) => (child.name === first ? without(child, rest, names) : child))
  return { ...tree, children }
}
