// The settings of a connection are one value that people and the engine write: whoever writes says what he had read.
import { change, type Row, type Write } from '../store/store.ts'

/** Nothing is written where somebody else wrote them meanwhile; with `expect` 1 the batch fails with StoreConflict. */
export const changeSettings = (
  { id, settings }: Pick<Row<'connections'>, 'id' | 'settings'>,
  next: unknown,
  expect?: number,
): Write => change('connections', { id, settings: { same: settings } }, { settings: next }, expect)
