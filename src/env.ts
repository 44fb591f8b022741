// The only file that touches time or luck. Everything else is handed an Env.
import { randomBytes, randomUUID } from 'node:crypto'

export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  data?: Record<string, unknown>,
) => void

export interface Env {
  /** Milliseconds since 1970, UTC: the only clock. SQL never asks for the time. */
  now(): number
  sleep(ms: number): Promise<void>
  /** 0 ≤ x < 1 */
  random(): number
  /** Unguessable in production (128 random bits as 32 hex digits), counted in simulation. */
  id(): string
  log: Log
}

export const silent: Log = () => undefined

export function realEnv(log: Log = silent): Env {
  return {
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
    id: () => randomBytes(16).toString('hex'),
    log,
  }
}

export interface VirtualEnv extends Env {
  /** Moves the clock; sleepers whose time has come wake up. */
  advance(ms: number): void
  set(now: number): void
}

/** Time that stands still until told otherwise, luck from a seed, ids that count. */
export function virtualEnv(options: { now: number; seed?: number; log?: Log }): VirtualEnv {
  let now = options.now
  let counter = 0
  const random = seededRandom(options.seed ?? 1)
  return {
    now: () => now,
    sleep: (ms) => {
      now += ms
      return Promise.resolve()
    },
    random,
    id: () => (++counter).toString(16).padStart(32, '0'),
    log: options.log ?? silent,
    advance: (ms) => {
      now += ms
    },
    set: (at) => {
      now = at
    },
  }
}

/** A small seeded generator (mulberry32): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A GUID in braces, as .qwc files carry it. */
export const guid = (env: Env): string => {
  const hex = env.id().padStart(32, '0').slice(0, 32)
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ]
  return `{${parts.join('-').toUpperCase()}}`
}

export const uuid = (): string => randomUUID()

/** The real time, whose sleepers are woken when `stopped` comes. */
export function woken(env: Env, stopped: Promise<void> | undefined): Env {
  if (!stopped) return env
  return {
    ...env,
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        const wake = (): void => {
          clearTimeout(timer)
          resolve()
        }
        stopped.then(wake, wake)
      }),
  }
}
