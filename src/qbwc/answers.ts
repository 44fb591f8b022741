// The bytes of every answer and of faults, as web-connector.md 1.6 found them to be read by a .NET SOAP 1.1 client:
// one line, no white space between elements, everything in Intuit's namespace, <string></string> also for nothing.
import { invariant } from '../errors.ts'
import { type CallName, calls, namespace } from './calls.ts'

export type Result = string | number | readonly string[]

export const contentType = 'text/xml; charset=utf-8'

const head =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
const tail = '</soap:Body></soap:Envelope>'

/** What stands around a result never changes, so it is made once for each call. */
const around = new Map(
  Object.keys(calls).map((call) => [
    call,
    {
      before: `${head}<${call}Response xmlns="${namespace}"><${call}Result>`,
      after: `</${call}Result></${call}Response>${tail}`,
    },
  ]),
)

export function writeAnswer(call: CallName, result: Result): Buffer {
  const parts = around.get(call)
  invariant(parts !== undefined, `${call} is a call`)
  return Buffer.from(parts.before + writeResult(call, result) + parts.after, 'utf8')
}

function writeResult(call: CallName, result: Result): string {
  const type = calls[call].result
  if (type === 'int') {
    invariant(Number.isInteger(result), `the result of ${call} is an integer`)
    return String(result)
  }
  if (type === 'strings') {
    // One element only, or a second one left out, ends the run with QBWC1012.
    invariant(Array.isArray(result) && result.length >= 2, `${call} gives at least two strings`)
    return result.map((text) => `<string>${escapeText(text)}</string>`).join('')
  }
  invariant(typeof result === 'string', `the result of ${call} is a string`)
  return escapeText(result)
}

/** `Client`: the call was wrong. `Server`: we failed. The text is for people and says nothing of our inside. */
export function writeFault(whose: 'Client' | 'Server', text: string): Buffer {
  return Buffer.from(
    `${head}<soap:Fault><faultcode>soap:${whose}</faultcode><faultstring>${escapeText(text)}</faultstring></soap:Fault>${tail}`,
    'utf8',
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
const unusual = /[<>&\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/**
 * Quotes need no escaping in text and .NET leaves them too. A carriage return does, or it arrives as a line feed.
 * What XML cannot carry is dropped: it would end the run with "Response is not well-formed XML" (1.6). Half a
 * surrogate pair becomes U+FFFD when the text turns into UTF-8.
 */
export function escapeText(text: string): string {
  if (!unusual.test(text)) return text
  return text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;')
}
