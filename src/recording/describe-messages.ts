// What a request asked and what its answer says, in words, where only the texts are known.
import type { Message } from '../qbxml/document.ts'
import { recordsOf, statusOf } from '../qbxml/message-set.ts'
import { readQbxml } from '../qbxml/read.ts'

export interface Summary {
  readonly asked: readonly string[]
  readonly outcomes: readonly string[]
}

export function describeMessages(request: string, answer: string | undefined): Summary {
  const asked = messagesOf(request)
  const answers = answer ? messagesOf(answer) : []
  return { asked: asked.map((m) => m.name), outcomes: answers.map(outcomeOf) }
}

function outcomeOf(message: Message): string {
  const { code, message: text } = statusOf(message)
  const count = recordsOf(message).length
  return code === 0 ? `${count} record(s)` : `${code}: ${text}`
}

/** Empty where the text cannot be read. */
function messagesOf(text: string): readonly Message[] {
  try {
    return readQbxml(text).messages
  } catch {
    return []
  }
}
