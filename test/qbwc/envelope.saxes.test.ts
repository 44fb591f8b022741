// A second opinion: whatever saxes refuses, our reader refuses, and what both take reads the same.
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { calls, isCallName } from '../../src/qbwc/calls.ts'
import { EnvelopeReader } from '../../src/qbwc/envelope.ts'
import { fixture, requests } from './fixtures.ts'

const ours = (document: string, chunk: number): Record<string, string> | Error => {
  const texts: Buffer[] = []
  const reader = new EnvelopeReader({
    charset: 'utf-8',
    answerReader: () => ({
      write: (bytes) => texts.push(Buffer.from(bytes)),
      end: () => ({ messageSet: '', attributes: {}, messages: [] }),
    }),
  })
  const bytes = Buffer.from(document)
  try {
    for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk))
    const { args } = reader.end()
    return 'response' in args
      ? { ...args, response: Buffer.concat(texts).toString().trimStart() }
      : { ...args }
  } catch (error) {
    if (error instanceof QbsyncError && error.code === 'E_SOAP') return error
    throw error
  }
}

/** Arguments as saxes sees them, or why it does not take the document. */
function theirs(document: string): Record<string, string> | Error {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const path: string[] = []
  const args: Record<string, string> = {}
  let problem: Error | undefined
  let known: ReadonlySet<string> = new Set()
  const text = (piece: string) => {
    const name = path[3] === 'ticket' && known.has('wcTicket') ? 'wcTicket' : path[3]
    if (path.length === 4 && name && known.has(name)) args[name] = (args[name] ?? '') + piece
  }
  parser.on('error', (error) => {
    problem ??= error
  })
  parser.on('doctype', () => {
    problem ??= new Error('a DOCTYPE')
  })
  parser.on('opentag', ({ local }) => {
    path.push(local)
    if (path.length !== 3 || path[1] !== 'Body' || !isCallName(local)) return
    known = new Set(calls[local].args.map(([name]) => name))
    for (const name of known) args[name] = ''
  })
  parser.on('closetag', () => path.pop())
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(document).close()
  if (args['response'] !== undefined) args['response'] = args['response'].trimStart()
  return problem ?? args
}

const documents = Object.keys(requests).map((name) => fixture(`${name}.request.xml`).toString())

test.each(Object.keys(requests))('%s reads as saxes reads it', (name) => {
  const document = fixture(`${name}.request.xml`).toString()
  expect(theirs(document)).not.toBeInstanceOf(Error)
  expect(ours(document, 1000)).toEqual(theirs(document))
})

const junk = fc.constantFrom(
  ...'<>&;\'"/=! ?-]:#x'.split(''),
  '',
  '<a>',
  '</a>',
  '<a/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x ?>',
  '<?xml version="1.0"?>',
  '&lt;',
  '&#65;',
  '&nbsp;',
  'xmlns="u"',
  ' xmlns:p="u"',
  ' p:a="1"',
  '<p:a xmlns:p="u"/>',
  'é',
  '\u0085',
  '\r',
  '\t',
  '<!DOCTYPE a>',
)

test('documents damaged in up to three places are refused when saxes refuses them', () => {
  let refused = 0
  let taken = 0
  // Without noBias nearly all damage is at the very beginning, and nothing deeper is tried.
  const anywhere = fc.noBias(fc.nat(9999)).map((n) => n / 10_000)
  const damage = fc.array(fc.tuple(anywhere, fc.constantFrom(0, 0, 0, 1, 6), junk), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...documents),
      damage,
      fc.constantFrom(1, 5, 64, 10_000),
      (document, places, chunk) => {
        let damaged = document
        for (const [where, length, instead] of places) {
          const at = Math.floor(where * damaged.length)
          damaged = damaged.slice(0, at) + instead + damaged.slice(at + length)
        }
        // Half a character is no text that could have been sent.
        damaged = Buffer.from(damaged).toString()
        const opinion = theirs(damaged)
        const mine = ours(damaged, chunk)
        if (opinion instanceof Error) {
          refused++
          expect(mine, `${opinion.message}\n${damaged}`).toBeInstanceOf(Error)
        } else if (!(mine instanceof Error)) {
          taken++
          expect(mine).toEqual(opinion)
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 6000) },
  )
  // Both happen often, or this would prove nothing.
  expect(refused).toBeGreaterThan(1000)
  expect(taken).toBeGreaterThan(200)
})
