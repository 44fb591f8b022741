// A second opinion on reading: saxes parses, and a plain translation by the automaton of content.ts makes the
// document. Nothing here is shared with src/qbxml, so that the two can disagree.
import { readdirSync, readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { expect } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import type { Message, QbxmlDocument } from '../../src/qbxml/document.ts'
import { contentOf, type Place } from '../../src/schema/content.ts'
import type { Fields, FieldValue } from '../../src/schema/entity.ts'
import { type Model, model, request, response } from '../../src/schema/grammar.ts'

const folder = new URL('../../fixtures/qbxml/', import.meta.url)

export const fixtures: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.xml'))
  .sort()
export const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** What saxes makes of a text, and the version the qbxml instruction names. Throws where it refuses. */
export function saxesTree(text: string): { root: Element; version: string | undefined } {
  const parser = new SaxesParser({ position: false })
  const open: Element[] = []
  let root: Element | undefined
  parser.on('error', (error) => {
    throw error
  })
  let version: string | undefined
  parser.on('processinginstruction', ({ target, body }) => {
    if (target === 'qbxml') version ??= /(?:^|\s)version\s*=\s*["']([^"']*)["']/.exec(body)?.[1]
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = {
      name,
      attributes: { ...attributes } as Record<string, string>,
      children: [],
      text: '',
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const addText = (piece: string) => {
    const top = open.at(-1)
    if (top) top.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text)
  parser.close()
  if (!root) throw new Error('no root')
  return { root, version }
}

/** The document of a text by the rules of document.ts. Undefined where it is no qbXML; throws as saxes does. */
export const documentOf = (text: string): QbxmlDocument | undefined =>
  documentOfTree(saxesTree(text))

/** The same of a tree, whoever made it. */
export function documentOfTree({
  root,
  version,
}: {
  root: Element
  version: string | undefined
}): QbxmlDocument | undefined {
  const sets = root.children.filter((c) =>
    /^QBXML(Subscription)?Msgs(Rq|Rs)$|^QBXMLEvents$/.test(c.name),
  )
  const [set] = sets
  if (root.name !== 'QBXML' || !set || sets.length > 1) return undefined
  return {
    ...(version === undefined ? {} : { version }),
    messageSet: set.name,
    attributes: set.attributes,
    messages: set.children.map((c): Message => {
      const content = fieldsOf({ ...c, attributes: {} }, request(c.name) ?? response(c.name))
      return { name: c.name, attributes: c.attributes, content }
    }),
  }
}

const cuts = (['QBD', 'QBCA', 'QBUK', 'QBAU', 'QBOE'] as const).map((edition) => ({
  version: 1400,
  edition,
}))

function placeOf(of: Model | undefined, name: string): Place | undefined {
  if (!of) return undefined
  for (const cut of cuts) {
    const place = contentOf(of, cut).find(name)
    if (place) return place
  }
  return undefined
}

function fieldsOf(element: Element, of: Model | undefined): Fields {
  const out: Fields = {}
  for (const [name, value] of Object.entries(element.attributes)) define(out, `@${name}`, value)
  const values = new Map<string, (string | Fields)[]>()
  for (const child of element.children) {
    const list = values.get(child.name) ?? []
    list.push(valueIn(child, placeOf(of, child.name)))
    values.set(child.name, list)
  }
  for (const [name, list] of values) {
    const many = placeOf(of, name)?.many === true || list.length > 1
    define(out, name, many ? list : (list[0] ?? ''))
  }
  // Words among elements: which of the white space around them is kept is nobody's business.
  if (/[^\t\n\r ]/.test(element.text)) out['#text'] = strayText
  const mixed = element.children
    .map((child) => placeOf(of, child.name))
    .filter((p): p is Place => p?.many === true && p.particle.many === false)
  if (mixed.some((place, i) => place.index < (mixed[i - 1]?.index ?? -1)))
    out['@order'] = mixed.map((place) => place.particle.name)
  return out
}

function valueIn(element: Element, place: Place | undefined): string | Fields {
  const { model: id } = place?.particle ?? {}
  if (id !== undefined) return fieldsOf(element, model(id))
  if (element.children.length === 0 && Object.keys(element.attributes).length === 0)
    return element.text
  const out = fieldsOf(element, undefined)
  if (element.children.length === 0) out['#text'] = element.text
  return out
}

/** Stands for any text among elements. */
const strayText = expect.any(String) as unknown as string

function define(object: Fields, name: string, value: FieldValue): void {
  Object.defineProperty(object, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** An answer of invoices, about so many bytes long, no two alike. */
export function longAnswer(bytes: number): string {
  const text = fixture('invoice-mod-lines.response.xml')
  const [record = ''] = /<InvoiceRet>[\s\S]*<\/InvoiceRet>/.exec(text) ?? []
  const records: string[] = []
  for (let n = 0; n * record.length < bytes; n++)
    records.push(
      record
        .replaceAll('1F0-', `${(0x1f0 + n).toString(16).toUpperCase()}-`)
        .replaceAll(
          'Pine Street Dental',
          n % 3 === 0 ? 'Harbor Caf&#233; &amp; Sons' : `Customer ${n}`,
        ),
    )
  return answerText(`<InvoiceQueryRs requestID="1">\n${records.join('\n')}\n</InvoiceQueryRs>`)
}

/** The code and problem of the QbsyncError a function throws, or undefined. Other errors go through. */
export function refusalOf(run: () => unknown): { code: string; problem: string } | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    if (!(error instanceof QbsyncError)) throw error
    return { code: error.code, problem: String(error.details['problem']) }
  }
}

export const requestText = (body: string, version = '13.0'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<?qbxml version="${version}"?>\n` +
  `<QBXML><QBXMLMsgsRq onError="stopOnError">${body}</QBXMLMsgsRq></QBXML>`

export const answerText = (body: string): string =>
  `<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs>\n${body}\n</QBXMLMsgsRs>\n</QBXML>\n`
