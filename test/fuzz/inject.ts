// A request handed to a handler of node:http without a socket: quicker, and a broken connection is one line.
import { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

export interface Injected {
  readonly method: string
  readonly url: string
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Bytes after which the connection breaks. */
  readonly breaksAt?: number
}

export interface Reply {
  readonly status: number
  /** Everything before the body, as it goes over the wire. */
  readonly head: string
  readonly body: string
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

class Wire extends Duplex {
  readonly sent: Buffer[] = []
  readonly remoteAddress = '127.0.0.1'
  readonly encrypted = false
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.sent.push(chunk)
    done()
  }
  setTimeout(): this {
    return this
  }
}

/** Undefined where the connection broke and nobody is there to be answered. */
export async function inject(handler: Handler, call: Injected): Promise<Reply | undefined> {
  const wire = new Wire()
  const request = new IncomingMessage(wire as unknown as Socket)
  Object.assign(request, { method: call.method, url: call.url, httpVersion: '1.1' })
  Object.assign(request, { httpVersionMajor: 1, httpVersionMinor: 1 })
  for (const [name, value] of Object.entries(call.headers)) {
    request.headers[name] = value
    request.rawHeaders.push(name, value)
  }
  const response = new ServerResponse(request)
  response.assignSocket(wire as unknown as Socket)
  const over = new Promise<void>((resolve) => {
    response.on('finish', resolve)
    response.on('close', resolve)
  })
  const broken = call.breaksAt !== undefined && call.breaksAt < call.body.length
  const body = broken ? call.body.subarray(0, call.breaksAt) : call.body
  const half = body.length >> 1
  for (const piece of [body.subarray(0, half), body.subarray(half)])
    if (piece.length > 0) request.push(piece)
  if (!broken) {
    request.complete = true
    request.push(null)
  }
  const done = handler(request, response)
  if (broken) {
    await new Promise((resolve) => setImmediate(resolve))
    request.destroy()
    await done
    response.destroy()
    return undefined
  }
  await done
  await over
  const text = Buffer.concat(wire.sent).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const head = text.slice(0, end)
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0)
  return { status, head, body: Buffer.from(text.slice(end + 4), 'latin1').toString('utf8') }
}
