// The connection and the run of a call, which every part of it asks for: read once a call, and again once the call has
// written them. What another process writes meanwhile is seen by the next call, as if that had come a moment later;
// that nobody works behind anybody's back is what the step of the session is for.
import { type Store, type TableName, tableOf } from '../store/store.ts'

/** What is held, and the key by which it is asked for. */
const keys: ReadonlyMap<TableName, readonly string[]> = new Map([
  ['connections', ['id']],
  ['runs', ['connection_id', 'id']],
])

export interface HeldRows {
  readonly store: Store
  /** Nothing is held from one call to the next. */
  forget(): void
}

export function holdRows(store: Store): HeldRows {
  /** As JSON: whoever reads a row may change what is in it. */
  const rows = new Map<string, string>()
  return {
    forget: () => rows.clear(),
    store: {
      ...store,
      async select(table, where, options) {
        const name = nameOf(table, where)
        const known = name === undefined ? undefined : rows.get(name)
        if (known !== undefined) return [JSON.parse(known)]
        const found = await store.select(table, where, options)
        if (name !== undefined && found.length === 1) rows.set(name, JSON.stringify(found[0]))
        return found
      },
      async commit(writes, options) {
        try {
          await store.commit(writes, options)
        } catch (error) {
          rows.clear()
          throw error
        }
        const written = new Set(writes.map(tableOf))
        for (const name of rows.keys())
          if (written.has(name.slice(0, name.indexOf(' ')) as TableName)) rows.delete(name)
      },
    },
  }
}

/** Of the one row that has this key; undefined where something else is asked. */
function nameOf(table: TableName, where: object | undefined): string | undefined {
  const key = keys.get(table)
  if (!key) return undefined
  const asked = (where ?? {}) as Readonly<Record<string, unknown>>
  const isKey =
    Object.keys(asked).length === key.length &&
    key.every((column) => ['string', 'number'].includes(typeof asked[column]))
  return isKey ? `${table} ${key.map((column) => asked[column]).join(' ')}` : undefined
}
