// The strict reader of answers against saxes, which we did not write: they accept and refuse the same documents.
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { readXml, type XmlElement } from '../../src/sim/web-connector-xml.ts'

const good =
  '<?xml version="1.0" encoding="utf-8"?><!-- a --><s:E xmlns:s="urn:s" a="1" s:b=\'2 &amp; "3"\'>\r\n<x xmlns="urn:x"> a&lt;b &#233;&#x1F600; <![CDATA[<&]]> </x><?pi data?><y/><s:z></s:z>\n</s:E>\n'

/** Refused by saxes, or holding a DOCTYPE, which XML has and we do not take. */
function isRefused(text: string): boolean {
  let bad = text.includes('<!DOCTYPE')
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    bad = true
  })
  try {
    parser.write(text).close()
  } catch {
    bad = true
  }
  return bad
}

const refused = (text: string): boolean => {
  try {
    readXml(text)
    return false
  } catch {
    return true
  }
}

function viaSaxes(text: string): unknown {
  const root: unknown[] = []
  const stack: { text: string; children: unknown[] }[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter((a) => a.prefix !== 'xmlns' && a.name !== 'xmlns')
      .map((a) => [a.uri, a.local, a.value])
    const node = { name: [tag.uri, tag.local], attributes, text: '', children: [] }
    ;(stack.at(-1)?.children ?? root).push(node)
    stack.push(node)
  })
  const add = (piece: string) => {
    const top = stack.at(-1)
    if (top) top.text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => void stack.pop())
  parser.write(text).close()
  return root[0]
}

/** saxes trims the names of namespaces. */
const shape = (e: XmlElement): unknown => ({
  name: [e.namespace.trim(), e.name],
  attributes: e.attributes.map((a) => [a.namespace.trim(), a.name, a.value]),
  text: e.text,
  children: e.children.map(shape),
})

test('a good document is read as saxes reads it', () => {
  expect(shape(readXml(good))).toEqual(viaSaxes(good))
})

describe('documents that are not well-formed', () => {
  test.each([
    '',
    ' ',
    'a',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>x',
    'x<a/>',
    '<a b/>',
    '<a b=c/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a>&</a>',
    '<a>&x;</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a>&amp</a>',
    '<a>]]></a>',
    '<a><!-- -- --></a>',
    '<a><!-- </a>',
    '<a><![CDATA[</a>',
    '<![CDATA[a]]>',
    '<p:a/>',
    '<a p:b="1"/>',
    '<a><?xml version="1.0"?></a>',
    ' <?xml version="1.0"?><a/>',
    '<?xml?><a/>',
    '<?xml version="1.0" encoding=""?><a/>',
    '<a\u0001/>',
    '<a>\uffff</a>',
    '<1/>',
    '<a:b:c xmlns:a="x"/>',
    '< a/>',
    '<a></ a>',
    '<a/ >',
    '<a xmlns:b=""/>',
    '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
    '<a b="1"c="2"/>',
    '<xmlns:a/>',
    '<a xmlns:xmlns="u"/>',
    '<a xmlns:xml="u"/>',
    '<a>&#x;</a>',
    '<a>&;</a>',
    '<!DOCTYPE a><a/>',
    '<?a',
    '<a b="1',
  ])('%j is refused', (text) => {
    expect(isRefused(text)).toBe(true)
    expect(refused(text)).toBe(true)
  })
})

test('documents damaged at random are accepted or refused as saxes does', () => {
  const random = seededRandom(7)
  const pick = (n: number) => Math.floor(random() * n)
  const bits = [
    '<',
    '>',
    '&',
    ';',
    '"',
    "'",
    '/',
    ' ',
    ':',
    '=',
    ']]>',
    '<!--',
    '-->',
    '&#1;',
    'x',
    '\u0007',
    '?',
    '!',
  ]
  const differing: string[] = []
  let bad = 0
  for (let i = 0; i < 5000; i++) {
    const at = pick(good.length)
    const bit = bits[pick(bits.length)] ?? ''
    const damaged = good.slice(0, at) + bit + good.slice(at + pick(3))
    // saxes takes <?a?b?>, which XML does not have: white space must follow the target.
    if (/<\?\w+\?[^>]/.test(damaged)) continue
    const theirs = isRefused(damaged)
    if (theirs) bad++
    if (theirs !== refused(damaged)) differing.push(damaged)
    else if (!theirs) expect(shape(readXml(damaged))).toEqual(viaSaxes(damaged))
  }
  expect(differing).toEqual([])
  // The test means nothing if hardly anything was damaged, or everything.
  expect(bad).toBeGreaterThan(1000)
  expect(bad).toBeLessThan(4900)
})

test('nesting is bounded', () => {
  const nested = (n: number) => '<a>'.repeat(n) + '</a>'.repeat(n)
  expect(refused(nested(64))).toBe(false)
  expect(refused(nested(65))).toBe(true)
})
