// Values from outside that nest without end: whoever walks them by calling itself runs out of stack.
import { xmlDepth } from '../limits.ts'

/** Whether objects and arrays nest deeper than any document may. */
export function isDeep(value: unknown, most = xmlDepth): boolean {
  const open: [unknown, number][] = [[value, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, depth] = next
    if (typeof inner !== 'object' || inner === null) continue
    if (depth >= most) return true
    for (const part of Object.values(inner)) open.push([part, depth + 1])
  }
  return false
}
