// QuickBooks as far as a first sync asks of it: counts, and walks over customers and invoices of company.js.
// Everything else is answered with "nothing found". No parsing to speak of: it must not cost the measurement.
import { customer, customerCount, invoice } from './company.js'

const head = '<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs>\n'
const tail = '</QBXMLMsgsRs>\n</QBXML>\n'

export function makeQuickBooks({ invoices }) {
  const kinds = {
    Customer: { count: customerCount, record: customer },
    Invoice: { count: invoices, record: invoice },
  }
  /** Where each walk stands, by iteratorID. */
  const walks = new Map()

  function walk(kind, attribute, max) {
    const { count, record } = kinds[kind]
    const id = attribute('iteratorID') ?? `{${kind}-${walks.size + 1}}`
    const from = walks.get(id) ?? 0
    const to = Math.min(from + max, count)
    walks.set(id, to)
    let text = ''
    for (let n = from; n < to; n++) text += record(n)
    return { text, walk: ` iteratorRemainingCount="${count - to}" iteratorID="${id}"` }
  }

  function answer(name, attributes, content) {
    const attribute = (key) => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1]
    const id = `requestID="${attribute('requestID') ?? ''}"`
    const say = (more, text, code = 0) =>
      `<${name}Rs ${id} statusCode="${code}" statusSeverity="Info" statusMessage="Status OK"${more}>\n${text}</${name}Rs>\n`
    const kind = name.replace(/Query$/, '')
    // Everything is recent: nothing is older than a window's end, nothing changed after the first read.
    const isEmpty = !kinds[kind] || content.includes('ModifiedDate') || /<To\w+Date>/.test(content)
    if (attribute('metaData')) return say(` retCount="${isEmpty ? 0 : kinds[kind].count}"`, '')
    if (isEmpty) return say(attribute('iterator') ? ' iteratorRemainingCount="0"' : '', '', 1)
    const max = Number(/<MaxReturned>(\d+)</.exec(content)?.[1] ?? 1e9)
    const page = walk(kind, attribute, max)
    return say(page.walk, page.text)
  }

  return {
    /** One qbXML document in, one out. */
    process(request) {
      let out = head
      for (const [, name, attributes, , content = ''] of request.matchAll(
        /<(\w+Query)Rq\b([^>]*?)(\/>|>([\s\S]*?)<\/\1Rq>)/g,
      ))
        out += answer(name, attributes, content)
      return out + tail
    },
  }
}
