// A moment as people write it: a day, a time, or how long ago.
import { QbsyncError } from '../errors.ts'
import { dayNumber } from '../schema/scalars.ts'
import { spanMs } from './span.ts'

/** Milliseconds UTC of "2026-04-01", "2026-04-01T08:00", "2h" (ago). Throws E_USAGE. */
export function momentOf(text: string | undefined, flag: string, now: number): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{4}-\d\d-\d\d/.test(text)) {
    const at = Date.parse(text)
    // A day that no month has would count as one of the next.
    if (Number.isFinite(at) && dayNumber(text.slice(0, 10)) !== undefined) return at
  } else if (/^(\d{1,6}[smhd])+$/.test(text)) return now - spanMs(text, flag)
  throw new QbsyncError('E_USAGE', {
    detail: `${flag}: "${text}" is neither a time such as 2026-04-01 or 2026-04-01T08:00, nor how long ago, such as 2h or 3d`,
  })
}
