// Processes: what they used so far, as the kernel counts it, and how they are started and stopped here.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Processor time of a process so far, all its threads, in nanoseconds. */
export function cpuOf(pid) {
  let sum = 0
  for (const thread of readdirSync(`/proc/${pid}/task`))
    try {
      sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
    } catch {
      // The thread ended while we looked.
    }
  return sum
}

function memoryOf(pid, name) {
  try {
    const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )
    return line ? Number(line[1]) / 1024 : undefined
  } catch {
    return undefined
  }
}
/** The most memory a process ever held, in megabytes (2^20); undefined once it has ended. */
export const peakOf = (pid) => memoryOf(pid, 'VmHWM')
/** What a process holds now, in megabytes (2^20); undefined once it has ended. */
export const heldBy = (pid) => memoryOf(pid, 'VmRSS')

/**
 * Runs a program to its end. Resolves to its output, its peak memory and its processor seconds; rejects if it fails, or
 * is not done after `limit` seconds. `started` is told its process id.
 */
export function run(args, { limit = 3600, started, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    started?.(child.pid)
    let out = ''
    let problem = ''
    let peak = 0
    let cpu = 0
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (problem += chunk))
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid) ?? 0)
      try {
        cpu = cpuOf(child.pid) / 1e9
      } catch {
        // It has ended.
      }
    }, 20)
    const end = setTimeout(() => {
      problem += `not done after ${limit} s`
      child.kill('SIGKILL')
    }, limit * 1000)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      clearTimeout(end)
      if (code === 0) resolve({ out, peak, cpu })
      else reject(new Error(`${args.join(' ')} ended with ${signal ?? code}: ${problem || out}`))
    })
  })
}

/** Starts a server; resolves once it has printed a line that holds its URL. */
export function start(args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...options,
    })
    let said = ''
    child.on('error', reject)
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${said}`)))
    let isHere = false
    child.stdout.on('data', (chunk) => {
      if (isHere) return
      said += chunk
      const url = /http:\/\/\S+(?=\s)/.exec(said)?.[0]
      if (!url) return
      isHere = true
      resolve({ url, pid: child.pid, stop: () => stop(child) })
    })
  })
}

function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
}
