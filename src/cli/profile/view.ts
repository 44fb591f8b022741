// What the commands of profiles show, from the tables.
import { type Comparison, compare } from '../../profiles/compare.ts'
import type { Profile } from '../../profiles/profile.ts'
import { profiles } from '../../profiles/profiles.ts'

export const profileList = () =>
  profiles.map(({ id, title, product, intervalMinutes, rules }) => ({
    id,
    title,
    product,
    intervalMinutes,
    rules: rules.length,
  }))

export const sideBySide = (found: readonly Profile[], all: boolean): Comparison =>
  compare(found, { all })
