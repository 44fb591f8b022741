// One explanation for every code, put together from the tables that know of it.
import { catalogue, type ErrorCode, errorRow, isErrorCode, type Retry } from '../../errors.ts'
import { isSkipCode, type SkipCode, skipCodes } from '../../profiles/skip-codes.ts'
import type { Advice, AdviceRow, Fixer, Repeat } from '../../schema/advice.ts'
import { type ConnectorRow, connectorCodes, isConnectorCode } from '../../schema/connector-codes.ts'
import { hresultAdvice } from '../../schema/hresult-advice.ts'
import { statusAdvice } from '../../schema/status-advice.ts'
import { hresults, type StatusRow, statusCodes } from '../../schema/status-codes.ts'
import { errorAdvice } from './error-advice.ts'
import type { CodeKind } from './find.ts'
import { messages } from './messages.ts'

export interface Explanation extends Advice {
  /** Of a message, the code it usually comes with. */
  readonly code: string
  readonly kind: CodeKind
  readonly meaning: string
}

/** Every code that can be explained. Messages have none. */
export const allCodes: readonly string[] = [
  ...statusCodes.map((row) => row.code),
  ...hresults.map((row) => row.code),
  ...Object.keys(connectorCodes),
  ...Object.keys(catalogue),
  ...Object.keys(skipCodes),
]

const statusRows = new Map([...statusCodes, ...hresults].map((row) => [row.code, row] as const))

export function explanationOf(code: string): Explanation | undefined {
  if (isConnectorCode(code)) return ofConnector(code, connectorCodes[code])
  if (isErrorCode(code)) return ofError(code)
  if (isSkipCode(code)) return ofSkip(code)
  const row = statusRows.get(code)
  return row && ofStatus(row)
}

/** `index` is the place of the row in messages.ts. */
export function explanationOfMessage(index: number): Explanation | undefined {
  const row = messages[index]
  if (!row) return undefined
  const { with: code, meaning, causes, who, steps, repeat } = row
  return { code, kind: 'message', meaning, causes, who, steps, repeat }
}

/** Sentences, and parts between semicolons, each an item of its own. */
const itemsIn = (text: string): string[] =>
  text
    .split(/;\s+|(?<=[.!?])\s+(?=[A-Z])/)
    .map((item) => item.trim().replace(/^\p{Ll}/u, (c) => c.toUpperCase()))
    .filter((item) => item !== '')
    .map((item) => (/[.!?]$/.test(item) ? item : `${item}.`))

const repeats: Readonly<Record<Retry, Repeat>> = {
  now: 'safe',
  'next run': 'safe',
  'after action': 'after',
  never: 'in vain',
}

/** A status that has no row of advice is about what was sent. */
const sender: AdviceRow = { who: ['integrator'] }

function ofStatus(row: StatusRow): Explanation {
  const { code, meaning } = row
  const isHresult = code.startsWith('0x')
  const own = (isHresult ? hresultAdvice : statusAdvice)[code] ?? sender
  return {
    code,
    kind: isHresult ? 'hresult' : 'status',
    meaning,
    causes: own.causes ?? itemsIn(row.causes),
    who: own.who,
    steps: own.steps ?? itemsIn(row.remedy),
    repeat: own.repeat ?? repeats[row.retry],
  }
}

function ofConnector(code: string, row: ConnectorRow): Explanation {
  const { meaning, who, repeat } = row
  return {
    code,
    kind: 'connector',
    meaning: row.source === 'reported' ? `${meaning.slice(0, -1)} (reported).` : meaning,
    causes: itemsIn(row.causes),
    who,
    steps: itemsIn(row.remedy),
    repeat,
  }
}

const exitFixers: Readonly<Record<number, readonly Fixer[]>> = {
  1: ['user', 'administrator'],
  2: ['user'],
  3: ['user'],
  70: ['integrator'],
}

function ofError(code: ErrorCode): Explanation {
  const { says, hint, retry, exit } = errorRow(code)
  const own = errorAdvice[code]
  const pattern = says.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())
  // A code without a row yet: what the catalogue knows of it is enough to go on with.
  return {
    code,
    kind: 'error',
    meaning: own?.meaning ?? (/[.!?]$/.test(pattern) ? pattern : `${pattern}.`),
    causes: own?.causes ?? ['The message names it.'],
    who: own?.who ?? exitFixers[exit] ?? ['user'],
    steps:
      own?.steps ?? itemsIn(hint.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())),
    repeat: own?.repeat ?? repeats[retry],
  }
}

function ofSkip(code: SkipCode): Explanation {
  const { says, why, steps } = skipCodes[code]
  return {
    code,
    kind: 'skip',
    meaning: `Left alone on purpose: ${says}.`,
    causes: [why],
    who: ['user'],
    steps,
    repeat: 'nothing',
  }
}
