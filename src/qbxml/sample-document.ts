// Whole documents of random legal messages, as text: for tests of one's own reader, writer or simulator.
import { messageSet } from '../schema/grammar.ts'
import { type SampleOptions, sampleRequest, sampleResponse } from './sample.ts'
import { newestDescribed } from './version.ts'
import { writeAnswer, writeRequests } from './write.ts'

/**
 * A legal document of these messages, all of them requests (`InvoiceAddRq`) or all answers (`InvoiceAddRs`); the
 * same for the same random numbers, 0 ≤ x < 1. Throws RangeError for a name that the version or edition does not
 * have, E_NOT_WRITABLE where requests and answers are mixed.
 */
export function sampleDocument(
  names: readonly string[],
  random: () => number,
  options: SampleOptions = {},
): string {
  const { version = newestDescribed } = options
  const isRequest = names[0]?.endsWith('Rq') ?? true
  const sample = isRequest ? sampleRequest : sampleResponse
  const messages = names.map((name) => sample(name, random, options))
  const known = new Set(messageSet('QBXMLMsgsRq').members)
  const attributes: Record<string, string> = {}
  if (isRequest && names.every((name) => known.has(name)) && random() < 0.1)
    attributes['newMessageSetID'] = String(Math.floor(random() * 1e9))
  return isRequest
    ? writeRequests({ version, attributes, messages }, options)
    : writeAnswer({ messages }, { ...options, version })
}
