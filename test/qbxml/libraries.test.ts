// Second opinions by libraries: fast-xml-parser reads what we read, xmlbuilder2 writes what we write, on every
// fixture and on generated documents. Where they differ by nature is said at the place that makes up for it.
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { create } from 'xmlbuilder2'
import { seededRandom } from '../../src/env.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { knownVersions } from '../../src/qbxml/version.ts'
import { writeAnswer, writeRequests } from '../../src/qbxml/write.ts'
import { request, requestNames, response, responseNames } from '../../src/schema/grammar.ts'
import { editions, parseVersion } from '../../src/schema/notation.ts'
import { sampleOf } from './mutate.ts'
import { documentOfTree, type Element, fixture, fixtures, saxesTree } from './support.ts'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Difference 1: fast-xml-parser leaves numeric references as they are, so it is given a decoder. */
const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (_, d, h, n) =>
    n ? (named[n] ?? '') : String.fromCodePoint(d ? Number(d) : Number.parseInt(h, 16)),
  )

const settings = {
  preserveOrder: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Difference 2: it trims texts, in which white space counts.
  trimValues: false,
} as const

const parser = new XMLParser({
  ...settings,
  entityDecoder: {
    setExternalEntities() {},
    reset() {},
    setXmlVersion() {},
    addInputEntities() {
      throw new Error('DOCTYPE is refused')
    },
    decode,
  },
} as ConstructorParameters<typeof XMLParser>[0])

type Nodes = Record<string, unknown>[]

/** The tree of fast-xml-parser in the shape of ours. */
function elementsIn(nodes: Nodes): Element[] {
  return nodes.flatMap((node) =>
    Object.entries(node).flatMap(([name, inside]): Element[] => {
      if (!Array.isArray(inside)) return []
      const children = elementsIn(inside as Nodes)
      const texts = (inside as Nodes).flatMap((n) => ('#text' in n ? [String(n['#text'])] : []))
      const attributes = (node[':@'] ?? {}) as Record<string, string>
      // Difference 3: it keeps the white space between elements, which means nothing.
      return [{ name, attributes, children, text: children.length > 0 ? '' : texts.join('') }]
    }),
  )
}

function readByLibrary(text: string) {
  const [root] = elementsIn(parser.parse(text) as Nodes)
  if (!root) throw new Error('no root')
  // Difference 4: it gives instructions as elements or not at all.
  const version = /<\?qbxml version="([^"]*)"/.exec(text)?.[1]
  return documentOfTree({ root, version })
}

/** The same tree written by xmlbuilder2 in the way that keeps every character (dependencies, writing XML). */
function writtenByLibrary({ root, version }: ReturnType<typeof saxesTree>): string {
  const start = create({ version: '1.0', encoding: 'utf-8' })
  const document = version === undefined ? start : start.ins('qbxml', `version="${version}"`)
  const add = (to: ReturnType<typeof create>, element: Element, isLeaf: boolean): void => {
    const made = to.ele(element.name, element.attributes)
    if (isLeaf) made.txt(element.text)
    for (const child of element.children) add(made, child, child.children.length === 0)
  }
  add(document, root, false)
  const text = document.end({ wellFormed: true })
  // Difference 5: it leaves CR and what is not ASCII as they are, and line ends in attributes, which a reader
  // would make blanks.
  return text
    .replace(/\r/g, '&#13;')
    .replace(/<\w[^<>]*>/g, (tag) => tag.replaceAll('\n', '&#10;').replaceAll('\t', '&#9;'))
    .replace(/[\u0080-\u{10ffff}]/gu, (c) => `&#${c.codePointAt(0)};`)
}

/** Difference 6: <X/>, <X /> and <X></X> are one; and the declaration and line ends of an answer are QuickBooks'. */
const same = (text: string): string =>
  text
    .replace(/^<\?xml[^>]*>\n?/, '')
    .replaceAll(/>\n(?=<)/g, '>')
    .trimEnd()
    .replaceAll(/<(\w+)([^<>]*?) ?\/>/g, '<$1$2></$1>')

describe.each(fixtures)('%s', (name) => {
  const text = fixture(name)
  const document = readQbxml(text)

  test('is read as fast-xml-parser reads it', () => {
    expect(document).toEqual(readByLibrary(text))
  })

  test('is written as xmlbuilder2 writes it', () => {
    const version = document.version ?? '16.0'
    const { onError, ...attributes } = document.attributes
    const written = document.messageSet.endsWith('Rq')
      ? writeRequests({
          version,
          messages: document.messages,
          attributes,
          ...(onError === undefined ? {} : { onError: onError as 'stopOnError' }),
        })
      : writeAnswer({ messages: document.messages, attributes }, { version })
    expect(same(written)).toBe(same(writtenByLibrary(saxesTree(written))))
    expect(readByLibrary(written)).toEqual(document)
  })
})

test('generated documents, more than two thousand, are read and written alike', () => {
  let count = 0
  const wrong: string[] = []
  for (const [index, name] of [...requestNames(), ...responseNames()].entries())
    for (let turn = 0; turn < 5; turn++) {
      const known = request(name) ?? response(name)
      if (!known) throw new Error(name)
      const versions = knownVersions.filter((v) => parseVersion(v) >= known.since)
      const version = versions.at(-1 - ((turn * 3) % versions.length)) ?? '14.0'
      const has = editions.filter((e) => e !== 'QBOE' && !known.notIn.includes(e))
      const edition = has[(turn + index) % has.length]
      if (!edition) continue
      const sample = sampleOf({ name, version, edition }, seededRandom(index * 17 + turn))
      count++
      expect(readQbxml(sample.text), name).toEqual(readByLibrary(sample.text))
      const theirs = same(writtenByLibrary(saxesTree(sample.text)))
      if (theirs !== same(sample.text)) wrong.push(`${name}\n${sample.text}\n${theirs}`)
    }
  expect(wrong).toEqual([])
  expect(count).toBeGreaterThan(2_000)
})

describe('the differences are real', () => {
  const leaf = (text: string) => `<QBXML><QBXMLMsgsRs><a>${text}</a></QBXMLMsgsRs></QBXML>`
  const plain = (options: object, text: string) =>
    JSON.stringify(new XMLParser(options).parse(leaf(text)))

  test('fast-xml-parser leaves &#233;, trims, and turns digits into numbers unless told otherwise', () => {
    expect(plain({ ...settings, preserveOrder: false }, 'caf&#233;')).toContain('caf&#233;')
    expect(plain({}, ' x ')).toContain('"x"')
    expect(plain({}, '0010')).toContain('10')
    expect(plain({}, '0010')).not.toContain('"0010"')
  })

  test('xmlbuilder2 writes letters beyond ASCII as they are', () => {
    expect(create().ele('a').txt('é').up().end()).toContain('é')
  })
})
