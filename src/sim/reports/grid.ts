// A report as rows and columns, and its form as ReportRet (schema; qbxml-semantics.md 22, certain).
import type { Fields } from '../../schema/entity.ts'

export interface GridColumn {
  readonly title: string
  /** A word of ColType. */
  readonly type: string
  /** A word of dataType. */
  readonly data: string
}

export interface GridRow {
  readonly kind: 'TextRow' | 'DataRow' | 'SubtotalRow' | 'TotalRow'
  /** The text of a TextRow, the first column of the others. */
  readonly label: string
  /** What the row is of: a word of rowType and a full name. */
  readonly of?: readonly [type: string, value: string] | undefined
  /** The other columns; '' shows nothing. */
  readonly cells?: readonly string[]
}

export interface Grid {
  readonly title: string
  readonly subtitle: string
  readonly basis?: 'Accrual' | 'Cash' | undefined
  /** Without the first, which holds the labels. */
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
}

export const text = (label: string): GridRow => ({ kind: 'TextRow', label })
export const amountColumn = (title: string, type = 'Amount'): GridColumn => ({
  title,
  type,
  data: 'AMTTYPE',
})

/** The content of the Rs of a report. */
export function reportRet(grid: Grid): Fields {
  const columns = [{ title: '', type: 'Blank', data: 'STRTYPE' }, ...grid.columns]
  const data: Record<string, Fields[]> = {}
  const order: string[] = []
  grid.rows.forEach((row, index) => {
    ;(data[row.kind] ??= []).push(rowOf(row, String(index + 1)))
    order.push(row.kind)
  })
  return {
    ReportRet: {
      ReportTitle: grid.title,
      ReportSubtitle: grid.subtitle,
      ...(grid.basis ? { ReportBasis: grid.basis } : {}),
      NumRows: String(grid.rows.length),
      NumColumns: String(columns.length),
      NumColTitleRows: '1',
      ColDesc: columns.map((c, i) => ({
        '@colID': String(i + 1),
        '@dataType': c.data,
        ColTitle: [{ '@titleRow': '1', ...(c.title === '' ? {} : { '@value': c.title }) }],
        ColType: c.type,
      })),
      ...(order.length === 0 ? {} : { ReportData: { ...data, '@order': order } }),
    },
  }
}

function rowOf(row: GridRow, number: string): Fields {
  if (row.kind === 'TextRow') return { '@rowNumber': number, '@value': row.label }
  const cells = [row.label, ...(row.cells ?? [])]
  return {
    '@rowNumber': number,
    ...(row.of ? { RowData: { '@rowType': row.of[0], '@value': row.of[1] } } : {}),
    ColData: cells.map((value, i) => ({ '@colID': String(i + 1), '@value': value })),
  }
}
