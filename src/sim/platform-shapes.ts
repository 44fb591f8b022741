// What a batch must look like before anything of it is done, as docs/backend-api.yaml says it.
import { reportStates } from '../schema/backend-api.ts'

type Test = (value: unknown) => boolean

const isText: Test = (v) => typeof v === 'string' && v !== ''
const isTextOrNull: Test = (v) => v === null || isText(v)
export const isObject: Test = (v) => typeof v === 'object' && v !== null && !Array.isArray(v)
const isCell: Test = (v) => v === null || typeof v === 'string' || typeof v === 'number'
export const isRow: Test = (v) => isObject(v) && Object.values(v as object).every(isCell)
export const isRows: Test = (v) => Array.isArray(v) && v.every(isRow)

const shared: Record<string, Test> = { entity: isText, table: isText, id: isText }
const kinds: Record<string, Record<string, Test>> = {
  put: {
    ...shared,
    quickbooks_id: isText,
    revision: (v) => typeof v === 'string',
    archived: isTextOrNull,
    fields: isRow,
    lines: (v) => v === undefined || isRows(v),
    record: isObject,
  },
  archive: { ...shared, reason: isText },
  report: {
    ...shared,
    state: (v) => reportStates.some((state) => state === v),
    quickbooks_id: isTextOrNull,
    problem: isTextOrNull,
  },
}

/** The first thing that is wrong, or undefined. */
export function batchProblem(batch: unknown): string | undefined {
  if (!isObject(batch)) return 'the body is no object'
  const { sequence, at, changes } = batch as Record<string, unknown>
  if (!isText(sequence)) return 'sequence is missing'
  if (!isText(at) || Number.isNaN(Date.parse(String(at)))) return 'at is no time'
  if (!Array.isArray(changes) || changes.length === 0) return 'changes is no list, or empty'
  for (const [i, change] of changes.entries()) {
    if (!isObject(change)) return `changes[${i}] is no object`
    const tests = Object.hasOwn(kinds, String(change.kind)) ? kinds[change.kind] : undefined
    if (!tests) return `changes[${i}].kind is none of ${Object.keys(kinds).join(', ')}`
    const wrong = Object.entries(tests).find(([name, test]) => !test(change[name]))
    if (wrong) return `changes[${i}].${wrong[0]} is missing or not what it must be`
  }
  return undefined
}
