// What is read of a record: by its columns, by its facts, by whoever tells records apart. A reader that knows it
// need not make objects of the rest.
import { type Column, type Entity, pathsOfFacts } from './entity.ts'
import { lineRetNames } from './lines.ts'

export interface Wanted {
  /** Of texts ("CustomerRef.FullName"), and of aggregates and lists that are wanted whole ("LinkedTxn"). */
  readonly paths: ReadonlySet<string>
  /** Lists of which only some paths are wanted, by name. */
  readonly lists: ReadonlyMap<string, Wanted>
}

/** What is wanted of a record of this kind: everything that RemoteRecord and the backend's tables are made of. */
export function wantedOf(e: Entity): Wanted {
  const names = lineRetNames(e)
  const ofLine = new Set([...readBy(e.lineColumns), 'TxnLineID'])
  // The members of a group are lines under a line.
  const members = new Map(names.map((name) => [name, { paths: ofLine, lists: new Map() }]))
  const lines = new Map(names.map((name) => [name, { paths: ofLine, lists: members }]))
  const own = [e.idField, e.revisionField, e.modifiedField, e.labelField, 'Memo', 'ExternalGUID']
  return { paths: new Set([...readBy(e.columns), ...pathsOfFacts(e), ...own]), lists: lines }
}

const readBy = (columns: readonly Column[]): string[] =>
  columns.flatMap(({ from }) => (typeof from === 'string' ? [from] : from.reads))
