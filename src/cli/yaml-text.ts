// YAML that a person wrote, as plain values with places for what is wrong with them.
import type { Document } from 'yaml'

/** Bytes that a file of YAML may have. */
export const largestYaml = 128 * 1024

export interface YamlFault {
  readonly problem: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

export interface YamlText {
  readonly document: Document.Parsed
  /** Of an offset in the text, from 1. */
  place(offset: number): { readonly line: number; readonly column: number }
}

/** Levels that brackets, dashes and question marks may open, or close without having opened them. */
const deepest = 64

/**
 * The parser takes seconds for 50,000 brackets, and the process dies of a megabyte of them. Brackets within quotes
 * count too: nobody has that many more of one side than of the other.
 */
function deepAt(text: string): number | undefined {
  let depth = 0
  let markers = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth--
    else if (sign === '-' || sign === '?' || sign === ':') markers++
    else if (sign !== ' ' && sign !== '\t') markers = 0
    if (Math.abs(depth) > deepest || markers > deepest) return at
  }
  return undefined
}

/** What it holds, or the first thing that is wrong with it. A key that comes twice is wrong. */
export async function readYaml(text: string): Promise<YamlText | { readonly fault: YamlFault }> {
  const { LineCounter, isScalar, parseDocument, visit } = await import('yaml')
  const counter = new LineCounter()
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const deep = deepAt(text)
  if (deep !== undefined) {
    const before = text.slice(0, deep)
    const line = before.split('\n').length
    const column = deep - before.lastIndexOf('\n')
    return { fault: { problem: 'Too many brackets or dashes in one another', line, column } }
  }
  // A pretty error looks for its line from the beginning of the text: with 50,000 of them that takes minutes.
  // Nor do we let it compare every key with every other.
  const document = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: counter,
  })
  const [fault] = document.errors
  if (fault) {
    const problem = (fault.message.split('\n')[0] ?? '').slice(0, 200)
    return { fault: { problem, ...place(fault.pos[0]) } }
  }
  let wrong: { problem: string; at: number } | undefined
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<string>()
      for (const { key } of items) {
        const { value, range } = (key ?? {}) as { value?: unknown; range?: readonly number[] }
        const at = range?.[0] ?? 0
        if (!isScalar(key)) wrong ??= { problem: 'A key is no text', at }
        if (seen.has(String(value))) wrong ??= { problem: 'The same key comes twice', at }
        seen.add(String(value))
      }
      return wrong === undefined ? undefined : visit.BREAK
    },
  })
  if (wrong === undefined) return { document, place }
  return { fault: { problem: wrong.problem, ...place(wrong.at) } }
}

/** Aliases are refused: nothing here needs one, and a few of them can stand for gigabytes. Throws for them. */
export const plainValue = (document: Document.Parsed): unknown =>
  document.toJS({ maxAliasCount: 0 })
