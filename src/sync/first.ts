// When a first sync begins and when it is over.
import { isWatched, type Profile, pulledEntities } from '../profiles/profile.ts'
import type { Write } from '../store/store.ts'
import type { Draft } from './draft.ts'
import type { Position } from './progress.ts'
import { changeSettings } from './settings.ts'

/** Whether everything that a first sync reads has been read, the older history included. */
export function isFirstSyncDone(
  profile: Profile,
  positions: ReadonlyMap<string, Position>,
): boolean {
  return pulledEntities(profile)
    .filter((name) => !isWatched(profile, name))
    .every((name) => {
      const position = positions.get(name)
      return position?.phase === 'usual' && position.history?.done !== false
    })
}

/** The day of connecting is set by the first login and never again (R144, R145, C18). */
export function startDateOf(draft: Draft): Write[] {
  const settings = draft.connection.settings as { startDate?: string; timeZone?: string }
  const isAsked = draft.profile.rules.some((r) => r.when?.includes('since connecting'))
  if (!isAsked || settings.startDate) return []
  const startDate = dayIn(draft.now, settings.timeZone ?? 'UTC')
  return [changeSettings(draft.connection, { ...settings, startDate })]
}

/** The calendar day of an instant in a time zone. */
export const dayIn = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms)
