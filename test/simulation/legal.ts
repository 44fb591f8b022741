// Legal talk: each text of ours is one that QuickBooks would parse.
import { readChecked } from '../../src/qbxml/check.ts'

/** The names of its requests, and what is wrong with it. */
export function checkText(text: string): { names: string[]; problem?: string } {
  const { document, faults } = readChecked(text)
  const names = document.messages.map((m) => m.name)
  const [fault] = faults
  return fault ? { names, problem: JSON.stringify(fault) } : { names }
}
