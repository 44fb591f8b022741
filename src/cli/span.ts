// Spans of time as people write them: 90s, 5m, 2h, 1d12h.
import { QbsyncError } from '../errors.ts'

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** Milliseconds. Throws E_USAGE. */
export function spanMs(text: string, flag: string): number {
  if (!/^(\d{1,6}[smhd])+$/.test(text))
    throw new QbsyncError('E_USAGE', {
      detail: `${flag}: "${text}" is no span of time, such as 90s, 5m, 2h or 1d12h`,
    })
  let seconds = 0
  for (const [, count, unit] of text.matchAll(/(\d+)([smhd])/g))
    seconds += Number(count) * (units[unit ?? 's'] ?? 0)
  return seconds * 1000
}
