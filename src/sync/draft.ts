// The state one step works on: loaded rows, and what the step wants changed. Functions of the engine write
// here; the engine turns the draft into one batch of writes at the end.
import { type ErrorCode, errorRow, fill, type Retry } from '../errors.ts'
import { errorTextLength } from '../limits.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Entity } from '../schema/entity.ts'
import type { Row } from '../store/store.ts'
import type { BackendChange, RemoteRecord, Unlinked } from './ports.ts'
import type { Past, Position, Progress } from './progress.ts'

export interface Problem {
  readonly code: ErrorCode
  readonly entity: string
  /** Platform id, or '' where it is not about one record. */
  readonly record: string
  readonly details: Readonly<Record<string, string | number>>
  readonly label?: string
  readonly party?: string
  readonly raw?: string
}

export interface Skip {
  readonly code: string
  readonly entity: string
  readonly record: string
  readonly reason: string
  readonly label?: string
}

export type Sighting =
  | { readonly entity: string; readonly id: string }
  | { readonly forget: string }
  | { readonly compare: string }

export interface FoundConflict {
  readonly row: Row<'journal'>
  readonly label: string | null
  readonly collisions: readonly unknown[]
  readonly state: 'open' | 'resolved'
  readonly winner?: 'quickbooks' | 'platform'
}

/** Unlinked records of a kind, by name as it is compared. */
export type Candidates = ReadonlyMap<string, readonly Unlinked[]>

export interface Draft {
  readonly connection: Row<'connections'>
  readonly profile: Profile
  readonly runId: number
  readonly now: number
  readonly newId: (tail?: string) => string
  readonly progress: Progress
  readonly positions: Map<string, Position>
  /** Loaded links by `family:id`, with those made by this step. */
  readonly links: Map<string, Row<'links'>>
  /** Their keys by `family:platform id`. */
  readonly byPlatform: Map<string, string>
  readonly journal: Map<string, Row<'journal'>>
  /** By what the company file of last time is known. */
  readonly past: { now: Past; isChanged: boolean }
  /** Who may still hold the text of a doubtful write, by journal row: the label of its installation. */
  readonly carriers: Map<string, string>
  readonly changes: BackendChange[]
  readonly problems: Problem[]
  readonly skips: Skip[]
  /** Records whose errors are over: all of them, or those of one code. */
  readonly solved: { entity: string; record: string; code?: ErrorCode }[]
  readonly changedLinks: Set<string>
  readonly changedJournal: Set<string>
  readonly changedPositions: Set<string>
  /** The lists of the progress as sets: every record of a page is looked up in them. */
  readonly fresh: Set<string>
  readonly reread: Map<string, Set<string>>
  /** Conflicts found by this step, and those that a choice has settled. */
  readonly conflicts: (FoundConflict | { readonly settled: Row<'conflicts'> })[]
  /** Choices of a person that this run carries out, by journal row. */
  readonly chosen: Map<string, Row<'conflicts'>>
  /** Of a comparison: ids seen, ids of an older walk to forget, and the walk that is over. */
  readonly sightings: Sighting[]
  /** Records of the platform without a link, by kind and name; only those that this step may have to join. */
  readonly unlinked: Map<string, Candidates>
  /** Names that were inactive and are active again, or are linked at last. */
  readonly awake: Set<string>
  /** First reads of what is open that ended in this step, and when their walk began. */
  readonly openRead: { name: string; startedAt: number }[]
  /** Names of before and of now, of list records that others may stand under. */
  readonly renamed: { kind: string; family: string; before: string; now: string }[]
  /** List records that are gone: what names one that was in use names another now. */
  readonly merged: { family: string; id: string }[]
  /** A link for a record that has none yet. */
  readonly newLink: (e: Entity, id: string) => Row<'links'>
}

export const linkKey = (family: string, id: string): string => `${family}:${id}`

export const linkOf = (draft: Draft, family: string, id: string): Row<'links'> | undefined =>
  draft.links.get(linkKey(family, id))

export function setLink(draft: Draft, link: Row<'links'>): void {
  noteLink(draft, link)
  draft.changedLinks.add(linkKey(link.family, link.quickbooks_id))
}

export function setJournal(draft: Draft, row: Row<'journal'>): void {
  draft.journal.set(row.id, { ...row, changed_at: draft.now })
  draft.changedJournal.add(row.id)
}

export function setPosition(draft: Draft, name: string, position: Position): void {
  // A poll that found nothing leaves the cursors where they were, and writes none.
  if (JSON.stringify(draft.positions.get(name)) === JSON.stringify(position)) return
  draft.positions.set(name, position)
  draft.changedPositions.add(name)
}

/** Puts the sets back into the progress, as it is stored. */
export function noteReads(draft: Draft): void {
  const left = [...draft.reread].filter(([, ids]) => ids.size > 0)
  draft.progress.fresh = [...draft.fresh]
  draft.progress.reread = Object.fromEntries(left.map(([name, ids]) => [name, [...ids]]))
}

/** The names of what stands under a record hold its own, and QuickBooks does not save those, whoever renames it. */
export function noteRenamed(
  draft: Draft,
  e: Entity,
  known: Row<'links'> | undefined,
  { label }: Pick<RemoteRecord, 'label'>,
): void {
  if (e.hierarchical && known?.label && known.label !== label)
    draft.renamed.push({ kind: e.name, family: e.family, before: known.label, now: label ?? '' })
}

export function addProblem(draft: Draft, problem: Problem): void {
  draft.problems.push(problem)
  draft.progress.errors++
}

/** The link of a platform id, among those loaded. */
export function linkOfPlatform(
  draft: Draft,
  family: string,
  platformId: string,
): Row<'links'> | undefined {
  const key = draft.byPlatform.get(linkKey(family, platformId))
  const link = key === undefined ? undefined : draft.links.get(key)
  return link?.platform_id === platformId ? link : undefined
}

/** Takes a link that was loaded into the draft. */
export function noteLink(draft: Draft, link: Row<'links'>): void {
  const key = linkKey(link.family, link.quickbooks_id)
  draft.links.set(key, link)
  draft.byPlatform.set(linkKey(link.family, link.platform_id), key)
}

/** The words of a problem, as they are stored and shown. */
export function wordsOf(problem: Problem): { reason: string; hint: string; retry: Retry } {
  const row = errorRow(problem.code)
  const cut = (text: string) => text.slice(0, errorTextLength)
  return {
    reason: cut(fill(row.says, problem.details)),
    hint: cut(fill(row.hint, problem.details)),
    retry: row.retry,
  }
}

/** "Invoice 1002 (Birch Cafe)": a record as its user knows it. */
export function nameOf(kind: string, label?: string | null, party?: string | null): string {
  return `${kind}${label ? ` ${label}` : ''}${party ? ` (${party})` : ''}`
}

const longestName = 60

/** The number that the writer of a row gave it, which is what they look for; its id where that does not serve. */
export const ownName = (number: string | undefined, id: string): string =>
  number && number.length <= longestName && !/[\p{Cc}\p{Cs}]/u.test(number) ? number : id
