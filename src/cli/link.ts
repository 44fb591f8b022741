// Joining a held record of QuickBooks to one of the platform by hand (R68); the next run carries it out.
import { errorRow, fill, QbsyncError } from '../errors.ts'
import type { Entity } from '../schema/entity.ts'
import { change, one, put, type Row, type Store } from '../store/store.ts'
import { ambiguous } from '../sync/match.ts'
import { findRecords } from './overview.ts'

export interface Linked {
  readonly name: string
  readonly quickbooksId: string
  readonly platformId: string
}

/**
 * @throws E_NOT_FOUND where no such record was seen, E_USAGE where it is linked already or the platform record is none
 * of those that have its name.
 */
export async function linkRecord(
  store: Store,
  connectionId: string,
  of: Entity,
  record: string,
  platformId: string,
): Promise<Linked> {
  const links = await findRecords(store, connectionId, of, record)
  const same = await replaced(store, of, links[0], platformId)
  if (same) return same
  const link = links.find((l) => l.archive_reason === ambiguous)
  if (!link) throw notHeld(of, record, links[0])
  const facts = link.facts as { candidates?: string[] }
  const { candidates = [] } = facts
  if (!candidates.includes(platformId)) {
    const detail = `${of.name} ${link.label} may be linked to ${candidates.join(', ')}, not to ${platformId}`
    throw new QbsyncError('E_USAGE', { detail })
  }
  const where = {
    connection_id: connectionId,
    family: link.family,
    quickbooks_id: link.quickbooks_id,
    archive_reason: ambiguous,
  }
  const set = { facts: { ...facts, chosen: platformId } }
  await store.commit([change('links', where, set, 1)])
  return { name: link.label ?? record, quickbooksId: link.quickbooks_id, platformId }
}

/**
 * A record that is linked already, and a row made later that QuickBooks refused for its name (E_MATCH_OFFERED): the next
 * run reads the record again, gives it to that row, and archives the one it had.
 */
async function replaced(
  store: Store,
  of: Entity,
  link: Row<'links'> | undefined,
  platformId: string,
): Promise<Linked | undefined> {
  if (!link?.origin || link.platform_id === platformId) return undefined
  const { connection_id, family, quickbooks_id, platform_id, label } = link
  const key = { connection_id, code: 'E_MATCH_OFFERED', entity: of.name, record: platformId }
  const offer = await one(store, 'errors', { ...key, state: 'open' })
  const isSame = offer?.label?.trim().toLowerCase() === label?.trim().toLowerCase()
  if (!offer || !isSame) return undefined
  const candidates = [platform_id, platformId]
  const facts = { ...(link.facts as object), candidates, chosen: platformId }
  const words = { name: label ?? '', ids: candidates.join(', ') }
  await store.commit([
    change(
      'links',
      { connection_id, family, quickbooks_id, platform_id },
      { origin: null, archive_reason: ambiguous, facts },
      1,
    ),
    // What is held is found by its error (sync/load.ts), which is over once the run has linked it.
    put('errors', {
      ...offer,
      code: ambiguous,
      record: platform_id,
      reason: fill(errorRow(ambiguous).says, words),
      hint: 'Joined by hand; the next run carries it out.',
      retry: 'next run',
    }),
  ])
  return { name: label ?? platformId, quickbooksId: quickbooks_id, platformId }
}

function notHeld(of: Entity, record: string, link: Row<'links'> | undefined): QbsyncError {
  if (link?.origin) {
    const detail = `${of.name} ${link.label ?? record} is linked already, to ${link.platform_id}`
    return new QbsyncError('E_USAGE', { detail })
  }
  const hint = 'Only what is held can be linked. See: qbsync errors list.'
  return new QbsyncError('E_NOT_FOUND', { thing: of.name, id: record, hint })
}
