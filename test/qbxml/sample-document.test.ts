import { expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check } from '../../src/qbxml/check.ts'
import { sampleDocument } from '../../src/qbxml/sample-document.ts'
import { messageSet, request, response } from '../../src/schema/grammar.ts'

test.each([
  ['requests', messageSet('QBXMLMsgsRq').members],
  ['answers', messageSet('QBXMLMsgsRs').members],
])('documents of several %s are legal, and the same for the same seed', (_what, members) => {
  const names = members.filter((name) => !(request(name) ?? response(name))?.notIn.includes('QBD'))
  const make = (seed: number): string => {
    const random = seededRandom(seed)
    const some = Array.from({ length: 4 }, () => names[Math.floor(random() * names.length)] ?? '')
    return sampleDocument(some, random, { version: '16.0' })
  }
  for (let seed = 0; seed < 200; seed++) {
    const text = make(seed)
    expect(check(text, { version: '16.0' }), text).toEqual([])
    expect(make(seed)).toBe(text)
  }
})

test('plain ones hold no empty text and no macro', () => {
  const random = seededRandom(1)
  let odd = 0
  for (let n = 0; n < 300; n++) {
    const plain = sampleDocument(['CustomerAddRq', 'ReceivePaymentAddRq'], random, { plain: true })
    expect(plain).not.toMatch(/<(\w+)><\/\1>|useMacro/)
    odd += /<(\w+)><\/\1>|useMacro/.test(sampleDocument(['ReceivePaymentAddRq'], random)) ? 1 : 0
  }
  expect(odd).toBeGreaterThan(10)
})

test('what a version or edition does not have is refused', () => {
  const make = (name: string, options: object) => () =>
    sampleDocument([name], seededRandom(1), options)
  expect(make('TransferAddRq', { version: '8.0' })).toThrow('qbXML 8.0 QBD has no TransferAddRq')
  expect(make('BarCodeQueryRq', { edition: 'QBAU' })).toThrow('has no BarCodeQueryRq')
  expect(make('MoonRq', {})).toThrow('no request MoonRq')
  expect(make('HostQueryRq', { version: '17.0' })).toThrow('no qbXML version 17.0')
})
