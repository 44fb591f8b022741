// The request that failed, sent once more: to a company made from the recording, or to one that was mended since.
import { existsSync } from 'node:fs'
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { recordsOf, statusOf } from '../qbxml/message-set.ts'
import { readQbxml } from '../qbxml/read.ts'
import { writeRequests } from '../qbxml/write.ts'
import type { Recording } from '../recording/recording.ts'
import { openCompany } from '../sim/company.ts'
import { Desktop } from '../sim/desktop.ts'
import { ComError } from '../sim/quickbooks.ts'
import { type Rebuilt, rebuild } from './rebuild.ts'
import { exchangesOf, type FailedRequest, failedRequest } from './seen.ts'

export interface Result {
  /** Status of the answer, or the HRESULT where there was none. */
  readonly code: string
  readonly message: string
  /** Records in the answer. */
  readonly records: number
  readonly isSuccess: boolean
}

export interface AgainstSim {
  readonly exchange: number
  /** The text that was sent now. */
  readonly request: string
  readonly recorded: Result
  readonly simulated: Result
  readonly company: string
  readonly rebuilt: Omit<Rebuilt, 'company'> | null
}

export interface SimWish {
  /** File of the company: made where it is not there, taken as it is where it is. */
  readonly file: string
  readonly exchange?: number | undefined
  /** Gives another text for the request. */
  readonly edit?: (text: string) => string
}

/** Throws E_RECORDING where nothing failed, E_XML and the like for an edited text that is no request. */
export function againstSim(recording: Recording, wish: SimWish, env: Env): AgainstSim {
  const exchanges = exchangesOf(recording)
  const failed = failedRequest(exchanges, { seq: wish.exchange })
  if (!failed)
    throw new QbsyncError('E_RECORDING', {
      file: 'The recording',
      problem: 'QuickBooks refused nothing in it; name an exchange to send again',
    })
  const text = textOf(failed)
  // Before a company is made: without a text to send there is none.
  const request = wish.edit ? wish.edit(text) : text
  const isThere = wish.file !== ':memory:' && existsSync(wish.file)
  const made = isThere
    ? undefined
    : rebuild(recording, { file: wish.file, before: failed.seq }, env)
  const company = made?.company ?? openCompany(wish.file, env)
  try {
    const simulated = sent(new Desktop(company), request)
    const { company: _, ...rebuilt } = made ?? { company: undefined }
    return {
      exchange: failed.seq,
      request,
      recorded: recordedResult(failed),
      simulated,
      company: wish.file,
      rebuilt: made ? (rebuilt as Omit<Rebuilt, 'company'>) : null,
    }
  } finally {
    company.close()
  }
}

/** The one request alone: what else stood in its text is in the company already, or was refused too. */
function textOf({ request, version, text }: FailedRequest): string {
  return request ? writeRequests({ version, messages: [request] }, { missing: 'drop' }) : text
}

function recordedResult({ answer, hresult, message }: FailedRequest): Result {
  if (!answer) return { code: hresult, message, records: 0, isSuccess: false }
  return resultOf(answer)
}

const resultOf = (answer: Parameters<typeof statusOf>[0]): Result => {
  const { code, message } = statusOf(answer)
  const isSuccess = code >= 0 && code < 1000
  return { code: String(code), message, records: recordsOf(answer).length, isSuccess }
}

function sent(desktop: Desktop, text: string): Result {
  try {
    const session = desktop.openSession({ appName: 'qbsync replay', companyFile: '' })
    const [first] = readQbxml(session.processRequest(text)).messages
    return first
      ? resultOf(first)
      : { code: '', message: 'the answer is empty', records: 0, isSuccess: false }
  } catch (error) {
    if (!(error instanceof ComError)) throw error
    return { code: error.hresult, message: error.message, records: 0, isSuccess: false }
  }
}
