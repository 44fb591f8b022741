// A .qwc file held to all rules at once.
import { adviceRules } from './qwc-advice-rules.ts'
import { type QwcElements, readQwcElements } from './qwc-read.ts'
import { type QwcFinding, type QwcRule, qwcRules } from './qwc-rules.ts'
import { XmlProblem } from './web-connector-xml.ts'

/** Everything that is wrong with the text of a .qwc, the gravest first, then in the order of the file. */
export function lintQwc(text: string): QwcFinding[] {
  const read = readRoot(text)
  return 'finding' in read
    ? [read.finding]
    : findingsIn(read.elements, [...qwcRules, ...adviceRules])
}

/** What keeps a file from being loaded or added; warnings are left out. */
export function refusalsOf(text: string): QwcFinding[] {
  return lintQwc(text).filter((f) => f.level !== 'warning')
}

const ranks = ['unreadable', 'refused', 'warning']

function findingsIn(of: QwcElements, rules: readonly QwcRule[]): QwcFinding[] {
  const found = rules.flatMap(({ rule, level, code, elements, source, remedy, find }) =>
    elements.flatMap((element): QwcFinding[] => {
      const says = find(of, element)
      if (says === undefined) return []
      const line = of.line(element)
      return [{ rule, level, ...(code ? { code } : {}), element, line, says, remedy, source }]
    }),
  )
  return found.sort(
    (a, b) => ranks.indexOf(a.level) - ranks.indexOf(b.level) || (a.line ?? 0) - (b.line ?? 0),
  )
}

/** The elements, or what keeps anybody from reading them. */
export function readRoot(
  text: string,
): { readonly elements: QwcElements } | { readonly finding: QwcFinding } {
  const broken = (rule: string, says: string, remedy: string, line?: number) => ({
    finding: {
      rule,
      level: 'unreadable',
      code: 'QBWC1039',
      element: 'QBWCXML',
      line,
      says,
      remedy,
      source: '5.1',
    } as const,
  })
  let elements: QwcElements
  try {
    elements = readQwcElements(text)
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error
    const says = `it is not well-formed XML (${error.message})`
    return broken('well-formed', says, 'Correct the XML there.', error.line)
  }
  const { root } = elements
  if (root.name !== 'QBWCXML')
    return broken('root', `its root is <${root.name}>`, 'The root is <QBWCXML>.', 1)
  if (root.namespace !== '')
    return broken('namespace', 'its root has a namespace', 'Leave xmlns out.', 1)
  if (root.children.length === 0)
    return broken('root', '<QBWCXML> is empty', 'Add the elements of an application.', 1)
  return { elements }
}
