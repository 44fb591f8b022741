// The .qwc for a person: connection found or made, file written, password handed over once.
import { existsSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'
import { profileOf } from '../profiles/chosen.ts'
import type { Application } from '../profiles/profile.ts'
import { findInstallation } from './connection-life.ts'
import {
  createConnection,
  firstLabel,
  generateQwc,
  liveAndSplit,
  newLabel,
  originOf,
} from './connections.ts'
import { type Context, findConnection } from './context.ts'
import { mustBeWritable, writeWhole } from './write-file.ts'

export interface QwcWish {
  readonly connection?: string | undefined
  readonly output?: string | undefined
  readonly force?: boolean | undefined
  readonly origin?: string | undefined
  readonly appName?: string | undefined
  readonly minutes?: number | undefined
  readonly label?: string | undefined
  readonly application?: Application | undefined
  readonly replace?: boolean | undefined
}

/** One file and password for each application of the profile (C4). Throws E_USAGE where there is only one. */
export async function makeSplitQwc(context: Context, wish: QwcWish) {
  const store = await context.store()
  const connection = await findConnection(store, wish.connection)
  const applications = profileOf(connection)?.applications ?? []
  if (applications.length === 0)
    throw new QbsyncError('E_USAGE', {
      detail: `The profile ${connection.profile} is one application: leave --apps out`,
    })
  if (wish.output !== undefined)
    throw new QbsyncError('E_USAGE', {
      detail: 'Each application has a file of its own: leave --output out with --apps split',
    })
  if ((connection.settings as { live?: boolean }).live) throw liveAndSplit(connection.id)
  const labels = applications.map((a) => [wish.label, a.id].filter(Boolean).join(' '))
  const files = labels.map((label) => fileFor(connection.id, label))
  const there = files.find((file) => existsSync(file))
  if (there && !wish.force) throw new QbsyncError('E_FILE_EXISTS', { file: there })
  const made = []
  for (const [i, application] of applications.entries())
    made.push(
      await makeQwc(context, {
        ...wish,
        connection: connection.id,
        output: files[i],
        label: labels[i],
        appName: wish.appName ? `${wish.appName} ${application.title}` : undefined,
        application,
      }),
    )
  return { connection: connection.id, applications: made }
}

export async function makeQwc(context: Context, wish: QwcWish) {
  const store = await context.store()
  const isFirst = wish.connection === undefined && (await store.count('connections')) === 0
  const connection = isFirst
    ? await createConnection(store, context.env, { id: 'default' })
    : await findConnection(store, wish.connection)
  const label = wish.replace
    ? (await findInstallation(store, connection, wish.label)).label
    : await newLabel(store, connection, wish.label)
  const file = wish.output === '-' ? null : (wish.output ?? fileFor(connection.id, label))
  // Before the password is made: a file that cannot be written must not cost one.
  if (file && existsSync(file) && !wish.force) throw new QbsyncError('E_FILE_EXISTS', { file })
  if (file) mustBeWritable(file)
  const made = await generateQwc(store, context.env, {
    connection,
    origin: wish.origin?.replace(/\/$/, ''),
    defaultOrigin: originOf(context.config),
    appName: wish.appName,
    minutes: wish.minutes,
    label,
    application: wish.application,
    replace: wish.replace,
  })
  if (file) writeWhole(file, made.qwc, lostHint)
  return {
    connection: connection.id,
    file,
    userName: made.userName,
    password: made.password,
    appUrl: made.appUrl,
    generation: made.generation,
    label,
    /** Computers that go on beside this one, each with the file and the password that it has. */
    others: (
      await store.select('installations', { connection_id: connection.id, revoked_at: null })
    ).flatMap((i) => (i.user_name === made.userName ? [] : [i.label])),
    replaced: wish.replace === true,
    qwc: made.qwc,
  }
}

/** CONNECTION.qwc, and with the label for every computer but the first: each has a file of its own (R29). */
function fileFor(connection: string, label: string): string {
  const slug = label
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join('-')
  return label === firstLabel || !slug ? `${connection}.qwc` : `${connection}-${slug}.qwc`
}

export function drawQwc(made: Awaited<ReturnType<typeof makeQwc>>): string {
  return [
    made.file && !made.replaced
      ? `Wrote ${made.file}: open it in the Web Connector of the computer with QuickBooks.`
      : '',
    made.replaced
      ? 'The old password is dead. Type the new one into the password cell of the application in the Web Connector.'
      : '',
    made.replaced && made.file
      ? `${made.file} is for adding it anew: remove the application first, with the company file open (QBWC1039).`
      : '',
    !made.replaced && made.others.length > 0
      ? `It is for a further computer ("${made.label}"); ${made.others.join(', ')} goes on as before. For a lost password: qbsync qwc replace.`
      : '',
    `User name  ${made.userName}`,
    `Password   ${made.password}`,
    'The password is shown only now. Keep it: the Web Connector asks for it.',
    `The Web Connector will call ${made.appUrl}: start it with qbsync serve.`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** The password is made by then, and shown to nobody. */
const lostHint =
  'Choose another file with --output; then make a new password with: qbsync qwc replace.'
