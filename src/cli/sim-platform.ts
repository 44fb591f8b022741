// The user's API, pretended: `qbsync sim platform`.
import { type Env, seededRandom } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { shortestKey } from '../schema/backend-api.ts'
import { openPlatform } from '../sim/platform.ts'
import { faultNamed, platformFaults } from '../sim/platform-faults.ts'
import { startPlatformServer } from '../sim/platform-server.ts'
import type { Context } from './context.ts'
import { writeReady } from './ready-file.ts'
import { untilSignal } from './serve.ts'

export async function startPlatform(
  context: Context,
  wish: {
    host: string
    port: number
    file: string | undefined
    key: string
    /** Percent of the calls that fail. */
    fail: number
    faults: readonly string[]
    seed: number | undefined
    readyFile: string | undefined
  },
) {
  if (wish.key.length < shortestKey)
    throw new QbsyncError('E_USAGE', {
      detail: `The key has fewer than ${shortestKey} characters`,
    })
  const names = wish.faults.length > 0 ? wish.faults : platformFaults.map((f) => f.name)
  const env: Env =
    wish.seed === undefined ? context.env : { ...context.env, random: seededRandom(wish.seed) }
  const platform = openPlatform(wish.file ?? ':memory:', env)
  const server = await startPlatformServer({
    platform,
    key: wish.key,
    env,
    host: wish.host,
    port: wish.port,
    failRate: wish.fail / 100,
    faults: names.flatMap((name) => faultNamed(name) ?? []),
  })
  const { url, port } = server
  const close = async () => {
    await server.close()
    platform.close()
  }
  try {
    if (wish.readyFile) writeReady(wish.readyFile, server)
  } catch (error) {
    await close()
    throw error
  }
  return { url, port, stopped: untilSignal().then(close) }
}
