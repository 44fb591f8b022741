// Takes the body of a POST off the wire, unpacks it if it was packed, and hands it on while it arrives.
import type { IncomingMessage } from 'node:http'
import { createGunzip } from 'node:zlib'
import { QbsyncError } from '../errors.ts'
import { malformed } from './tag.ts'

/** Work done on one body before others get their turn: about 2 ms. */
export const turnBytes = 256 * 1024
/** How much of a body that is too large is still taken, in limits. */
const patience = 4

export interface BodyOptions {
  /** Of the body once unpacked. */
  readonly limitBytes: number
  /** Throws when the body cannot be used; a promise: what follows is not read before it settles. */
  readonly write: (chunk: Buffer) => Promise<void> | undefined
}

/**
 * Settles when the body has arrived. After a refusal the rest is read and thrown away, so that a client which
 * reads only once it has sent everything gets to see the fault and not a broken connection; but not for ever.
 */
export function readBody(request: IncomingMessage, options: BodyOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const { limitBytes, write } = options
    const unpacker = isPacked(request) ? createGunzip() : undefined
    const source = unpacker ? request.pipe(unpacker) : request
    let problem: unknown
    let received = 0
    let unpacked = 0
    let turn = 0
    let isOver = false

    const finish = () => {
      isOver = true
      if (problem === undefined) resolve()
      else reject(problem)
    }
    const refuse = (error: unknown) => {
      if (problem !== undefined) return
      problem = error
      if (unpacker === undefined) return
      if (request.readableEnded) finish()
      request.unpipe(unpacker)
      unpacker.destroy()
      request.resume()
    }
    const breakOff = () => {
      // A request that came whole is closed as well, when its last bytes may still be unpacked.
      if (isOver || request.complete) return
      refuse(malformed('the connection broke while it was sent'))
      finish()
    }

    source.on('data', (chunk: Buffer) => {
      if (problem !== undefined) return
      unpacked += chunk.length
      turn += chunk.length
      let room: Promise<void> | undefined
      try {
        if (unpacked > limitBytes) throw tooLarge(limitBytes)
        room = write(chunk)
      } catch (error) {
        refuse(error)
      }
      if (room !== undefined) {
        source.pause()
        room.catch(refuse).finally(() => source.resume())
        return
      }
      if (turn < turnBytes) return
      turn = 0
      source.pause()
      setImmediate(() => source.resume())
    })
    source.on('end', finish)
    if (unpacker) {
      unpacker.on('error', () => refuse(malformed('the body is not valid gzip')))
      request.on('end', () => problem !== undefined && finish())
    }
    request.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received <= limitBytes * patience) return
      refuse(tooLarge(limitBytes))
      finish()
    })
    request.on('error', breakOff)
    request.on('close', breakOff)
  })
}

/** Lets a body go by that nobody wants, for the same reason and with the same bound. */
export async function drainBody(request: IncomingMessage, limitBytes: number): Promise<void> {
  await readBody(request, { limitBytes, write: () => undefined }).catch(() => undefined)
}

const isPacked = (request: IncomingMessage): boolean =>
  isGzip(request.headers['content-encoding'] ?? '')

export const isGzip = (encoding: string): boolean => /^\s*(x-)?gzip\s*$/i.test(encoding)

export const tooLarge = (limitBytes: number): Error =>
  new QbsyncError('E_SOAP', { problem: `it is larger than ${limitBytes} bytes`, status: 413 })
