// A qbXML text with its names replaced: everything else, white space and faults included, stays as it was, so that
// what QuickBooks or we stumbled over is still there.
import { encodeAttribute, encodeText } from '../qbxml/chars.ts'
import { resolve } from '../qbxml/references.ts'
import { type Shape, shapeIn, shapeOf } from '../qbxml/shapes.ts'
import { request, response } from '../schema/grammar.ts'
import { elementRules, type How, plainAttributes } from './redact-rules.ts'

export type Replace = (how: How, text: string) => string

interface Open {
  readonly name: string
  readonly shape: Shape | undefined
  readonly how: How
}

/** Depth below which elements belong to a message: QBXML, the message set, the message. */
const messageDepth = 3
const tag = /<[^>]*>|[^<]+|</g

export function redactXml(text: string, replace: Replace): string {
  const open: Open[] = []
  return text.replace(tag, (piece) => {
    if (!piece.startsWith('<')) return textOf(piece, open.at(-1), replace)
    if (piece.startsWith('<!--')) return ''
    if (piece.startsWith('<?') || piece.startsWith('<!') || piece === '<') return piece
    if (piece.startsWith('</')) {
      open.pop()
      return piece
    }
    const name = /^<([^\s/>]*)/.exec(piece)?.[1] ?? ''
    const made = attributesOf(piece, replace)
    if (!piece.endsWith('/>')) open.push(opened(name, open))
    return made
  })
}

function opened(name: string, above: readonly Open[]): Open {
  if (above.length + 1 < messageDepth) return { name, shape: undefined, how: 'keep' }
  if (above.length + 1 === messageDepth) {
    const known = request(name) ?? response(name)
    return { name, shape: known && shapeOf(known), how: 'text' }
  }
  const field = above.at(-1)?.shape?.fields.get(name)
  if (!field) return { name, shape: undefined, how: elementRules[name] ?? 'text' }
  if (!field.isLeaf) return { name, shape: shapeIn(field), how: 'text' }
  const isText = field.particle.type === 'STR'
  return { name, shape: undefined, how: isText ? (elementRules[name] ?? 'text') : 'keep' }
}

function textOf(piece: string, at: Open | undefined, replace: Replace): string {
  if (!at || at.how === 'keep' || /^\s*$/.test(piece)) return piece
  return encodeText(replace(at.how, plain(piece)))
}

function attributesOf(piece: string, replace: Replace): string {
  return piece.replace(/([\w:.-]+)(\s*=\s*)(["'])(.*?)\3/gs, (whole, name, is, quote, value) => {
    if (plainAttributes.has(name)) return whole
    const how = name === 'statusMessage' ? 'message' : 'text'
    return `${name}${is}${quote}${encodeAttribute(replace(how, plain(value)))}${quote}`
  })
}

/** References that XML does not know stay as they are. */
function plain(text: string): string {
  try {
    return resolve(text, (problem) => {
      throw new SyntaxError(problem)
    })
  } catch {
    return text
  }
}
