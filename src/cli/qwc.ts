// The .qwc for a person: connection found or made, file written, password handed over once.
import { existsSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'
import { profileOf } from '../profiles/chosen.ts'
import type { Application } from '../profiles/profile.ts'
import { findInstallation } from './connection-life.ts'
import { createConnection, generateQwc, liveAndSplit, originOf } from './connections.ts'
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
  const files = applications.map((a) => `${connection.id}-${a.id}.qwc`)
  const there = files.find((file) => existsSync(file))
  if (there && !wish.force) throw new QbsyncError('E_FILE_EXISTS', { file: there })
  const made = []
  for (const [i, application] of applications.entries())
    made.push(
      await makeQwc(context, {
        ...wish,
        connection: connection.id,
        output: files[i],
        label: [wish.label, application.id].filter(Boolean).join(' '),
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
  const file = wish.output === '-' ? null : (wish.output ?? `${connection.id}.qwc`)
  const label = wish.replace
    ? (await findInstallation(store, connection, wish.label)).label
    : wish.label
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
    replaced: wish.replace === true,
    qwc: made.qwc,
  }
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
