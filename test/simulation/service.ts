// Processes of the service over one store and one backend. A process may die at any commit or around any page the
// backend takes; a dead one touches nothing any more, and a new one starts from what is stored.
import type { Env } from '../../src/env.ts'
import { createService } from '../../src/qbwc/service.ts'
import type { WebConnectorService } from '../../src/qbwc/service-port.ts'
import type { Store, Write } from '../../src/store/store.ts'
import type { Backend } from '../../src/sync/ports.ts'

/** Places where something may happen inside a process. */
export type Place =
  | 'before commit'
  | 'after commit'
  | 'before apply'
  | 'after apply'
  | 'changes'
  | 'read'

/** dies: the process is gone; an error: this operation fails and the process goes on. */
export type Trouble = 'dies' | Error | undefined

export class Process {
  readonly service: WebConnectorService
  isAlive = true

  constructor(given: {
    store: Store
    backend: Backend
    env: Env
    pageSize: number
    trouble: (place: Place) => Trouble
    /** What was committed. */
    onCommit?: (writes: readonly Write[], isFlushed: boolean) => void
  }) {
    const { env, pageSize } = given
    const meet = (place: Place): void => {
      if (!this.isAlive) throw new Error('this process is dead')
      const trouble = given.trouble(place)
      if (trouble === undefined) return
      if (trouble !== 'dies') throw trouble
      this.isAlive = false
      throw new Error(`the process died ${place}`)
    }
    const store: Store = {
      select: async (table, where, options) => {
        meet('read')
        return given.store.select(table, where, options)
      },
      count: async (table, where) => {
        meet('read')
        return given.store.count(table, where)
      },
      commit: async (writes, options) => {
        meet('before commit')
        await given.store.commit(writes, options)
        given.onCommit?.(writes, options?.flush ?? true)
        meet('after commit')
      },
      prune: (what, before, most) => given.store.prune(what, before, most),
      page: (table, after, limit) => given.store.page(table, after, limit),
      bytes: () => given.store.bytes(),
      close: async () => undefined,
    }
    const backend: Backend = {
      apply: async (connection, changes, context) => {
        meet('before apply')
        const refused = await given.backend.apply(connection, changes, context)
        meet('after apply')
        return refused
      },
      ...(given.backend.unlinked ? { unlinked: given.backend.unlinked.bind(given.backend) } : {}),
      changes: async (connection, since, limit) => {
        meet('changes')
        return given.backend.changes(connection, since, limit)
      },
      close: async () => undefined,
    }
    const verify = async (_user: string, password: string): Promise<boolean> =>
      password === 'secret'
    this.service = createService({ store, backend, env, verify, version: '0.0.0', pageSize })
  }
}
