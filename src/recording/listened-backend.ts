// The backend of a recorded connection: what it was asked to take, and all that it answered, goes on the tape.
import { QbsyncError } from '../errors.ts'
import type { Backend } from '../sync/ports.ts'
import { type Event, type NotedFailure, notedChange } from './tape.ts'

/** A record of the platform that a call changed. */
export interface Mention {
  readonly entity: string
  readonly record: string
}

export function listenedBackend(
  side: Backend,
  to: { readonly note: (event: Event) => void; readonly mention: (mention: Mention) => void },
): Backend {
  const { note } = to
  async function listened<T>(
    what: 'changes' | 'unlinked' | 'apply',
    work: () => Promise<T>,
    told: (result: T) => Event,
    asked?: Parameters<Backend['apply']>[1],
  ): Promise<T> {
    try {
      const result = await work()
      note(told(result))
      return result
    } catch (error) {
      const failure = failureOf(error)
      note(asked ? ['failed', what, failure, asked.map(notedChange)] : ['failed', what, failure])
      throw error
    }
  }

  return {
    apply(connection, changes, context) {
      for (const change of changes) {
        const entity = change.kind === 'put' ? change.record.entity : change.entity
        to.mention({ record: change.id, entity })
      }
      return listened(
        'apply',
        () => side.apply(connection, changes, context),
        (refusals) => ['apply', changes.map(notedChange), refusals],
        changes,
      )
    },
    changes: (connection, since, limit) =>
      listened(
        'changes',
        () => side.changes(connection, since, limit),
        (found) => ['changes', found],
      ),
    ...(side.unlinked
      ? {
          unlinked: (connection: string, entity: string) =>
            listened(
              'unlinked',
              async () => (await side.unlinked?.(connection, entity)) ?? [],
              (rows) => ['unlinked', entity, rows],
            ),
        }
      : {}),
    close: () => side.close(),
  }
}

function failureOf(error: unknown): NotedFailure {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof QbsyncError
    ? { code: error.code, message, details: error.details }
    : { message }
}
