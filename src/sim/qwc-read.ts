// The elements of a .qwc file, before anything is made of them. Read as strictly as the XmlTextReader of .NET.
// Source: web-connector.md 5.1.
import { readXml, type XmlElement } from './web-connector-xml.ts'

export interface QwcElements {
  readonly source: string
  readonly root: XmlElement
  /** Text of an element, trimmed; undefined where it is missing, comes twice or holds elements. */
  text(name: string): string | undefined
  all(name: string): readonly XmlElement[]
  /** Line of the first occurrence, for people; undefined where there is none. */
  line(name: string): number | undefined
}

/** Throws XmlProblem. */
export function readQwcElements(text: string): QwcElements {
  const source = text.replace(/^\ufeff/, '')
  const root = readXml(source)
  const all = (name: string): XmlElement[] => root.children.filter((e) => e.name === name)
  return {
    source,
    root,
    all,
    text: (name) => {
      const [first, second] = all(name)
      return first && !second && first.children.length === 0 ? first.text.trim() : undefined
    },
    line: (name) => {
      const at = new RegExp(`<(?:[\\w.-]+:)?${name}[\\s/>]`).exec(source)?.index
      return at === undefined ? undefined : source.slice(0, at).split('\n').length
    },
  }
}

export interface Interval {
  readonly name: string
  readonly text: string
}

/** Intervals in their order: the first wins, the only place where order matters (certain). */
export function intervalsIn(of: QwcElements): Interval[] {
  const [scheduler] = of.all('Scheduler')
  return (scheduler?.children ?? [])
    .filter((e) => e.name === 'RunEveryNMinutes' || e.name === 'RunEveryNSeconds')
    .map((e) => ({ name: e.name, text: e.text.trim() }))
}
