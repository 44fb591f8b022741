// Guided set-up: questions, then configuration file, connection, .qwc and password. Nothing is written before
// every answer is there.
import { existsSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'
import { profiles } from '../profiles/profiles.ts'
import { one } from '../store/store.ts'
import type { BackendConfig } from './backend-config.ts'
import { defaultConfigFile } from './config.ts'
import { checkAddress, createConnection, originOf, updateConnection } from './connections.ts'
import type { Context } from './context.ts'
import { answer, canAsk } from './prompts.ts'
import { makeQwc } from './qwc.ts'
import { mustBeWritable, writeWhole } from './write-file.ts'

export interface InitWish {
  readonly name?: string | undefined
  readonly company?: string | undefined
  readonly companyFile?: string | undefined
  readonly profile?: string | undefined
  readonly url?: string | undefined
  readonly minutes?: number | undefined
  readonly yes: boolean
  readonly force: boolean
  readonly json: boolean
  readonly config?: string | undefined
}

export async function initialise(context: Context, wish: InitWish) {
  const configFile = wish.config ?? defaultConfigFile
  if (existsSync(configFile) && !wish.force)
    throw new QbsyncError('E_FILE_EXISTS', { file: configFile })
  const may = { ask: canAsk(wish), takeDefault: wish.yes }
  const name = await answer(
    {
      flag: '--name',
      question: 'Name of the connection',
      default: 'default',
      check: (t) => /^[a-z0-9][a-z0-9_-]{0,40}$/.test(t) || 'small letters, digits, - and _',
    },
    wish.name,
    may,
  )
  const profile = await answer(
    {
      flag: '--profile',
      question: 'What does your product do?',
      default: 'payments-desktop',
      choices: profiles
        .filter((p) => p.product === 'desktop')
        .map((p) => ({ name: p.title, value: p.id })),
    },
    wish.profile,
    may,
  )
  const company = await answer(
    {
      flag: '--company',
      question: 'Name of the company (empty: the first that calls)',
      default: '',
    },
    wish.company,
    may,
  )
  const companyFile = await answer(
    {
      flag: '--company-file',
      question: 'Path of the company file (empty: whatever file is open)',
      default: '',
      check: (t) => t === '' || /\.qbw$/i.test(t) || 'a path that ends in .qbw',
    },
    wish.companyFile,
    may,
  )
  const url = await answer(
    {
      flag: '--url',
      question: 'Address the Web Connector reaches',
      default: originOf(context.config),
      check: (t) => /^https?:\/\/[^/]+/.test(t) || 'an address such as https://sync.example.com',
    },
    wish.url,
    may,
  )
  const qwcFile = `${name}.qwc`
  if (existsSync(qwcFile) && !wish.force) throw new QbsyncError('E_FILE_EXISTS', { file: qwcFile })
  // Everything that can be refused is refused before anything is made.
  checkAddress(url)
  for (const file of [configFile, qwcFile]) mustBeWritable(file)
  const store = await context.store()
  const known = await one(store, 'connections', { id: name })
  if (known && wish.force) await updateConnection(store, known, { company, companyFile })
  else
    await createConnection(store, context.env, {
      id: name,
      profile,
      company: company || undefined,
      companyFile: companyFile || undefined,
    })
  const hasOne = (await store.count('installations', { connection_id: name })) > 0
  const made = await makeQwc(context, {
    connection: name,
    output: qwcFile,
    force: wish.force,
    origin: url,
    minutes: wish.minutes,
    replace: hasOne,
  })
  writeWhole(configFile, configText(context, url))
  return {
    configFile,
    qwcFile,
    connection: name,
    userName: made.userName,
    password: made.password,
    appUrl: made.appUrl,
    replaced: made.replaced,
  }
}

function configText(context: Context, url: string): string {
  const { config } = context
  const quoted = (text: string) => JSON.stringify(text)
  const relative = (path: string) =>
    path.startsWith(process.cwd()) ? `.${path.slice(process.cwd().length)}` : path
  return [
    '# Configuration of qbsync. Paths are relative to this file; every key may be left out.',
    `dataDir: ${quoted(relative(config.dataDir))}`,
    'server:',
    `  host: ${quoted(config.server.host)}`,
    `  port: ${config.server.port}`,
    `  publicUrl: ${quoted(url)}`,
    ...(config.store.url === undefined ? [] : ['store:', `  url: ${quoted(config.store.url)}`]),
    'backend:',
    ...backendLines(config.backend, relative).map((line) => `  ${line}`),
    '',
  ].join('\n')
}

/** What the file that is overwritten said of the backend stays said. */
function backendLines(backend: BackendConfig, relative: (path: string) => string): string[] {
  const quoted = (value: unknown) => JSON.stringify(value)
  if (backend.type === 'sqlite') return ['type: sqlite', `file: ${quoted(relative(backend.file))}`]
  if (backend.type === 'module')
    return [
      'type: module',
      `module: ${quoted(relative(backend.module))}`,
      `options: ${quoted(backend.options)}`,
    ]
  if (backend.type === 'postgres')
    return ['type: postgres', `url: ${quoted(backend.url)}`, `schema: ${quoted(backend.schema)}`]
  const { from, value } = backend.key
  const secret = from === 'keyFile' ? relative(value) : value
  return ['type: http', `url: ${quoted(backend.url)}`, `${from}: ${quoted(secret)}`]
}
