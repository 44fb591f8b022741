// A document as elements with their positions, for the checker. The reader needs no tree.
import { QbsyncError } from '../errors.ts'
import { openWhole } from './feed.ts'
import { type Attributes, type Position, Tokenizer } from './tokens.ts'

export interface Node {
  readonly name: string
  readonly attributes: Attributes | undefined
  readonly children: Node[]
  /** All text directly inside, white space included. */
  text: string
  /** Byte offset of the tag, and of the first text that is not white space. */
  readonly at: number
  textAt: number
}

export interface Tree {
  readonly root: Node
  /** Bodies of the `<?qbxml …?>` instructions. */
  readonly instructions: readonly string[]
  locate(at: number): Position
}

/** Throws E_XML on a document that is not well-formed. */
export function readTree(bytes: Uint8Array, useDeclared: boolean): Tree {
  const open: Node[] = []
  const instructions: string[] = []
  let root: Node | undefined
  const tokens = new Tokenizer({
    open(name, attributes, at) {
      const node: Node = { name, attributes, children: [], text: '', at, textAt: -1 }
      const parent = open.at(-1)
      if (parent) parent.children.push(node)
      else root = node
      open.push(node)
    },
    close() {
      open.pop()
    },
    text(text, at) {
      const node = open.at(-1)
      if (!node) return
      if (node.textAt < 0 && /[^\t\n\r ]/.test(text)) node.textAt = at
      node.text += text
    },
    instruction(target, body) {
      if (target === 'qbxml') instructions.push(body)
    },
  })
  openWhole(tokens, bytes, useDeclared)
  while (tokens.step());
  tokens.finish()
  if (!root) throw new QbsyncError('E_INTERNAL', { detail: 'a finished document has no root' })
  return { root, instructions, locate: locator(tokens) }
}

/** Faults mostly come in document order, so each is looked for from the one before. */
function locator(tokens: Tokenizer): (at: number) => Position {
  let known = 0
  let line = 1
  let lineStart = 0
  const { bytes, encoding } = tokens
  return (at) => {
    if (at < known) {
      known = lineStart = 0
      line = 1
    }
    for (; known < at; known++)
      if (bytes[known] === 10) {
        line++
        lineStart = known + 1
      }
    let column = 1
    for (let i = lineStart; i < at; i++) {
      const byte = bytes[i] ?? 0
      if (byte < 0x80 || byte >= 0xc0 || encoding !== 'utf-8') column++
    }
    return { line, column }
  }
}
