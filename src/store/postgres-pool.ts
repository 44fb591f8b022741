// How we reach a PostgreSQL database: used by the store and by the PostgreSQL backend.
import { Pool, type PoolClient, type PoolConfig } from 'pg'
import { QbsyncError } from '../errors.ts'

/** What does not come within this time is not coming: the caller is told, and asks again later. */
const waitMs = 10_000

export function openPool(
  address: string,
  { connections = 10, types }: { connections?: number | undefined; types?: PoolConfig['types'] },
): Pool {
  const pool = new Pool({
    connectionString: address,
    max: connections,
    connectionTimeoutMillis: waitMs,
    application_name: 'qbsync',
    ...(types ? { types } : {}),
  })
  // A connection that breaks while nobody uses it is replaced by the next query.
  pool.on('error', () => undefined)
  return pool
}

/** All of it or nothing; `begin` begins it. Whether a commit whose answer is lost happened, nobody knows. */
export async function inTransaction<T>(
  pool: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection that breaks tells so apart from the query that fails by it; unheard it would end the process.
  const heard = (): void => undefined
  client.on('error', heard)
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (cause: Error) => cause,
    )
    throw error
  } finally {
    client.off('error', heard)
    client.release(broken)
  }
}

export const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '')

/** Of two transactions that wait for each other PostgreSQL takes one back whole: 40P01; 40001 likewise. */
export const isTakenBack = (error: unknown): boolean => /^(40001|40P01)$/.test(codeOf(error))

/** The server went away, or is going: PostgreSQL, appendix A, class 57P; or the socket broke. */
export const isLost = (error: unknown): boolean =>
  /^(57P0[123]|ECONNRESET|EPIPE|ECONNREFUSED)$/.test(codeOf(error)) ||
  /Connection terminated/.test(String(error))

/** PostgreSQL, appendix A: connection, resources, operator, whose fault it is, no such database; and the socket's own. */
const outside = /^(08|53|57|58|28|3D|E[A-Z_]+$)/

/** It is the database that cannot be used; whatever else it says against a statement has another cause. */
export const isOutside = (error: unknown): boolean =>
  outside.test(codeOf(error)) || /[Tt]erminated|timeout/.test(String(error))

/** PostgreSQL, appendix A: insufficient_privilege. */
const noRight = '42501'

export const wordsOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : codeOf(error)

/** E_STORE for the database at this address (without its password); `key` is where the configuration names it. */
export function unusable(name: string, key: string, cause: unknown): QbsyncError {
  const hint =
    codeOf(cause) === noRight
      ? 'Let one who may make or change the tables run: qbsync store migrate.'
      : `Check that PostgreSQL runs and that \`${key}\` leads to it; nothing was lost.`
  return new QbsyncError('E_STORE', { file: name, problem: wordsOf(cause), hint }, { cause })
}
