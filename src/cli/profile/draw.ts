// Profiles as text: one, several side by side, and what one covers.
import type { Cell, Comparison, Row } from '../../profiles/compare.ts'
import { type Condition, conditions } from '../../profiles/profile.ts'
import { entityNamed } from '../../schema/entities.ts'
import { paint, table } from '../render.ts'
import type { Coverage, CoverageCell } from './coverage.ts'

export const legend = [
  'QB→P  read from QuickBooks, stored on the platform',
  '◦     read, only to refresh what it is applied to',
  'P→QB  sent to QuickBooks',
  '×QB   taken out of QuickBooks again',
  '0QB   voided in QuickBooks: kept there, with zero amounts',
  'hide  archived on the platform, with the reason',
  '—     not synced: an entry in the skip list',
  '✖     refused with an error',
  '·     nothing of the kind',
  '†     no requirement asks for it: our choice',
  '[R4]  requirements (R) and resolutions (C) it is known from',
]

const signs: Readonly<Record<Cell['does'], string>> = {
  pull: 'QB→P',
  watch: '◦',
  push: 'P→QB',
  remove: '×QB',
  void: '0QB',
  archive: 'hide',
  skip: '—',
  refuse: '✖',
}

const sourceOf = (source: string): string => (source === '' ? '†' : `[${source}]`)

export function cellText(cell: Cell | undefined): string {
  if (!cell) return '·'
  const when = cell.when ? `if ${cell.when.map(short).join(', ')}` : ''
  return [signs[cell.does], cell.code, cell.says, when, sourceOf(cell.source)]
    .filter(Boolean)
    .join(' ')
}

const short = (condition: Condition): string => condition

export function rowTitle({ entities, on, part, unless }: Row): string {
  const [first = ''] = entities
  const kind = first === '*' ? 'anything else' : first
  const name =
    entities.length > 1 ? `${entityNamed(first)?.table} (${entities.length} kinds)` : kind
  return [name, eventsText(on), part ?? (unless && conditions[unless].otherwise)]
    .filter(Boolean)
    .join(' · ')
}

/** "created, changed in QuickBooks" */
function eventsText(on: Row['on']): string {
  const bySide = new Map<string, string[]>()
  for (const event of on) {
    const [, what = '', side = ''] = /^(\S+) (.*)$/.exec(event) ?? []
    bySide.set(side, [...(bySide.get(side) ?? []), what])
  }
  return [...bySide].map(([side, what]) => `${what.join(', ')} ${side}`).join(' · ')
}

export function drawComparison(result: Comparison): string {
  const { profiles, rows, operation } = result
  if (rows.length + operation.length === 0) return 'They do the same.'
  const head = ['entity · operation · field group', ...profiles.map((p) => p.id)]
  const run = ['operation of the profile', ...profiles.map((p) => p.id)]
  return [
    table(
      head,
      rows.map((r) => [rowTitle(r), ...r.cells.map(cellText)]),
    ),
    table(
      run,
      operation.map((r) => [r.aspect, ...r.cells.map((c) => aspectText(c))]),
    ),
    legend.map((line) => paint.dim(line)).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const aspectText = ({ says, source }: { says: string; source: string }): string =>
  says === '' ? '·' : `${says} ${sourceOf(source)}`

export function drawCoverage(result: Coverage): string {
  const rows = result.types.map((t) => [
    t.type,
    ...[t.read, t.create, t.update, t.delete].map(coverText),
  ])
  const head = ['type', 'read', 'create', 'update', 'delete']
  return `${table(head, rows)}\n\n${paint.dim('request and the oldest qbXML version that has it; — the profile does not do it; · QuickBooks has no such request')}`
}

function coverText(cell: CoverageCell): string {
  if (cell.request === null) return '·'
  return cell.does === null ? `— ${cell.code ?? ''}`.trim() : `${cell.request} ${cell.since}`
}
