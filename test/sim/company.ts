// Companies for the tests of the simulator, and short ways to ask them something.
import { type VirtualEnv, virtualEnv } from '../../src/env.ts'
import { check } from '../../src/qbxml/check.ts'
import type { Message } from '../../src/qbxml/document.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { type CreateOptions, createCompany } from '../../src/sim/company.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import type { Session } from '../../src/sim/quickbooks.ts'

export interface World {
  readonly env: VirtualEnv
  readonly company: Company
  readonly desktop: Desktop
  readonly session: Session
  /** Requests (the children of the message set) in, responses out; the answer must be legal. */
  ask(requests: string, options?: AskOptions): Message[]
  /** The same as text. */
  text(requests: string, options?: AskOptions): string
  /** One request without XML: its only Ret, or an error with status and text. */
  one(name: string, content: Fields): Fields
  status(name: string, content: Fields): string
}

export interface AskOptions {
  readonly version?: string
  readonly set?: string
  readonly session?: Session
}

export const at = (text: string): number => Date.parse(text)

export function world(options: CreateOptions = {}, now = '2026-04-01T09:00:00-05:00'): World {
  const env = virtualEnv({ now: at(now) })
  const company = createCompany(':memory:', options, env)
  const desktop = new Desktop(company)
  const session = desktop.openSession({ appName: 'test', companyFile: '' })
  const text = (requests: string, asked: AskOptions = {}): string => {
    const version = asked.version ?? '13.0'
    const answer = (asked.session ?? session).processRequest(
      document(requests, version, asked.set ?? 'onError="continueOnError"'),
    )
    // A requestID that was refused for its length is echoed all the same.
    const faults = check(answer, { version }).filter((fault) => fault.statusCode !== 1060)
    if (faults.length > 0) throw new Error(`illegal answer: ${JSON.stringify(faults)}\n${answer}`)
    return answer
  }
  const perform = (name: string, content: Fields): Message => desktop.perform(name, content)
  return {
    env,
    company,
    desktop,
    session,
    text,
    ask: (requests, asked) => [...readQbxml(text(requests, asked)).messages],
    one: (name, content) => {
      const { attributes, content: answer } = perform(name, content)
      if (attributes['statusSeverity'] === 'Error')
        throw new Error(`${attributes['statusCode']} ${attributes['statusMessage']}`)
      const [ret] = Object.values(answer)
      return (Array.isArray(ret) ? ret[0] : ret) as Fields
    },
    status: (name, content) => {
      const { attributes } = perform(name, content)
      return `${attributes['statusCode']} ${attributes['statusMessage']}`
    },
  }
}

export const document = (requests: string, version: string, set: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<?qbxml version="${version}"?>\n<QBXML><QBXMLMsgsRq ${set}>${requests}</QBXMLMsgsRq></QBXML>`

/** Records under a Ret name of an answer. */
export const rets = (message: Message | undefined, name: string): Fields[] =>
  (message?.content[name] ?? []) as Fields[]

export const code = (message: Message | undefined): string =>
  message?.attributes['statusCode'] ?? 'no answer'
