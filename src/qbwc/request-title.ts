// A document that a person asks to be answered, in a few words.
import type { QbxmlDocument } from '../qbxml/document.ts'

/** "InvoiceQuery RefNumber 1002": the requests, and what the first asks for. */
export function titleOf({ messages }: QbxmlDocument): string {
  const words = messages.map((m) => {
    const [key, value] =
      Object.entries(m.content).find(([k]) => !/^(Include|MaxReturned)/.test(k)) ?? []
    const text =
      typeof value === 'string'
        ? value
        : Array.isArray(value)
          ? value.filter((v) => typeof v === 'string').join(', ')
          : ''
    return [m.name.replace(/Rq$/, ''), key, text].filter(Boolean).join(' ')
  })
  const title = words.slice(0, 3).join('; ')
  return words.length > 3 ? `${title}; ${words.length - 3} more` : title
}
