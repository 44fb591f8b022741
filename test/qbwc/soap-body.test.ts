import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readBody, turnBytes } from '../../src/qbwc/soap-body.ts'

const chunkBytes = 64 * 1024

/** A body that is there all at once, so that nothing but readBody itself makes room for others. */
function bodyOf(chunks: number): IncomingMessage {
  const stream = Readable.from(
    Array.from({ length: chunks }, () => Buffer.alloc(chunkBytes)),
    { highWaterMark: chunks, objectMode: true },
  )
  return Object.assign(stream, { headers: {}, complete: true }) as unknown as IncomingMessage
}

test('others get their turn after every 256 KiB of one body', async () => {
  let sinceTurn = 0
  let longest = 0
  let total = 0
  let isOver = false
  const turn = () => {
    sinceTurn = 0
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  await readBody(bodyOf(320), {
    limitBytes: 64 * 1024 * 1024,
    write: (chunk) => {
      total += chunk.length
      sinceTurn += chunk.length
      longest = Math.max(longest, sinceTurn)
    },
  })
  isOver = true
  expect(total).toBe(320 * chunkBytes)
  expect(longest).toBeLessThanOrEqual(turnBytes + chunkBytes)
})

test('after a refusal nothing more is handed on, and the body is still taken', async () => {
  let written = 0
  const body = bodyOf(10)
  const reading = readBody(body, {
    limitBytes: 64 * 1024 * 1024,
    write: () => {
      written++
      throw new Error('no')
    },
  })
  await expect(reading).rejects.toThrow('no')
  expect(written).toBe(1)
  expect(body.readableEnded).toBe(true)
})
