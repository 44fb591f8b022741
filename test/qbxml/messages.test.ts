import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check } from '../../src/qbxml/check.ts'
import type { Message } from '../../src/qbxml/document.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { sampleRequest, sampleResponse } from '../../src/qbxml/sample.ts'
import { writeAnswer, writeRequests } from '../../src/qbxml/write.ts'
import { exists } from '../../src/schema/content.ts'
import { request, requestNames, response, responseNames } from '../../src/schema/grammar.ts'
import { type Edition, parseVersion } from '../../src/schema/notation.ts'
import { documentOf } from './support.ts'

const cuts: readonly { version: string; edition: Edition }[] = [
  { version: '14.0', edition: 'QBD' },
  { version: '13.0', edition: 'QBUK' },
  { version: '10.0', edition: 'QBAU' },
  { version: '8.0', edition: 'QBCA' },
  { version: '3.0', edition: 'QBD' },
  { version: '9.0', edition: 'QBOE' },
]

const has = (
  model: Parameters<typeof exists>[0] | undefined,
  cut: (typeof cuts)[number],
): boolean => model !== undefined && exists(model, { ...cut, version: parseVersion(cut.version) })

describe.each(requestNames())('%s', (name) => {
  const samples = cuts.flatMap((cut, i) =>
    has(request(name), cut)
      ? [{ cut, message: sampleRequest(name, seededRandom(i * 7919 + name.length), cut) }]
      : [],
  )
  const written = samples.map(({ cut, message }) => ({
    ...cut,
    message,
    text: writeRequests({ version: cut.version, messages: [message] }, cut),
  }))

  test('a legal sample has no faults', () => {
    expect(written.length).toBeGreaterThan(0)
    for (const { text, edition } of written) expect(check(text, { edition }), text).toEqual([])
  })

  test('a sample is read back as it was written', () => {
    for (const { text, message } of written) {
      expect(readQbxml(text).messages).toEqual([message])
      expect(documentOf(text)?.messages).toEqual([message])
    }
  })
})

describe.each(responseNames())('%s', (name) => {
  test('a legal sample has no faults and is read back as it was written', () => {
    let count = 0
    for (const [i, cut] of cuts.entries()) {
      if (!has(response(name), cut)) continue
      count++
      const message: Message = sampleResponse(name, seededRandom(i * 104_729 + name.length), cut)
      const text = writeAnswer({ messages: [message] }, cut)
      expect(check(text, cut), text).toEqual([])
      expect(readQbxml(text).messages).toEqual([message])
      expect(text).toMatch(/^[\t\n -~]*$/)
      if (i === 0) expect(documentOf(text)?.messages).toEqual([message])
    }
    expect(count).toBeGreaterThan(0)
  })
})

test('samples differ by seed, and are the same for one seed', () => {
  const sample = (seed: number) => sampleRequest('InvoiceAddRq', seededRandom(seed))
  expect(sample(1)).toEqual(sample(1))
  expect(sample(1)).not.toEqual(sample(2))
})

test('a sample of a version that lacks the element is a fault: the check can fail', () => {
  const message = sampleRequest('TransferAddRq', seededRandom(1))
  const text = writeRequests({ version: '13.0', messages: [message] }).replace('"13.0"', '"8.0"')
  expect(check(text)).toMatchObject([{ kind: 'structure', since: '12.0', found: 'TransferAddRq' }])
})
