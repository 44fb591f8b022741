// The configuration: one YAML file, read once, checked, with defaults for all of it.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileProblem, QbsyncError } from '../errors.ts'
import { bodyLimitBytes, pageSize } from '../limits.ts'
import { type Retention, usualRetention } from '../store/retention.ts'
import {
  type BackendConfig,
  backendConfig,
  backendExpectations,
  problemOfBackend,
  type RawBackend,
} from './backend-config.ts'
import { type Role, roles } from './roles.ts'
import { type StoreConfig, storeExpectations } from './store-config.ts'
import { largestYaml, plainValue, readYaml } from './yaml-text.ts'

export interface Config {
  /** The file it came from, or undefined where defaults serve. */
  readonly file: string | undefined
  /** Folder of qbsync.db. */
  readonly dataDir: string
  readonly server: {
    readonly host: string
    readonly port: number
    /** Address that the Web Connector uses, without path; default http://localhost:PORT. */
    readonly publicUrl: string | undefined
    readonly bodyLimitBytes: number
    /** How many proxies stand before us, or their addresses: whose word on the caller's address counts. */
    readonly trustProxy: number | string | false
    /** Listening beyond this computer without TLS is wanted. */
    readonly plainHttp: boolean
    /** Files of PEM; without, a proxy ends TLS. */
    readonly tls: { readonly cert: string; readonly key: string } | undefined
    /** Numbers for Prometheus: on a port of their own on loopback, or at /metrics with a token. */
    readonly metrics: { readonly port?: number | undefined; readonly token?: string | undefined }
    readonly log: 'text' | 'json'
  }
  readonly store: StoreConfig
  readonly backend: BackendConfig
  readonly retention: Retention
  readonly simulate: { readonly company: string; readonly profile: string }
  readonly pageSize: number
  /** What whoever uses this configuration may do. */
  readonly role: Role
}

export const defaultConfigFile = 'qbsync.yaml'
export const defaultPort = 8421
const mb = 1024 * 1024

interface ConfigFlags {
  config?: string | undefined
  'data-dir'?: string | undefined
}

/**
 * Reads the file named, or qbsync.yaml of this folder if there is one. Paths in it are relative to it.
 * Throws E_CONFIG_MISSING, or E_CONFIG with the path of the key and what was expected.
 */
export async function loadConfig(flags: ConfigFlags): Promise<Config> {
  for (const flag of ['config', 'data-dir'] as const)
    if (flags[flag]?.trim() === '')
      throw new QbsyncError('E_USAGE', { detail: `--${flag} is empty` })
  const named = flags.config
  const file = resolve(named ?? defaultConfigFile)
  if (named && !existsSync(file)) throw new QbsyncError('E_CONFIG_MISSING', { file: named })
  return existsSync(file) ? made(await parseConfig(read(file), file), flags, file) : made({}, flags)
}

/** What serves where there is no file, or none that can be used. */
export const defaultConfig = (flags: ConfigFlags): Config => made({}, flags)

function made(raw: RawConfig, flags: ConfigFlags, file?: string): Config {
  const base = file === undefined ? process.cwd() : dirname(file)
  const dataDir = resolve(flags['data-dir'] ?? resolve(base, raw.dataDir ?? '.qbsync'))
  return {
    file,
    dataDir,
    server: {
      host: raw.server?.host ?? '127.0.0.1',
      port: raw.server?.port ?? defaultPort,
      publicUrl: raw.server?.publicUrl,
      bodyLimitBytes: (raw.server?.bodyLimitMb ?? bodyLimitBytes / mb) * mb,
      trustProxy: trustOf(raw.server?.trustProxy),
      plainHttp: raw.server?.plainHttp ?? false,
      tls: raw.server?.tls && {
        cert: resolve(base, raw.server.tls.cert),
        key: resolve(base, raw.server.tls.key),
      },
      metrics: raw.server?.metrics ?? {},
      log: raw.server?.log ?? 'text',
    },
    store: { url: raw.store?.url },
    backend: backendConfig(raw.backend, { base, dataDir, storeUrl: raw.store?.url }),
    retention: {
      runsDays: raw.retention?.runsDays ?? usualRetention.runsDays,
      exchangesDays: raw.retention?.exchangesDays ?? usualRetention.exchangesDays,
      maxBytes: raw.retention?.maxMb ? raw.retention.maxMb * mb : usualRetention.maxBytes,
    },
    simulate: {
      company: raw.simulate?.company
        ? resolve(base, raw.simulate.company)
        : resolve(dataDir, 'company.qbsim'),
      profile: raw.simulate?.profile ?? 'rivera',
    },
    pageSize: raw.pageSize ?? pageSize,
    role: raw.role ?? 'admin',
  }
}

/**
 * "true" is one proxy. Everything before the proxies we know is what a caller says of itself, and whoever guesses
 * passwords would say another address each time.
 */
export const trustOf = (said: boolean | number | string | undefined): number | string | false => {
  if (said === true || said === 'true') return 1
  if (said === undefined || said === false || said === 'false') return false
  return typeof said === 'string' && /^\d{1,2}$/.test(said) ? Number(said) : said
}

const listed = (keys: readonly string[]): string =>
  keys
    .slice(0, 5)
    .map((key) => key.slice(0, 100))
    .join(', ')

/** Throws E_CONFIG for aliases. */
function plain(document: Parameters<typeof plainValue>[0], file: string): unknown {
  try {
    return plainValue(document)
  } catch (cause) {
    const problem = 'it uses YAML aliases (&name, *name)'
    const details = { file, path: 'the file', problem, expected: 'plain "key: value" lines' }
    throw new QbsyncError('E_CONFIG', details, { cause })
  }
}

export interface RawConfig {
  dataDir?: string | undefined
  server?:
    | {
        host?: string | undefined
        port?: number | undefined
        publicUrl?: string | undefined
        bodyLimitMb?: number | undefined
        trustProxy?: boolean | number | string | undefined
        plainHttp?: boolean | undefined
        tls?: { cert: string; key: string } | undefined
        metrics?: { port?: number | undefined; token?: string | undefined } | undefined
        log?: 'text' | 'json' | undefined
      }
    | undefined
  store?: { url?: string | undefined } | undefined
  backend?: RawBackend | undefined
  retention?:
    | {
        runsDays?: number | undefined
        exchangesDays?: number | undefined
        maxMb?: number | undefined
      }
    | undefined
  simulate?: { company?: string | undefined; profile?: string | undefined } | undefined
  pageSize?: number | undefined
  role?: Role | undefined
}

/** The text of a configuration, checked; `file` is what errors call it. Throws E_CONFIG. */
export async function parseConfig(text: string, file: string): Promise<RawConfig> {
  const yaml = await readYaml(text)
  if ('fault' in yaml) {
    const { problem, line, column } = yaml.fault
    const path = `line ${line}, column ${column}`
    throw new QbsyncError('E_CONFIG', { file, path, problem, expected: 'YAML: "key: value" lines' })
  }
  const schema = await configSchema()
  const result = schema.safeParse(plain(yaml.document, file) ?? {})
  if (result.success) {
    const wrong = await problemOfBackend(result.data.backend ?? {}, result.data.store?.url)
    if (!wrong) return result.data
    const path = `backend.${wrong.key}`
    const expected = expectations[path] ?? ''
    throw new QbsyncError('E_CONFIG', { file, path, problem: wrong.problem, expected })
  }
  const issue = result.error.issues[0]
  const path = issue?.path.join('.') || 'the file'
  const unknown = issue?.code === 'unrecognized_keys' ? listed(issue.keys) : undefined
  throw new QbsyncError('E_CONFIG', {
    file,
    path: unknown ? (path === 'the file' ? unknown : `${path}.${unknown}`) : path,
    problem: unknown ? 'the key is not known' : (issue?.message ?? 'it is not valid'),
    expected: expectations[unknown ? path : path] ?? expectations['the file'] ?? '',
  })
}

function read(file: string): string {
  try {
    const { size } = statSync(file)
    if (!statSync(file).isFile() || size > largestYaml) throw new Error('it is no file of text')
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const problem = fileProblem(cause)
    const hint = 'Give a file that can be read.'
    throw new QbsyncError('E_FILE', { file, problem, hint }, { cause })
  }
}

const expectations: Readonly<Record<string, string>> = {
  'the file': 'the keys dataDir, server, store, backend, retention, simulate, pageSize, role',
  dataDir: 'the path of a folder, such as ./data',
  server: 'the keys host, port, publicUrl, bodyLimitMb, trustProxy, plainHttp, tls, metrics, log',
  'server.host': 'an address to listen on, such as 127.0.0.1',
  'server.port': 'a whole number from 0 to 65535',
  'server.publicUrl': 'an address such as https://sync.example.com',
  'server.bodyLimitMb': 'a whole number of megabytes from 1 to 1024',
  'server.trustProxy': 'false, true for one proxy, a number of proxies, or their addresses',
  'server.plainHttp': 'true to listen beyond this computer without TLS, or false',
  'server.tls': 'the keys cert and key, each the path of a PEM file',
  'server.tls.cert': 'the path of a PEM file with the certificate and its chain',
  'server.tls.key': 'the path of a PEM file with the private key',
  ...storeExpectations,
  'server.metrics': 'the keys port, token',
  'server.metrics.port': 'a whole number from 0 to 65535',
  'server.metrics.token': 'a secret of at least 16 characters',
  'server.log': 'text or json',
  ...backendExpectations,
  retention: 'the keys runsDays, exchangesDays and maxMb',
  'retention.runsDays': 'a whole number of days from 1 to 3650',
  'retention.exchangesDays': 'a whole number of days from 1 to 3650',
  'retention.maxMb': 'a whole number of megabytes from 16 to 1048576',
  simulate: 'the keys company and profile',
  'simulate.company': 'the path of a .qbsim file',
  'simulate.profile': 'the name of a company profile, such as rivera',
  pageSize: 'a whole number from 1 to 5000',
  role: 'viewer, operator or admin',
}

async function configSchema() {
  const { z } = await import('zod')
  const text = z.string().min(1)
  return z.strictObject({
    dataDir: text.optional(),
    server: z
      .strictObject({
        host: text.optional(),
        port: z.int().min(0).max(65535).optional(),
        publicUrl: z.url({ protocol: /^https?$/ }).optional(),
        bodyLimitMb: z.int().min(1).max(1024).optional(),
        trustProxy: z.union([z.boolean(), z.int().min(0).max(20), text]).optional(),
        plainHttp: z.boolean().optional(),
        tls: z.strictObject({ cert: text, key: text }).optional(),
        metrics: z
          .strictObject({
            port: z.int().min(0).max(65535).optional(),
            token: z.string().min(16).optional(),
          })
          .optional(),
        log: z.enum(['text', 'json']).optional(),
      })
      .optional(),
    backend: z
      .strictObject({
        type: z.enum(['sqlite', 'postgres', 'http', 'module']).optional(),
        file: text.optional(),
        url: text.optional(),
        schema: text.optional(),
        key: text.optional(),
        keyFile: text.optional(),
        keyEnv: text.optional(),
        module: text.optional(),
        options: z.record(z.string(), z.unknown()).optional(),
      })
      .optional(),
    store: z
      .strictObject({
        url: z
          .string()
          .regex(/^postgres(ql)?:\/\/[^\s]+$/)
          .optional(),
      })
      .optional(),
    retention: z
      .strictObject({
        runsDays: z.int().min(1).max(3650).optional(),
        exchangesDays: z.int().min(1).max(3650).optional(),
        maxMb: z.int().min(16).max(1_048_576).optional(),
      })
      .optional(),
    simulate: z.strictObject({ company: text.optional(), profile: text.optional() }).optional(),
    pageSize: z.int().min(1).max(5000).optional(),
    role: z.enum(roles).optional(),
  })
}
