// One record with everything that concerns it: link, journal, errors, skips.
import { isErrorCode, QbsyncError } from '../errors.ts'
import type { Entity } from '../schema/entity.ts'
import type { Row, Store } from '../store/store.ts'
import type { Backend } from '../sync/ports.ts'
import { profileFor } from './context.ts'
import { errorView, findRecords, recordView, skipView } from './overview.ts'
import { facts, paint } from './render.ts'

export async function loadRecords(store: Store, connectionId: string, of: Entity, word: string) {
  const links = await findRecords(store, connectionId, of, word)
  if (links.length === 0) {
    const hint = `See: qbsync records list ${of.plural} --archived.`
    throw new QbsyncError('E_NOT_FOUND', { thing: of.name, id: word, hint })
  }
  return Promise.all(
    links.map(async (link) => {
      const about = { connection_id: connectionId, entity: of.name, record: link.platform_id }
      const sent = { connection_id: connectionId, entity: of.name, platform_id: link.platform_id }
      return {
        ...recordView(link),
        journal: (await store.select('journal', sent)).map((j) => ({
          id: j.id,
          op: j.op,
          state: j.state,
          fields: j.fields,
        })),
        errors: (await store.select('errors', { ...about, state: 'open' })).map(errorView),
        skips: (await store.select('skips', about)).map(skipView),
      }
    }),
  )
}

/** What the profile says of a part that is asked for by hand. Throws its refusal, before any traffic (R10, R153). */
export function refusePart(
  connection: Row<'connections'>,
  of: Entity,
  part: 'pdf' | 'attachments',
): void {
  const profile = profileFor(connection)
  const rule =
    profile.rules.find((r) => r.entity === of.name && r.group === part) ??
    profile.rules.find((r) => r.entity === '*' && r.group === part)
  const code =
    rule?.code && isErrorCode(rule.code)
      ? rule.code
      : part === 'pdf'
        ? 'E_UNSUPPORTED_PDF'
        : 'E_UNSUPPORTED_ATTACHMENT'
  throw new QbsyncError(code, { profile: profile.id, thing: of.plural })
}

/** Throws E_NOT_FOUND where the backend does not hand rows out. */
export async function renderRecords(
  backend: Backend,
  of: Entity,
  found: readonly { readonly id: string }[],
): Promise<string> {
  const { renderDocument } = await import('./invoice-text.ts')
  const drawn = await Promise.all(
    found.map(async ({ id }) => {
      const read = await backend.read?.(of.name, id)
      if (!read)
        throw new QbsyncError('E_NOT_FOUND', {
          thing: `row of ${of.plural}`,
          id,
          hint: 'This backend does not hand rows out; read them there.',
        })
      return renderDocument(of.name, read.row, read.lines)
    }),
  )
  return drawn.join('\n\n')
}

export function drawRecord(record: Awaited<ReturnType<typeof loadRecords>>[number]): string {
  const head = facts([
    [paint.bold(record.entity ?? ''), record.number],
    ['customer', record.customer],
    ['open', record.open],
    ['platform id', record.id],
    ['QuickBooks id', record.quickbooksId],
    ['created in', record.origin],
    ['revision', record.revision],
    ['last synced', record.lastSyncedAt],
    ['archived', record.archivedAt && `${record.archivedAt} (${record.archiveReason})`],
  ])
  const rest = [
    ...record.journal.map((j) => `${j.op} ${j.state}`),
    ...record.errors.map((e) => `${paint.red(e.code)} ${e.reason}\n  ${e.hint}`),
    ...record.skips.map((s) => `${s.code} ${s.reason}`),
  ]
  return [head, ...rest].join('\n')
}
