// One line in the window of the simulated QBWC: a loaded .qwc with its password and settings.
import { checkQwc, type QwcFile, type QwcProblem } from './qwc-load.ts'
import type { Authentication } from './web-connector-decisions.ts'

export class Application {
  qwc: QwcFile
  password: string | undefined
  isTicked = true
  autoRun = false
  status = ''
  lastRun: number | undefined
  nextRun: number | undefined
  /** Every_Min in seconds; authRet[3] may raise it. */
  everySeconds: number | undefined
  /** False until the FileID is written into a company file. */
  isBound = false

  constructor(qwc: QwcFile) {
    this.qwc = qwc
    this.everySeconds = qwc.everySeconds
  }

  /** For what the real QBWC would have refused to add it; the simulated one runs it all the same. */
  get problems(): readonly QwcProblem[] {
    return checkQwc(this.qwc)
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
    if (login.floorSeconds !== undefined)
      this.everySeconds = Math.max(this.everySeconds ?? 0, login.floorSeconds)
    if (login.postponeSeconds !== undefined) this.nextRun = now + login.postponeSeconds * 1000
  }
}
