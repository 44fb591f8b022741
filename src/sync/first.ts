// When a first sync is over.
import { isWatched, type Profile, pulledEntities } from '../profiles/profile.ts'
import type { Position } from './progress.ts'

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
