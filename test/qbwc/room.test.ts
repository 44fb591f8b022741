// Long bodies that come at once wait for each other; short ones never, and nobody keeps the others waiting for ever.
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { longBodyBytes } from '../../src/limits.ts'
import { Room } from '../../src/qbwc/room.ts'
import { createServer } from '../../src/qbwc/server.ts'
import type { WebConnectorService } from '../../src/qbwc/service-port.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Time that somebody else moves, and sleepers that wake when it has come. */
function clock() {
  let now = 0
  const sleepers: { at: number; wake: () => void }[] = []
  return {
    now: () => now,
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: now + ms, wake })
      }),
    async advance(ms: number) {
      now += ms
      for (const s of sleepers.splice(0))
        if (s.at <= now) s.wake()
        else sleepers.push(s)
      await turn()
    },
  }
}

async function isOver(promise: Promise<void> | undefined): Promise<boolean> {
  let over = promise === undefined
  void promise?.then(() => {
    over = true
  })
  await turn()
  return over
}

test('who finds no room waits until somebody has left, the longest waiting first', async () => {
  const room = new Room(clock(), 100)
  const [a, b, c] = [room.enter(), room.enter(), room.enter()]
  expect(a.take(90)).toBeUndefined()
  const second = b.take(50)
  const third = c.take(50)
  expect(await isOver(second)).toBe(false)
  a.arrived()
  a.leave()
  expect(await isOver(second)).toBe(true)
  expect(await isOver(third)).toBe(true)
  expect(room.taken).toBe(100)
  b.leave()
  c.leave()
  expect(room.taken).toBe(0)
})

test('one that is alone always goes on, however long it is', () => {
  const place = new Room(clock(), 100).enter()
  expect(place.take(1000)).toBeUndefined()
  expect(place.take(1000)).toBeUndefined()
})

test('one that stopped on its way does not keep others waiting; one that is worked on does', async () => {
  const time = clock()
  const room = new Room(time, 100)
  const [silent, waits] = [room.enter(), room.enter()]
  expect(silent.take(100)).toBeUndefined()
  const turnOfOther = waits.take(10)
  await time.advance(1500)
  expect(await isOver(turnOfOther)).toBe(false)
  await time.advance(1500)
  expect(await isOver(turnOfOther)).toBe(true)
  waits.arrived()
  const third = room.enter().take(10)
  await time.advance(60_000)
  expect(await isOver(third)).toBe(false)
  waits.leave()
  expect(await isOver(third)).toBe(true)
})

/** A server that is asked by a client which sends `bytes` of an answer under this ticket. */
async function sendAnswer(bytes: number, ticket: string, service: Partial<WebConnectorService>) {
  const { now } = virtualEnv({ now: 0 })
  const options = { host: '127.0.0.1', port: 0, log: () => undefined, now }
  const server = await createServer({ ...options, service: service as WebConnectorService })
  try {
    const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><receiveResponseXML xmlns="http://developer.intuit.com/"><ticket>${ticket}</ticket><response>&lt;QBXML&gt;${' '.repeat(bytes)}&lt;/QBXML&gt;</response><hresult/><message/></receiveResponseXML></s:Body></s:Envelope>`
    return await new Promise<string>((resolve, reject) => {
      const call = httpRequest(server.url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
      })
      call.on('error', reject)
      call.on('response', (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve(text))
      })
      call.end(body)
    })
  } finally {
    await server.close()
  }
}

test('of a long answer under an unknown ticket nothing is kept once that is known', async () => {
  const got: { bytes: number; problem?: string | undefined }[] = []
  const asked: string[] = []
  const service = {
    knows: async (ticket: string) => {
      asked.push(ticket)
      return ticket === 'known'
    },
    receiveResponseXML: async ({ bytes, problem }: { bytes: number; problem?: string }) => {
      got.push({ bytes, problem })
      return -1
    },
  }
  for (const [bytes, ticket] of [
    [longBodyBytes / 2, 'stranger'],
    [longBodyBytes * 2, 'stranger'],
    [longBodyBytes * 2, 'known'],
  ] as const)
    expect(await sendAnswer(bytes, ticket, service)).toContain(
      '<receiveResponseXMLResult>-1</receiveResponseXMLResult>',
    )
  expect(asked).toEqual(['stranger', 'known'])
  expect(got.map((g) => g.problem)).toEqual([
    expect.not.stringContaining('ticket'),
    expect.stringContaining('there is no session of this ticket'),
    expect.not.stringContaining('ticket'),
  ])
})
