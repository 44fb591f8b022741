// References of XML: the five named ones and numbers. Anything else needs a DTD, and a DTD is refused.
import { isXmlChar } from './chars.ts'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const reference = /&(?:#([0-9]+);|#x([0-9a-fA-F]+);|([^\t\n\r &;<]+);|)/g

/** Replaces references. `fail` throws, and is told where in the text. */
export function resolve(text: string, fail: (problem: string, index: number) => never): string {
  if (!text.includes('&')) return text
  return text.replace(
    reference,
    (whole, decimal?: string, hex?: string, name?: string, index = 0) => {
      const shown = whole.slice(0, 40)
      if (name !== undefined) {
        const known = Object.hasOwn(named, name) ? named[name] : undefined
        return known ?? fail(`the entity ${shown} is not known`, index)
      }
      if (whole === '&') fail('"&" must be written as &amp;', index)
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      if (!isXmlChar(code)) fail(`the character reference ${shown} is not allowed`, index)
      return String.fromCodePoint(code)
    },
  )
}
