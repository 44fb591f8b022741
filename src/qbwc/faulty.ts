// Records that hold what cannot be an amount: left out and told by name, so that one of them stops nothing else.
import { entities, entity } from '../schema/entities.ts'
import type { Column, Fields } from '../schema/entity.ts'
import { textAt } from '../schema/entity.ts'
import { linesOf } from '../schema/lines.ts'
import type { Outcome, RemoteRecord } from '../sync/ports.ts'

export interface Faulty {
  readonly record: RemoteRecord
  readonly problem: string
}

export function withoutFaulty(outcomes: readonly Outcome[]): {
  outcomes: Outcome[]
  faults: Faulty[]
} {
  const faults: Faulty[] = []
  const cleaned = outcomes.map((outcome): Outcome => {
    if (outcome.kind !== 'records') return outcome
    const records = outcome.records.filter((record) => {
      const problem = faultOf(record)
      if (problem !== undefined) faults.push({ record, problem })
      return problem === undefined
    })
    return records.length === outcome.records.length ? outcome : { ...outcome, records }
  })
  return { outcomes: cleaned, faults }
}

function faultOf(record: RemoteRecord): string | undefined {
  const e = entity(record.entity)
  const { open } = record.facts
  if (open !== undefined && !isAmount(open)) return `its open amount is "${open}"`
  const { columns = [], lines = [] } = amounts.get(e.name) ?? {}
  const fault = faultIn(columns, record.brief)
  if (fault !== undefined || lines.length === 0) return fault
  for (const line of linesOf(e, record.brief)) {
    const inLine = faultIn(lines, line.fields)
    if (inLine !== undefined) return inLine
  }
  return undefined
}

/** The columns that hold amounts, by entity. */
const amounts = new Map(
  entities.map((e) => [
    e.name,
    {
      columns: e.columns.filter((c) => c.type === 'amount'),
      lines: e.lineColumns.filter((c) => c.type === 'amount'),
    },
  ]),
)

/** At most 13 digits before the point (AMTTYPE), so that whole cents stay exact. */
const isAmount = (text: string): boolean => amount.test(text) || text === ''
const amount = /^[+-]?\d{1,13}(?:\.\d{1,2})?$/

function faultIn(columns: readonly Column[], fields: Fields): string | undefined {
  for (const column of columns) {
    try {
      const text =
        typeof column.from === 'string' ? textAt(fields, column.from) : column.from(fields)
      if (text !== undefined && !isAmount(text)) return `its ${column.name} is "${text}"`
    } catch {
      return `its ${column.name} cannot be worked out`
    }
  }
  return undefined
}
