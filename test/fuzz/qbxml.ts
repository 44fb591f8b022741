// The reader and checker of qbXML: one clear refusal or a document, soon, whether it comes at once or in pieces, and
// the same records in one pass.
import { QbsyncError } from '../../src/errors.ts'
import { readChecked } from '../../src/qbxml/check.ts'
import { QbxmlReader, readQbxml } from '../../src/qbxml/read.ts'
import {
  type Message,
  request,
  requestNames,
  response,
  responseNames,
} from '../../src/schema/grammar.ts'
import { editions } from '../../src/schema/notation.ts'
import { sampleOf } from '../qbxml/mutate.ts'
import { sameBothWays } from '../qbxml/one-pass.ts'
import { fixture, fixtures } from '../qbxml/support.ts'
import { below, damage, damages, pick, type Random } from './damage.ts'
import { target, Violation } from './target.ts'

/** What there is to damage: every fixture, and one sample of every message. */
function originals(random: Random): Buffer[] {
  const samples = [...requestNames(), ...responseNames()].map((name) => {
    const { notIn } = (request(name) ?? response(name)) as Message
    const edition = editions.find((one) => !notIn.includes(one)) ?? 'QBD'
    return sampleOf({ name, version: '14.0', edition }, random).text
  })
  return [...fixtures.map(fixture), ...samples].map((text) => Buffer.from(text))
}

interface Damaged {
  readonly bytes: Buffer
  /** Length of the pieces it comes in besides; 0: at once only. */
  readonly piece: number
}

export const qbxml = target<Damaged>({
  name: 'qbxml',
  says: 'documents of QuickBooks, read and checked',
  share: 100_000,
  sample: 1_500,
  longestMs: 500,
  open(random) {
    const texts = originals(random)
    return {
      make(luck) {
        let bytes = damage[pick(luck, damages)](pick(luck, texts), luck)
        if (luck() < 0.2) bytes = damage[pick(luck, damages)](bytes, luck)
        const isPieced = bytes.length < 20_000 && luck() < 0.1
        return { bytes, piece: isPieced ? 1 + below(luck, 400) : 0 }
      },
      run({ bytes, piece }) {
        const said = readAll(bytes)
        const faults = said === 'read' ? readChecked(bytes).faults.length : 0
        if (piece > 0) {
          const inPieces = readAll(bytes, piece)
          // Of two reasons to refuse, which is met first depends on how much is there to look at.
          if ((inPieces === 'read') !== (said === 'read'))
            throw new Violation(`in pieces: ${inPieces}, at once: ${said}`)
        }
        if (said === 'read' && bytes.length < 20_000) inOnePass(bytes, piece || bytes.length)
        return said === 'read' ? (faults > 0 ? 'faulty' : 'read') : 'refused'
      },
    }
  },
})

function inOnePass(bytes: Buffer, piece: number): void {
  try {
    sameBothWays(bytes, piece)
  } catch (error) {
    // Both readers are told that it is UTF-8, which it need not be.
    if (error instanceof QbsyncError) return
    throw new Violation(String(error))
  }
}

/** "read", or the code of the refusal. Any other error goes through. */
function readAll(bytes: Buffer, piece = 0): string {
  try {
    if (piece === 0) readQbxml(bytes)
    else {
      const reader = new QbxmlReader()
      for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece))
      reader.end()
    }
    return 'read'
  } catch (error) {
    if (error instanceof QbsyncError && /^E_(XML|NOT_QBXML)$/.test(error.code)) return error.code
    throw error
  }
}
