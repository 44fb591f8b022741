// One line in the window of the simulated QBWC: a loaded .qwc with its password and settings.
import type { QwcFile } from './qwc-load.ts'
import type { QwcFinding } from './qwc-rules.ts'
import type { Authentication } from './web-connector-decisions.ts'

export class Application {
  qwc: QwcFile
  /** For what the real QBWC would have refused to add it, where it was put in without asking. */
  refusals: readonly QwcFinding[] = []
  password: string | undefined
  /** Save password? was answered no: the next update takes it with it. */
  forgetsPassword = false
  isTicked = true
  autoRun = false
  /** Status column. */
  status = ''
  lastRun: number | undefined
  nextRun: number | undefined
  /** Every_Min in seconds; authRet[3] may raise it. */
  everySeconds: number | undefined
  /** Lower limit that authRet[3] set at this client, for good. */
  floorSeconds = 0
  /** False until the FileID is written into a company file. */
  isBound = false

  constructor(qwc: QwcFile) {
    this.qwc = qwc
    this.everySeconds = qwc.everySeconds
  }

  get name(): string {
    return this.qwc.appName
  }

  /** Under which it is found again: AppUniqueName when the file has one (certain). */
  get key(): string {
    return this.qwc.appUniqueName ?? this.qwc.appName
  }

  /** Takes the numbers of authenticate: the floor stays, the postponement is for this once (3.3, certain). */
  accept(login: Authentication, now: number): void {
    if (login.floorSeconds !== undefined) {
      this.floorSeconds = login.floorSeconds
      this.everySeconds = Math.max(this.everySeconds ?? 0, login.floorSeconds)
      this.schedule()
    }
    if (login.postponeSeconds !== undefined) this.nextRun = now + login.postponeSeconds * 1000
  }

  /**
   * Every_Min as a person sets it: a minute at least, and not below the floor, which QBWC then sets itself (certain).
   * Gives the seconds that are set.
   */
  setEvery(minutes: number): number {
    this.everySeconds = Math.max(60, Math.round(minutes * 60), this.floorSeconds)
    this.schedule()
    return this.everySeconds
  }

  /** Switches Auto-Run; the interval counts from Last Run (certain), without one from now. */
  setAutoRun(on: boolean, now: number): void {
    this.autoRun = on
    this.nextRun = undefined
    if (on && this.lastRun === undefined) this.nextRun = now
    else this.schedule()
  }

  schedule(): void {
    const isDue = this.autoRun && this.everySeconds !== undefined && this.lastRun !== undefined
    this.nextRun = isDue
      ? (this.lastRun ?? 0) + (this.everySeconds ?? 0) * 1000
      : this.autoRun
        ? this.nextRun
        : undefined
  }
}
