// The log QBWC writes, line by line as people know it from QWCLog.txt. Source: web-connector.md 6.4 (reported).
import { appendFileSync, renameSync, statSync } from 'node:fs'
import type { Env } from '../env.ts'

/** What steers a terminal: a service may answer it (XML allows the C1 set), and the log is read on one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to keep out
const steering = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

export type QwcLogLevel = 'NONE' | 'DEBUG' | 'VERBOSE'
/** Takes one line, its end included. */
export type QwcLogSink = (line: string) => void

/** How much of an XML text the level DEBUG shows. */
const shownCharacters = 50
/** QBWC moves its log away above some size that is not known; 10 MB is our choice. */
const rotateBytes = 10 * 1024 * 1024

export class QwcLog {
  readonly #env: Env
  readonly #sink: QwcLogSink
  readonly #level: QwcLogLevel

  constructor(env: Env, sink: QwcLogSink, level: QwcLogLevel = 'DEBUG') {
    this.#env = env
    this.#sink = sink
    this.#level = level
  }

  /** `where` is class and method without the name of the program: `SOAPWebService.do_authenticate`. */
  line(where: string, text: string): void {
    if (this.#level === 'NONE') return
    // Line ends of a text stay, but what follows one never looks like a line of the log.
    const shown = text.replace(steering, '').replace(/([\r\n])(?=\d{8}\.)/g, '$1\t')
    this.#sink(`${stamp(this.#env.now())}\t: QBWebConnector.${where}() : ${shown}\r\n`)
  }

  /** What the program writes when it starts (reported; the wording is approximate). */
  header(version: string): void {
    this.line('LogManager.InitializeLog', `Log file initialized at ${stamp(this.#env.now())}`)
    this.line('LogManager.InitializeLog', 'Time stamps are in the format YYYYMMDD.HH:MM:SS UTC')
    this.line(
      'LogManager.InitializeLog',
      `QBWebConnector version ${version}, log level ${this.#level}`,
    )
    this.line(
      'LogManager.InitializeLog',
      'To change the log level, change Level in the registry and start QBWebConnector again',
    )
  }

  /** An XML text as this level shows it. */
  xml(text: string): string {
    if (this.#level === 'VERBOSE' || text.length <= shownCharacters) return text
    return `${text.slice(0, shownCharacters)}......`
  }
}

/** `20240105.14:00:00 UTC` */
function stamp(now: number): string {
  const iso = new Date(now).toISOString()
  return `${iso.slice(0, 10).replaceAll('-', '')}.${iso.slice(11, 19)} UTC`
}

/** Appends to a file; once it is large it becomes QWCLogOld.txt and a new one is begun. */
export function qwcLogFile(path: string): QwcLogSink {
  return (line) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size + line.length > rotateBytes && size > 0)
      renameSync(path, path.replace(/(\.txt)?$/i, 'Old$1'))
    appendFileSync(path, line)
  }
}
