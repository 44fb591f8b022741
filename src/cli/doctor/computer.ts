// Checks of the computer that qbsync runs on: configuration, folder, files, disk, clock.
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { inspectDatabase } from '../../store/inspect.ts'
import { migrations } from '../../store/migrations.ts'
import type { Config } from '../config.ts'
import { openToOthers } from '../private-files.ts'
import { shownAddress } from '../store-config.ts'
import { type Check, fine, note, type Patient, problem, type Said } from './check.ts'

const leastFreeBytes = 512 * 1024 * 1024
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
/** Differences of clocks that are nobody's fault. */
const clockSlackMs = 5 * 60_000
/** Nothing that we keep can be younger than this program and older than 2024. */
const oldestNow = Date.UTC(2024, 0, 1)

const leastNode = [20, 19] as const

export const computerChecks: readonly Check[] = [
  {
    id: 'node',
    title: 'Node.js',
    look: () => {
      const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
      const [least, leastMinor] = leastNode
      return major > least || (major === least && minor >= leastMinor)
        ? [fine(`version ${process.versions.node}`)]
        : [
            problem(
              `version ${process.versions.node} is too old`,
              'Install Node.js 20.19 or newer.',
            ),
          ]
    },
  },
  {
    id: 'configuration',
    title: 'configuration',
    look: ({ config, configProblem }) =>
      configProblem
        ? [problem(configProblem.message, configProblem.hint)]
        : [fine(config.file ?? 'no file, the defaults serve')],
  },
  { id: 'folder', title: 'data folder', look: ({ config }) => [folder(config.dataDir)] },
  { id: 'permissions', title: 'file permissions', look: ({ config }) => permissions(config) },
  { id: 'disk', title: 'disk space', look: disk },
  { id: 'store', title: 'store', look: store },
  { id: 'backend', title: 'backend', look: backend },
  { id: 'clock', title: 'clock', look: clock },
  { id: 'time zone', title: 'time zone', look: () => [zone()] },
]

function folder(path: string): Said {
  try {
    const there = nearestFolder(path)
    accessSync(there, constants.W_OK)
    return there === path ? fine(path) : note(`${path} is made by the first command that needs it`)
  } catch (error) {
    return problem(
      `${path}: ${(error as Error).message}`,
      'Give a folder that may be written: --data-dir.',
    )
  }
}

const nearestFolder = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path))

/** What holds secrets or other people's books, and who but its owner may read it. */
function permissions(config: Config): Said[] {
  // Rights of Windows are not told by a mode.
  if (process.platform === 'win32') return [note('not looked at on Windows')]
  const open = openToOthers(config)
  return open.length === 0
    ? [fine('nobody but the owner reads what is secret')]
    : open.map(({ file, says }) =>
        problem(`${file}: ${says.replace(/;.*$/, '')}`, `chmod 600 ${file}`),
      )
}

function disk({ config, probe }: Patient): Said[] {
  const free = probe.freeBytes(nearestFolder(config.dataDir))
  return free < leastFreeBytes
    ? [
        problem(
          `only ${megabytes(free)} free in ${config.dataDir}`,
          'Make room: a full disk stops every run.',
        ),
      ]
    : [fine(`${megabytes(free)} free`)]
}

const fromCopy =
  'Stop every qbsync, keep the file, and put a copy from before in its place. What was synced since is read again; what was sent since is known by its mark, except kinds that the profile sends and does not read: look for those in QuickBooks first.'

async function store({ config, storeFile, storeProblem, isThorough }: Patient): Promise<Said[]> {
  if (config.store.url !== undefined)
    return storeProblem
      ? [problem(storeProblem.message, storeProblem.hint)]
      : [fine(`${await shownAddress(storeFile)} answers, schema ${migrations.length}`)]
  if (!existsSync(storeFile)) return [note(`none yet (${storeFile}): nothing was synced from here`)]
  const { version, faults } = inspectDatabase(storeFile, isThorough)
  if (faults.length > 0) return [problem(`${storeFile} is damaged: ${faults.join('; ')}`, fromCopy)]
  if (storeProblem) return [problem(storeProblem.message, storeProblem.hint)]
  const size = megabytes(statSync(storeFile).size)
  return [fine(`${storeFile}, schema ${version} of ${migrations.length}, ${size}, whole`)]
}

async function backend({ config, env, isThorough }: Patient): Promise<Said[]> {
  const { openBackend, shownBackend } = await import('../backend-config.ts')
  const shown = await shownBackend(config.backend)
  if (config.backend.type === 'postgres')
    try {
      await (await openBackend(config.backend, { env, configFile: config.file ?? '' })).close()
      return [fine(`${shown} answers`)]
    } catch (error) {
      const { message, hint } = error as { message: string; hint?: string }
      return [problem(message, hint ?? 'See its log.')]
    }
  if (config.backend.type !== 'sqlite') return [fine(shown)]
  const { file } = config.backend
  if (!existsSync(file)) return [note(`none yet (${file})`)]
  const { faults } = inspectDatabase(file, isThorough)
  return faults.length > 0
    ? [problem(`${file} is damaged: ${faults.join('; ')}`, fromCopy)]
    : [fine(`${file}, ${megabytes(statSync(file).size)}, whole`)]
}

async function clock({ env, store: opened }: Patient): Promise<Said[]> {
  const now = env.now()
  const set = 'Let the computer set its clock from the network (NTP).'
  if (now < oldestNow) return [problem(`it says ${new Date(now).toISOString()}`, set)]
  if (!opened) return [fine(new Date(now).toISOString())]
  const connections = await opened.select('connections')
  const servers = await opened.select('servers')
  const noted = [...connections.map((c) => c.last_seen_at ?? 0), ...servers.map((s) => s.beat_at)]
  const newest = Math.max(0, ...noted)
  return newest > now + clockSlackMs
    ? [
        problem(
          `it says ${new Date(now).toISOString()}, but something was noted at ${new Date(newest).toISOString()}: it went back`,
          set,
        ),
      ]
    : [fine(new Date(now).toISOString())]
}

function zone(): Said {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZone
    ? fine(timeZone)
    : problem('the computer tells none', 'Set TZ, for example TZ=America/Chicago.')
}
