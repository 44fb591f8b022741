// Every request of the grammar gets an answer: what is not imitated a 1030, nothing a crash, all of it legal.
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check } from '../../src/qbxml/check.ts'
import { sampleRequest } from '../../src/qbxml/sample.ts'
import { writeRequests } from '../../src/qbxml/write.ts'
import { entities } from '../../src/schema/entities.ts'
import { messageSet, request } from '../../src/schema/grammar.ts'
import { txnForms } from '../../src/sim/forms.ts'
import { code, world } from './company.ts'

const names = messageSet('QBXMLMsgsRq').members.filter(
  (name) => !request(name)?.notIn.includes('QBD'),
)

describe('every request', () => {
  test.each(['13.0', '14.0', '7.0'])('legal documents of qbXML %s get legal answers', (version) => {
    const { session } = world({ profile: 'rivera' })
    const random = seededRandom(7)
    const limit = Number(version) * 100
    for (const name of names.filter((n) => (request(n)?.since ?? 0) <= limit))
      for (let round = 0; round < 3; round++) {
        const text = writeRequests({
          version,
          onError: 'continueOnError',
          messages: [sampleRequest(name, random, { version })],
        })
        const answer = session.processRequest(text)
        expect(check(answer, { version }), `${text}\n${answer}`).toEqual([])
      }
  })

  test('requests of kinds that are not imitated answer 1030', () => {
    const { ask } = world()
    const [answer] = ask('<VehicleMileageQueryRq requestID="7"/>')
    expect(answer?.attributes).toMatchObject({
      requestID: '7',
      statusCode: '1030',
      statusSeverity: 'Error',
    })
  })

  test('everything in the table of entities can be asked for', () => {
    const { ask } = world({ profile: 'rivera' })
    for (const { queryName, name, kind } of entities) {
      if (kind === 'txn' && !txnForms[name]) continue
      expect(['0', '1'], queryName).toContain(code(ask(`<${queryName}/>`)[0]))
    }
  })

  test('the same seed gives the same bytes', () => {
    const run = (): string => {
      const { session } = world({ profile: 'rivera' })
      const random = seededRandom(11)
      return names
        .map((name) =>
          session.processRequest(
            writeRequests({
              version: '13.0',
              messages: [sampleRequest(name, random, { version: '13.0' })],
            }),
          ),
        )
        .join('')
    }
    expect(run()).toBe(run())
  })
})
