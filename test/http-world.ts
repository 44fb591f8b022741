// A world whose backend is the http one, before the simulated platform.
import { openHttpBackend } from '../src/backend/http.ts'
import { seededRandom } from '../src/env.ts'
import { openPlatform, type Platform } from '../src/sim/platform.ts'
import type { PlatformFault } from '../src/sim/platform-faults.ts'
import {
  type PlatformCall,
  type PlatformServer,
  startPlatformServer,
} from '../src/sim/platform-server.ts'
import { makeWorld, type World, type WorldOptions } from './world.ts'

export interface HttpWorld extends World {
  readonly platform: Platform
  readonly server: PlatformServer
  readonly apiCalls: PlatformCall[]
}

export interface Failing {
  readonly failRate?: number
  readonly seed?: number
  readonly faults?: readonly PlatformFault[]
}

const key = 'a key for tests only'

export async function makeHttpWorld(
  failing: Failing = {},
  options: WorldOptions = {},
): Promise<HttpWorld> {
  const { failRate = 0, seed = 1, faults } = failing
  const apiCalls: PlatformCall[] = []
  let platform: Platform | undefined
  let server: PlatformServer | undefined
  const world = await makeWorld({
    // Small pages make many calls.
    ...(failRate > 0 ? { pageSize: 2 } : {}),
    ...options,
    openBackend: async (env) => {
      // The luck of the server is its own, so that a seed means the same whatever else draws.
      const its = { ...env, random: seededRandom(seed) }
      platform = openPlatform(':memory:', env)
      server = await startPlatformServer({
        platform,
        key,
        env: its,
        host: '127.0.0.1',
        port: 0,
        failRate,
        ...(faults ? { faults } : {}),
        onCall: (call) => apiCalls.push(call),
      })
      return openHttpBackend({ url: server.url, key, env, attemptMs: 120 })
    },
  })
  if (!platform || !server) throw new Error('the backend was not opened')
  const own = { platform, server, apiCalls }
  const closeWorld = world.close
  return Object.assign(world, own, {
    async close() {
      await closeWorld()
      await own.server.close()
      own.platform.close()
    },
  })
}
