// Opening, making and describing simulated company files.
import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import type { Env } from '../env.ts'
import { databaseFault, QbsyncError } from '../errors.ts'
import { fromCents } from '../schema/scalars.ts'
import type { Company, CompanyFacts } from './company-file.ts'
import { accountBalance } from './ledger.ts'
import { makeFile, openFile } from './open-file.ts'
import { type ProductWish, productFacts } from './product.ts'
import { listBySerial } from './records.ts'
import { factsOf, type Profile, type ProfileName, profiles } from './seed.ts'
import type { TradesOptions } from './seeds/trades.ts'

export interface CreateOptions extends TradesOptions, ProductWish {
  /** What the company holds at first. */
  readonly profile?: ProfileName | undefined
  /** Overwrites a file that exists. */
  readonly force?: boolean | undefined
  /** Facts that differ from those of the profile: path, time zone, product. */
  readonly facts?: Partial<CompanyFacts> | undefined
  readonly companyName?: string | undefined
}

/** Opens a company file. Throws E_NOT_COMPANY for what is none. */
export function openCompany(file: string, env: Env): Company {
  return openFile(file, env)
}

/** Makes a company file (or ':memory:') and fills it. Throws E_FILE_EXISTS, E_UNKNOWN_PROFILE. */
export function createCompany(file: string, options: CreateOptions, env: Env): Company {
  const name = options.profile ?? 'empty'
  if (!Object.hasOwn(profiles, name))
    throw new QbsyncError('E_UNKNOWN_PROFILE', {
      profile: name,
      known: Object.keys(profiles).join(', '),
    })
  if (file === '')
    throw new QbsyncError('E_FILE', { file: '""', problem: 'it has no name', hint: 'Name a file.' })
  const profile = profiles[name]
  if (file !== ':memory:' && existsSync(file)) {
    if (!options.force) throw new QbsyncError('E_FILE_EXISTS', { file })
    if (!statSync(file).isFile()) throw noFile(file)
  }
  // Made under another name and renamed when it is whole: a company that was cut off half-way must not pass for one.
  const isFile = file !== ':memory:'
  const place = isFile ? `${file}.making-${process.pid}` : file
  if (isFile) removeFile(place)
  const usual = factsOf(profile, {}, options.companyName)
  const facts = { ...usual, ...productFacts(options, usual), ...options.facts }
  const company = filled(place, profile, { facts, env, file }, (made) =>
    profile.fill(made, options),
  )
  if (!isFile) return company
  // Only now: what is replaced is lost for something that is there.
  if (options.force) removeFile(file)
  putInPlace(place, file)
  return openFile(file, env)
}

/** A whole company, closed where it is a file; where it cannot be made nothing remains of it. */
function filled(
  place: string,
  { isBulky, asksAnything }: Pick<Profile, 'isBulky' | 'asksAnything'>,
  { facts, env, file }: { facts: CompanyFacts; env: Env; file: string },
  fill: (company: Company) => void,
): Company {
  const isFile = place !== ':memory:'
  let begun: Company | undefined
  try {
    const company = makeFile(place, facts, env)
    begun = company
    if (isBulky) company.inBulk(() => fill(company), asksAnything)
    else company.write(() => fill(company))
    // Names and facts read while the file was being filled may be older than what is in it now.
    company.forget()
    if (isFile) closeWhole(company)
    return company
  } catch (error) {
    begun?.close()
    if (isFile) removeFile(place)
    throw databaseFault(error, [file]) ?? error
  }
}

/** Under its own name only where nobody else has made it meanwhile: a file that is open must not be replaced. */
function putInPlace(made: string, file: string): void {
  try {
    linkSync(made, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && !existsSync(file)) renameSync(made, file)
  } finally {
    removeFile(made)
  }
}

/** Closing moves what is still in the write-ahead log into the file, and says nothing where the disk is full. */
function closeWhole(company: Company): void {
  company.db.pragma('wal_checkpoint(truncate)')
  company.close()
  if (existsSync(`${company.file}-wal`)) throw new Error('the write-ahead log is still there')
}

const noFile = (file: string): QbsyncError => {
  const hint = 'Choose another name.'
  return new QbsyncError('E_FILE', { file, problem: 'it is a folder or a device', hint })
}

function removeFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}

export interface Description {
  readonly name: string
  readonly path: string
  readonly product: string
  readonly timeZone: string
  readonly fileMode: string
  /** Records by kind, those that there are. */
  readonly counts: Readonly<Record<string, number>>
  /** Accounts that carry a balance. */
  readonly balances: readonly { account: string; type: string; balance: string }[]
  readonly receivable: { readonly documents: number; readonly open: string }
}

export function describeCompany(company: Company): Description {
  const { facts } = company
  const counts = company
    .sql(
      `select kind, count(*) as count from lists group by kind
       union all select kind, count(*) from txns group by kind order by kind`,
    )
    .all() as { kind: string; count: number }[]
  const serials = company
    .sql("select serial from lists where kind = 'Account' order by full_key")
    .pluck(true)
    .all() as number[]
  const balances = serials.flatMap((serial) => {
    const account = listBySerial(company, serial)
    if (!account) return []
    const { own } = accountBalance(company, account)
    const type = String(account.body['AccountType'])
    return own === '0.00' ? [] : [{ account: account.fullName, type, balance: own }]
  })
  const open = company
    .sql(
      `select count(*) as documents, coalesce(sum(total - applied), 0) as cents from txns
       where kind = 'Invoice' and total <> applied and is_pending = 0`,
    )
    .get() as { documents: number; cents: number }
  const name = facts.company['CompanyName']
  return {
    name: typeof name === 'string' ? name : '',
    path: facts.path,
    product: facts.productName,
    timeZone: facts.timeZone,
    fileMode: facts.fileMode,
    counts: Object.fromEntries(counts.map((row) => [row.kind, row.count])),
    balances,
    receivable: { documents: open.documents, open: fromCents(open.cents) },
  }
}
