// Requests and records with their types: the compiler knows every field of the grammar (schema/records.ts).
// Nothing is checked here while a program runs; that is the work of check.ts.
import type { Fields } from '../schema/entity.ts'
import type { Records, RequestAttributes, Requests, Responses } from '../schema/records.ts'
import type { Message } from './document.ts'

/** A request for writeRequests. */
export function request<N extends keyof Requests>(
  name: N,
  content: Requests[N],
  attributes: RequestAttributes[N] = {},
): Message {
  return { name, attributes: { ...attributes }, content }
}

/** What an answer holds, where it is the answer of this name. */
export function contentIn<N extends keyof Responses>(
  message: Message,
  name: N,
): Responses[N] | undefined {
  return message.name === name ? (message.content as Responses[N]) : undefined
}

/** The records of one kind in an answer. Every field may be missing that IncludeRetElement can leave out. */
export function recordsIn<N extends keyof Records>(message: Message, name: N): Records[N][] {
  const value = Object.hasOwn(message.content, name) ? message.content[name] : undefined
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one): one is Fields => typeof one === 'object') as Records[N][]
}
