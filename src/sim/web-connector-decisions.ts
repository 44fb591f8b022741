// What an answer of the service means to QBWC: pure functions over the tables of web-connector.md 3.
import { authWords } from '../qbwc/calls.ts'

/** Whether a text is one of the words of the protocol; whether case matters is open, so it is a switch. */
export const sameWord = (text: string, word: string, caseSensitive: boolean): boolean =>
  caseSensitive ? text === word : text.toLowerCase() === word.toLowerCase()

/** clientVersion (3.2). */
export type VersionVerdict =
  | { kind: 'go' }
  | { kind: 'warning' | 'refused' | 'newer needed'; text: string }
  | { kind: 'syntax' }

export function readClientVersion(answer: string | null): VersionVerdict {
  if (answer === null || answer === '') return { kind: 'go' }
  const text = answer.slice(2)
  switch (answer.slice(0, 2)) {
    case 'W:':
      return { kind: 'warning', text }
    case 'E:':
      return { kind: 'refused', text }
    case 'O:':
      // Chapter 2 of the guide stops here, though the letter is explained as "Okay" (disputed).
      return { kind: 'newer needed', text }
    default:
      return { kind: 'syntax' }
  }
}

/** authenticate (3.3): the whole matrix. Numbers act only with Auto-Run on. */
export interface Authentication {
  readonly ticket: string
  readonly decision: 'run' | 'none' | 'nvu' | 'busy' | 'postponed'
  /** Company file to open; empty takes the one that is open. */
  readonly companyFile: string
  readonly postponeSeconds?: number
  readonly floorSeconds?: number
}

export function readAuthentication(
  answer: readonly string[],
  options: { autoRun: boolean; caseSensitive: boolean },
): Authentication {
  const [ticket = '', second = ''] = answer
  const postpone = options.autoRun ? seconds(answer[2]) : undefined
  const floor = options.autoRun ? seconds(answer[3]) : undefined
  const found = authWords.find((w) => sameWord(second, w, options.caseSensitive))
  return {
    ticket,
    // A number in [2] hides the reason in [1]; any other text in [1] is taken as a path.
    decision: postpone === undefined ? (found ?? 'run') : 'postponed',
    companyFile: found ? '' : second,
    ...(postpone === undefined ? {} : { postponeSeconds: postpone }),
    ...(floor === undefined ? {} : { floorSeconds: floor }),
  }
}

/** Whether 0 counts as a number or as empty is open; here it is empty, so a service may send 0 for "no limit". */
function seconds(text: string | undefined): number | undefined {
  const value = /^\s*\d{1,9}\s*$/.test(text ?? '') ? Number(text) : 0
  return value > 0 ? value : undefined
}

/**
 * getLastError is also called when the queue is empty, and its text is shown like an error. QBWC cannot tell the
 * two apart, and need not; a run of ours has an exit code and must. After an empty request these texts are taken
 * as "no error" (our choice: the neutral texts that services in the field return there).
 */
export const isNeutralText = (text: string): boolean =>
  /^\s*($|no ?-?op\b|no (more )?(work|data|jobs?|errors?|requests?|updates?)\b|nothing\b|ok(ay)?\b|done\b|success|complete|finished|everything\b|up to date)/i.test(
    text,
  )
