// The compact notation of grammar.json. One text holds an ordered list of particles:
//
//   Name         exactly once          Name?  at most once    Name+  once or more    Name*  any number
//   ( a | b )    one of                [ a b ]  all, in order          (both take ? * + behind the bracket)
//   :STR         holds text of this type            >Model  holds elements (model of the same name: only >)
//
// and behind a name or a closing bracket, in this order, where they apply:
//
//   @12.0 since   !AO not in these editions (D US, C Canada, U UK, A Australia, O old Online)
//   <41 longest text (<D41,C30 by edition)   #1..31 range   =EnumId allowed values
//   ^3 row of enumSince (values younger than the element)   %Value default   $ takes useMacro
//   &8 upper bound stated only by the XSD     ~ the XSD lets it be left out
//
// Facts: the published qbXML 14.0 description, turned into this form by scripts/make-grammar.ts.

export const editions = ['QBD', 'QBCA', 'QBUK', 'QBAU', 'QBOE'] as const
export type Edition = (typeof editions)[number]
const letters = 'DCUAO'

/** A qbXML version as an integer that compares: 13.0 is 1300, 4.1 is 401. */
export type Version = number

export function parseVersion(text: string): Version {
  const dot = text.indexOf('.')
  return dot < 0
    ? Number(text) * 100
    : Number(text.slice(0, dot)) * 100 + Number(text.slice(dot + 1))
}

export function formatVersion(version: Version): string {
  return `${Math.floor(version / 100)}.${version % 100}`
}

export interface Occurs {
  readonly min: 0 | 1
  readonly many: boolean
  readonly since: Version
  readonly notIn: readonly Edition[]
}

export interface ElementParticle extends Occurs {
  readonly kind: 'element'
  readonly name: string
  /** Type of a leaf, without the suffix TYPE: STR, AMT, DATE … */
  readonly type?: string
  /** Model id of an aggregate. */
  readonly model?: string
  readonly maxLength?: number | Readonly<Partial<Record<Edition, number>>>
  readonly minValue?: number
  readonly maxValue?: number
  readonly enumId?: string
  readonly enumSince?: number
  readonly defaultValue?: string
  readonly macro: boolean
  readonly limit?: number
  readonly xsdOptional: boolean
}

export interface GroupParticle extends Occurs {
  readonly kind: 'choice' | 'sequence'
  readonly members: readonly Particle[]
}

export type Particle = ElementParticle | GroupParticle

function editionsOf(text: string): Edition[] {
  return [...text].map((letter) => editions[letters.indexOf(letter)] as Edition)
}

function lengthOf(text: string): number | Partial<Record<Edition, number>> {
  const parts = text.split(',')
  const first = parts[0] ?? ''
  // The old Online Edition is not a target: a number that all four desktop editions share stands alone.
  if (/^\d/.test(first)) return Number(first)
  const out: Partial<Record<Edition, number>> = {}
  for (const part of parts) {
    const edition = editionsOf(part.slice(0, 1))[0]
    if (edition) out[edition] = Number(part.slice(1))
  }
  return out
}

const optionPattern =
  /@([\d.]+)|!([DCUAO]+)|<([\dDCUAO,]+)|#([\d.]*?)\.\.([\d.]*)|=([\w.]+)|\^(\d+)|%([\w.-]+)|(\$)|&(\d+)|(~)/y

type Options = { -readonly [K in keyof ElementParticle]?: ElementParticle[K] }

function optionsOf(text: string): Options {
  const out: Options = { since: 0, notIn: [] }
  optionPattern.lastIndex = 0
  while (optionPattern.lastIndex < text.length) {
    const at = optionPattern.lastIndex
    const m = optionPattern.exec(text)
    if (!m) throw new Error(`grammar notation: cannot read "${text.slice(at)}"`)
    if (m[1]) out.since = parseVersion(m[1])
    else if (m[2]) out.notIn = editionsOf(m[2])
    else if (m[3]) out.maxLength = lengthOf(m[3])
    else if (m[6]) out.enumId = m[6]
    else if (m[7]) out.enumSince = Number(m[7])
    else if (m[8]) out.defaultValue = m[8]
    else if (m[9]) out.macro = true
    else if (m[10]) out.limit = Number(m[10])
    else if (m[11]) out.xsdOptional = true
    else {
      if (m[4]) out.minValue = Number(m[4])
      if (m[5]) out.maxValue = Number(m[5])
    }
  }
  return out
}

const elementPattern = /^(\w+)([?*+]?)(?::([A-Z]+)|>([A-Za-z][\w.]*)?)(.*)$/
const closePattern = /^([)\]])([?*+]?)(.*)$/

function occurs(mark: string | undefined): { min: 0 | 1; many: boolean } {
  return { min: mark === '?' || mark === '*' ? 0 : 1, many: mark === '*' || mark === '+' }
}

function element(token: string): ElementParticle {
  const m = elementPattern.exec(token)
  if (!m) throw new Error(`grammar notation: cannot read "${token}"`)
  const [, name = '', mark, type, model, rest = ''] = m
  const base = { ...optionsOf(rest), ...occurs(mark), kind: 'element' as const, name }
  const shape = type === undefined ? { model: model ?? name } : { type }
  return { macro: false, xsdOptional: false, since: 0, notIn: [], ...base, ...shape }
}

/** Reads one text of the notation. Throws on a text that does not follow it. */
export function parseParticles(text: string): Particle[] {
  const tokens = text.split(' ').filter((t) => t !== '')
  let at = 0
  const close = (kind: GroupParticle['kind'], members: Particle[], token: string) => {
    const m = closePattern.exec(token)
    const { since = 0, notIn = [] } = optionsOf(m?.[3] ?? '')
    return { kind, members, since, notIn, ...occurs(m?.[2]) } satisfies GroupParticle
  }
  const choice = (): GroupParticle => {
    const members: Particle[] = []
    for (;;) {
      const token = tokens[at] ?? ''
      if (token === '|') at++
      else if (token.startsWith(')')) {
        at++
        return close('choice', members, token)
      } else members.push(one())
    }
  }
  const sequence = (): GroupParticle => {
    const members: Particle[] = []
    for (;;) {
      const token = tokens[at] ?? ''
      if (token.startsWith(']')) {
        at++
        return close('sequence', members, token)
      }
      members.push(one())
    }
  }
  const one = (): Particle => {
    const token = tokens[at++]
    if (token === undefined) throw new Error('grammar notation: a bracket is not closed')
    if (token === '(') return choice()
    if (token === '[') return sequence()
    return element(token)
  }
  const out: Particle[] = []
  while (at < tokens.length) out.push(one())
  return out
}
