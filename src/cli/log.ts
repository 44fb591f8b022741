// What a server has to say while it runs, on stderr: one line a thing, the time first.
import { type Log, realEnv } from '../env.ts'
import { errorTextLength } from '../limits.ts'
import { oneLine, quoted } from './outside.ts'
import { clip } from './wrap.ts'

const levels = ['debug', 'info', 'warn', 'error'] as const

/** Lines from this level on: "2026-04-01T14:00:00.000Z warn  message call=authenticate ms=3". */
export function lineLog(
  from: (typeof levels)[number],
  write: (line: string) => void = (line) => process.stderr.write(line),
  now: () => number = realEnv().now,
): Log {
  const least = levels.indexOf(from)
  return (level, message, data = {}) => {
    if (levels.indexOf(level) < least) return
    const words = Object.entries(data).map(([name, value]) => `${name}=${shown(value)}`)
    const time = new Date(now()).toISOString()
    write(
      `${[time, level.padEnd(5), clip(oneLine(message), errorTextLength), ...words].join(' ')}\n`,
    )
  }
}

/** On one line, whatever it is; what is not a plain word stands in quotes. */
function shown(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const whole = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  // A caller may say a name of 60 MB.
  const text = clip(whole, errorTextLength)
  return /^[\w.:/@-]+$/.test(text) ? text : quoted(text)
}

/** One JSON document a line: time, level, message, and what the line says besides (connection, run, trace …). */
export function jsonLog(
  from: (typeof levels)[number],
  write: (line: string) => void = (line) => process.stderr.write(line),
  now: () => number = realEnv().now,
): Log {
  const least = levels.indexOf(from)
  return (level, message, data = {}) => {
    if (levels.indexOf(level) < least) return
    const line = {
      time: new Date(now()).toISOString(),
      level,
      message: clip(message, errorTextLength),
    }
    // What a caller says must not pose as the time.
    const words = Object.entries(data).filter(([name]) => !Object.hasOwn(line, name))
    const own = Object.fromEntries(words.map(([name, value]) => [name, bounded(value)]))
    write(`${JSON.stringify({ ...line, ...own })}\n`)
  }
}

const bounded = (value: unknown): unknown =>
  typeof value === 'string' ? clip(value, errorTextLength) : value

/** The log of `serve`, as the flags say, else the configuration. A wrong configuration is told by whoever uses it. */
export async function serveLog(flags: {
  readonly log?: string | undefined
  readonly verbose: boolean
  readonly config?: string | undefined
  readonly 'data-dir'?: string | undefined
}): Promise<Log> {
  const { loadConfig } = await import('./config.ts')
  const form = flags.log ?? (await loadConfig(flags)).server.log
  // Machines read the lines of JSON: they get the beginning and end of every run as well.
  if (form === 'json') return jsonLog(flags.verbose ? 'debug' : 'info')
  return lineLog(flags.verbose ? 'debug' : 'warn')
}
