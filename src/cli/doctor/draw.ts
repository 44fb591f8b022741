// Findings for people: what is in order on one line each, what is not with its remedy, worst last where the eye ends.
import { clean } from '../outside.ts'
import { paint } from '../render.ts'
import { paragraph, textWidth } from '../wrap.ts'
import type { Finding, Level } from './check.ts'
import { computerChecks } from './computer.ts'
import { connectionChecks } from './connections.ts'
import { networkChecks } from './network.ts'
import { paymentChecks } from './payments.ts'

const marks: Readonly<Record<Level, () => string>> = {
  fine: () => paint.green('✓'),
  note: () => paint.yellow('·'),
  problem: () => paint.red('✗'),
}

const titles = new Map<string, string>(
  [...computerChecks, ...networkChecks, ...paymentChecks, ...connectionChecks].map((c) => [
    c.id,
    c.title,
  ]),
)
const titleWidth = Math.max(...[...titles.values()].map((t) => t.length))

export function drawFindings(findings: readonly Finding[]): string {
  const width = textWidth()
  const groups = [...new Set(findings.map((f) => f.connection))]
  const parts = groups.map((connection) => {
    const mine = findings.filter((f) => f.connection === connection)
    const head = paint.bold(connection ?? 'this computer')
    return [head, ...mine.map((f) => drawOne(f, width))].join('\n')
  })
  const problems = findings.filter((f) => f.level === 'problem').length
  const end = problems === 0 ? 'Nothing is wrong.' : `${problems} thing(s) to look after.`
  return [...parts, end].join('\n\n')
}

function drawOne(f: Finding, width: number): string {
  const title = (titles.get(f.check) ?? f.check).padEnd(titleWidth)
  const indent = ' '.repeat(titleWidth + 5)
  const says = paragraph(indent, clean(f.says), width).trimStart()
  const remedy =
    f.remedy && f.level !== 'fine' ? `\n${paragraph(`${indent}→ `, clean(f.remedy), width)}` : ''
  return ` ${marks[f.level]()} ${title}  ${says}${remedy}`
}
