// Runs the built program as its users do: a child process, in a folder of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = join(root, 'bin/run.js')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Place {
  readonly folder: string
  qbsync(...words: string[]): Ran
  /** With --json; the one document on stdout. */
  json<T = Record<string, unknown>>(...words: string[]): { status: number | null; out: T }
  /** The same as json, without stopping this process: for a service that lives in it. */
  later<T = Record<string, unknown>>(...words: string[]): Promise<{ status: number | null; out: T }>
  input(text: string | Buffer, ...words: string[]): Ran
  /** Starts a server and waits for its ready file. */
  start(...words: string[]): Promise<Started>
  close(): void
}

export interface Started {
  readonly url: string
  readonly port: number
  readonly child: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-cli-'))
  const children = new Set<ChildProcess>()
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }
  const run = (words: string[], input?: string | Buffer): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
      cwd: folder,
      encoding: 'utf8',
      env,
      input: input ?? '',
      maxBuffer: 256 * 1024 * 1024,
    })
    return { status, stdout, stderr }
  }
  return {
    folder,
    qbsync: (...words) => run(words),
    json(...words) {
      const { status, stdout, stderr } = run([...words, '--json'])
      try {
        return { status, out: JSON.parse(stdout) }
      } catch {
        throw new Error(`not one JSON document (${status}):\n${stdout}\n${stderr}`)
      }
    },
    later(...words) {
      const child = spawn(process.execPath, [program, ...words], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const chunks: Buffer[] = []
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
      return new Promise((resolve, reject) => {
        child.once('close', (status) => {
          const text = Buffer.concat(chunks).toString()
          try {
            resolve({ status, out: JSON.parse(text) })
          } catch {
            reject(new Error(`not one JSON document (${status}):\n${text}`))
          }
        })
      })
    },
    input: (text, ...words) => run(words, text),
    async start(...words) {
      const ready = join(folder, `ready-${children.size}.json`)
      const child = spawn(process.execPath, [program, ...words, '--ready-file', ready], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      children.add(child)
      let noise = ''
      child.stderr?.on('data', (chunk) => {
        noise += String(chunk)
      })
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
      for (let n = 0; n < 2400 && !existsSync(ready) && child.exitCode === null; n++)
        await new Promise((resolve) => setTimeout(resolve, 25))
      if (!existsSync(ready)) throw new Error(`did not start: ${noise}`)
      const { url, port } = JSON.parse(readFileSync(ready, 'utf8')) as { url: string; port: number }
      return {
        url,
        port,
        child,
        stop(signal = 'SIGTERM') {
          child.kill(signal)
          return ended
        },
      }
    },
    close() {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
