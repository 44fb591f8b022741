// The parts that recordings are made of: compression in slices, the file, pseudonyms, the log of the Web Connector.
import { describe, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { shapeIn, shapeOf } from '../../src/qbxml/shapes.ts'
import { linesOfFile, recordingOf } from '../../src/recording/file.ts'
import { chain, Packer, sliceBytes, unchain, unpack, unpackText } from '../../src/recording/pack.ts'
import { Pseudonyms } from '../../src/recording/pseudonyms.ts'
import { isQwcLog, recordingOfLog } from '../../src/recording/qwc-log.ts'
import { answersOf, loadRecording } from '../../src/recording/recording.ts'
import { elementRules } from '../../src/recording/redact-rules.ts'
import { redactXml } from '../../src/recording/redact-xml.ts'
import { response, responseNames } from '../../src/schema/grammar.ts'
import { makeWorld } from '../world.ts'

describe('packing', () => {
  test('20 MB are never held whole: slices are closed as they fill, and the buffer may be used again', async () => {
    const packer = new Packer()
    const buffer = Buffer.alloc(64 * 1024)
    for (let n = 0; n < 320; n++) {
      buffer.fill(String(n % 10))
      packer.write(buffer)
    }
    buffer.fill('x')
    const packed = await packer.end()
    expect(packed.rawBytes).toBe(320 * 64 * 1024)
    const slices = [...unpack(packed.data)]
    expect(slices.every((s) => s.length === sliceBytes)).toBe(true)
    expect(slices.map((s) => s[0])).toEqual(
      Array.from({ length: 80 }, (_, i) => 48 + ((i * 4) % 10)),
    )
    expect(packed.data.length).toBeLessThan(20_000)
  })

  test('a text that is much like the one before costs next to nothing, and is not read without it', () => {
    const text = JSON.stringify(Array.from({ length: 40 }, (_, i) => ['read', 'links', i * 7919]))
    const alone = chain(text, undefined)
    const chained = chain(text, text)
    expect(chained.data.length).toBeLessThan(alone.data.length / 4)
    expect([unchain(alone.data, undefined), unchain(chained.data, text)]).toEqual([text, text])
    expect(() => unchain(chained.data, undefined)).toThrow('missing')
  })
})

describe('pseudonyms', () => {
  const names = new Pseudonyms('a key')
  test('have the length, the case and the kinds of characters of their words', () => {
    for (const word of [
      'Birch',
      'ACME',
      'McIntyre',
      '60614',
      'Zürich',
      'x',
      '7',
      'Œuvre',
      '株式会社',
    ])
      for (const made of [names.word(word)]) {
        expect([...made].length).toBe([...word].length)
        const kindsOf = (t: string) =>
          [...t].map((c) => (/\d/.test(c) ? 9 : c !== c.toLowerCase() ? 'A' : 'a'))
        if (/^[\x20-\u00ff]*$/.test(word)) expect(kindsOf(made)).toEqual(kindsOf(word))
      }
  })

  test('are the same for the same word, whatever its case, and for no other word', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `${(i % 90) + 10}q${i}`)
    const all = [...new Set(words), ...Array.from({ length: 100 }, (_, i) => String(i))]
    const made = all.map((word) => names.word(word))
    expect(new Set(made).size).toBe(all.length)
    expect(names.text('BIRCH cafe, Birch')).toBe(
      `${names.word('BIRCH')} ${names.word('cafe')}, ${names.word('Birch')}`,
    )
    expect(names.word('birch').toUpperCase()).toBe(names.word('BIRCH'))
    expect(new Pseudonyms('another key').word('Birch')).not.toBe(names.word('Birch'))
  })

  test('a number keeps its digits', () => {
    expect(names.number('INV-1002')).toMatch(/^[A-Z]{3}-1002$/)
    expect(names.number('INV')).not.toBe('INV')
  })
})

/** Every text element of every answer that no row keeps is replaced. */
test.each(responseNames().filter((n) => n.endsWith('QueryRs')))('%s: text is replaced', (name) => {
  const message = response(name)
  if (!message) throw new Error(`no response ${name}`)
  const missed: string[] = []
  const walk = (shape: ReturnType<typeof shapeOf>, above: string[], depth: number): void => {
    for (const field of shape.list) {
      const path = [...above, field.name]
      if (!field.isLeaf) {
        if (depth < 4) walk(shapeIn(field), path, depth + 1)
        continue
      }
      const tags = path.map((n) => `<${n}>`).join('')
      const text = `<QBXML><QBXMLMsgsRs><${name}>${tags}Quixote`
      const made = redactXml(text, (how, t) => (how === 'keep' ? t : 'replaced'))
      const isText = field.particle.type === 'STR' && elementRules[field.name] !== 'keep'
      if (made.includes('Quixote') === isText) missed.push(path.join('.'))
    }
  }
  walk(shapeOf(message), [], 0)
  expect(missed).toEqual([])
})

test.each([
  ['an element that the grammar does not know', '<InvoiceQueryRs><InvoiceRet><Secret>Ada', 'Ada'],
  ['an attribute', '<InvoiceQueryRs statusMessage="The name Ada is in use">', 'Ada'],
  ['a comment', '<InvoiceQueryRs><!-- Ada -->', 'Ada'],
  ['a text that is no XML any more', '<CustomerQueryRs><CustomerRet><Name>Ada & Sons <', 'Ada'],
])('%s gives nothing away', (_what, text, name) => {
  const names = new Pseudonyms('k')
  const whole = `<QBXML><QBXMLMsgsRs>${text}`
  const made = redactXml(whole, (how, t) => (how === 'keep' ? t : names.text(t)))
  expect(made).not.toContain(name)
  expect(made.startsWith('<QBXML><QBXMLMsgsRs>')).toBe(true)
})

test('a log of the level VERBOSE becomes a run with the same texts, the default level one without', async () => {
  const lines: string[] = []
  const w = await makeWorld({ log: (line) => lines.push(line) })
  try {
    await w.run()
    w.sql.exec("insert into payments (invoice_number, amount) values ('1002', '400.00')")
    await w.tick()
    const recorded = await loadRecording(w.store, { connection_id: 'rivera', id: 2 }, 'test')
    const log = lines.join('')
    expect(isQwcLog(log)).toBe(true)
    const told = recordingOfLog(log, { file: 'QWCLog.txt', by: 'test' })
    expect(told.exchanges.map((e) => e.request)).toEqual(recorded.exchanges.map((e) => e.request))
    expect(answersOf(told).map((a) => unpackText(a.data).trim())).toEqual(
      answersOf(recorded).map((a) => unpackText(a.data).trim()),
    )
    expect(told.exchanges[2]?.summary).toMatchObject({ asked: ['ReceivePaymentAddRq'] })
    expect(
      recordingOfLog(log, { file: 'x', update: 1, by: 'test' }).exchanges.length,
    ).toBeGreaterThan(3)
    expect(() => recordingOfLog(log, { file: 'x', update: 3, by: 'test' })).toThrow('2 updates')
    const short = log.replace(
      /(strRequestXML = |response =)(<[\s\S]{49})[\s\S]*?(?=, hresult|\r\n\d{8}\.)/g,
      '$1$2......',
    )
    const cut = recordingOfLog(short, { file: 'x', by: 'test' })
    expect(answersOf(cut)).toEqual([])
    expect(cut.exchanges[0]?.message).toContain('VERBOSE')
  } finally {
    await w.close()
  }
})

describe('a file', () => {
  const refused = (lines: string[]) => {
    try {
      recordingOf(lines, 'a.qbrun')
    } catch (error) {
      if (error instanceof QbsyncError) return `${error.code} ${error.message}`
      throw error
    }
    return 'taken'
  }

  test('comes out as it went in, and what is no recording is refused with its line', async () => {
    const w = await makeWorld()
    try {
      await w.run()
      const recording = await loadRecording(w.store, { connection_id: 'rivera', id: 1 }, 'test')
      const lines = [...linesOfFile(recording)]
      expect([...linesOfFile(recordingOf(lines, 'a.qbrun'))]).toEqual(lines)
      const head = JSON.parse(lines[0] ?? '') as Record<string, unknown>
      const bad: [string[], string][] = [
        [[], 'line 0: the file is empty'],
        [['{'], 'line 1: it is not JSON'],
        [['{"a":1}'], 'line 1: it is not a recording of qbsync'],
        [[JSON.stringify({ ...head, version: 99 })], 'its version is 99'],
        [[JSON.stringify({ ...head, run: { id: 'x' } })], 'runs.connection_id must be text'],
        [
          [lines[0] ?? '', '{"exchange":{"connection_id":"a","run_id":1}}'],
          'line 2: exchanges.seq must be int',
        ],
        [[lines[0] ?? '', '{"part":{"kind":"song","seq":1,"at":1}}'], 'no part of the kind song'],
        [
          [lines[0] ?? '', '{"part":{"kind":"tape","seq":1,"at":1},"events":[1]}'],
          'events of a tape',
        ],
        [[lines[0] ?? '', '{"part":{"kind":"answer","seq":1,"at":1}}'], 'an answer has a text'],
        [[lines[0] ?? '', '{"other":1}'], 'nothing that a recording holds'],
      ]
      for (const [text, problem] of bad) expect(refused(text)).toContain(problem)
      for (const [text] of bad)
        expect(refused(text)).toMatch(/^E_RECORDING a\.qbrun cannot be used/)
    } finally {
      await w.close()
    }
  })
})
