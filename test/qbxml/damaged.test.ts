import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { documentOf, fixture, fixtures, refusalOf } from './support.ts'

const snippets = [
  '<!--',
  '-->',
  '--',
  ']]>',
  '<![CDATA[',
  '<![CDATA[a<b]]>',
  '<!-- c -->',
  '&#1;',
  '&#x41;',
  '&#233;',
  '&nbsp;',
  '&',
  '<',
  '>',
  '<a>',
  '</a>',
  '<a/>',
  ' a="1"',
  " b='<'",
  '<?xml version="1.0"?>',
  '<?pi x?>',
  '<!DOCTYPE QBXML>',
  '\u0001',
  '\t',
  '\r',
  '\r\n',
  '\ufffe',
  '"',
  "'",
  '/',
  '=',
  ' ',
  'é',
  '€',
  '𝄞',
  '<é/>',
  '<a b="&amp;&#10;\n"/>',
  '&#xD800;',
  '&#0;',
  '&lt;',
  '<__proto__>x</__proto__>',
]

/** A document with one to three accidents. */
function damage(bytes: Buffer, random: () => number): Buffer {
  const below = (n: number) => Math.floor(random() * n)
  let out = bytes
  for (let n = 1 + below(3); n > 0; n--) {
    const at = below(out.length)
    const before = out.subarray(0, at)
    const kind = below(6)
    if (kind === 0) out = Buffer.concat([before, out.subarray(at + 1 + below(12))])
    else if (kind === 1)
      out = Buffer.concat([before, Buffer.from([below(256)]), out.subarray(at + 1)])
    else if (kind === 2)
      out = Buffer.concat([before, out.subarray(at, at + below(60)), out.subarray(at)])
    else if (kind === 3) out = Buffer.from(before)
    else
      out = Buffer.concat([
        before,
        Buffer.from(snippets[below(snippets.length)] ?? ''),
        out.subarray(at),
      ])
    if (out.length === 0) return out
  }
  return out
}

/** What saxes says: a document, "other" for well-formed XML that is no qbXML, or a refusal. */
function second(bytes: Buffer): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'refused'
  }
  try {
    return documentOf(text) ?? 'other'
  } catch {
    return 'refused'
  }
}

/**
 * Reasons to refuse what saxes takes: a DTD, a version of XML that is not 1.0, an encoding nobody knows, and
 * <?a?b?>, where saxes overlooks that no white space follows the name (XML 1.0, 2.6).
 */
const stricter =
  /DOCTYPE|"<\?" is not followed by a name|XML declaration cannot be read|the encoding "|is declared, but there is no|is not us-ascii/

describe('damaged documents', () => {
  const rounds = 150
  test.each(fixtures)('%s: whatever saxes refuses is refused, the rest is read alike', (name) => {
    const random = seededRandom(fixtures.indexOf(name) + 1)
    const whole = Buffer.from(fixture(name))
    const bytes = whole.subarray(0, Math.min(whole.length, 6000))
    let refused = 0
    for (let round = 0; round < rounds; round++) {
      const damaged =
        round === 0 ? whole : damage(bytes.length < whole.length ? whole : bytes, random)
      const theirs = second(damaged)
      let ours: unknown
      const refusal = refusalOf(() => {
        ours = readQbxml(damaged)
      })
      const shown = `${JSON.stringify(refusal)} for ${damaged.toString('latin1')}`
      if (refusal) refused++
      if (theirs === 'refused') expect(refusal, shown).toBeDefined()
      else if (theirs === 'other') expect(refusal?.code, shown).toMatch(/E_NOT_QBXML|E_XML/)
      else if (refusal) expect(refusal.problem, shown).toMatch(stricter)
      else expect(ours, shown).toEqual(theirs)
    }
    // The damage is real, and does not hit everything.
    expect(refused).toBeGreaterThan(rounds / 3)
    expect(refused).toBeLessThan(rounds)
  })
})
