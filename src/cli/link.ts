// Joining a held record of QuickBooks to one of the platform by hand (R68); the next run carries it out.
import { QbsyncError } from '../errors.ts'
import type { Entity } from '../schema/entity.ts'
import { change, type Row, type Store } from '../store/store.ts'
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

function notHeld(of: Entity, record: string, link: Row<'links'> | undefined): QbsyncError {
  if (link?.origin) {
    const detail = `${of.name} ${link.label ?? record} is linked already, to ${link.platform_id}`
    return new QbsyncError('E_USAGE', { detail })
  }
  const hint = 'Only what is held can be linked. See: qbsync errors list.'
  return new QbsyncError('E_NOT_FOUND', { thing: of.name, id: record, hint })
}
