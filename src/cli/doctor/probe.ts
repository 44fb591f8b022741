// What the doctor asks of the computer and the network. Tests put another one in its place.
import { lookup } from 'node:dns/promises'
import { statfsSync } from 'node:fs'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { TLSSocket } from 'node:tls'

export interface Answered {
  readonly status: number
  readonly text: string
  /** Clock of whoever answered. */
  readonly date: string | undefined
  /** When the certificate ends. */
  readonly validTo: string | undefined
}

export interface Probe {
  /** Whether the computer is in any network but its own. */
  isOnline(): boolean
  /** Addresses of a name; throws where there are none. */
  resolve(host: string): Promise<readonly string[]>
  /** A GET as the Web Connector does it before it adds an application; throws what the network says. */
  get(url: string): Promise<Answered>
  /** undefined where one could listen; else the code of the system, such as EADDRINUSE. */
  canListen(host: string, port: number): Promise<string | undefined>
  freeBytes(folder: string): number
}

const timeoutMs = 10_000
const mostText = 64 * 1024

export const realProbe: Probe = {
  isOnline: () =>
    Object.values(networkInterfaces()).some((all) => all?.some((one) => !one.internal)),
  resolve: async (host) => (await lookup(host, { all: true })).map((one) => one.address),
  get: async (url) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const get = url.startsWith('https:') ? httpsGet : httpGet
      const signal = AbortSignal.timeout(timeoutMs)
      get(url, { signal, agent: false }, resolve).on('error', reject)
    })
    const { statusCode = 0, headers, socket } = response
    // Of a connection that is not TLS there is no certificate.
    const certificate = (socket as Partial<TLSSocket>).getPeerCertificate?.()
    let text = ''
    for await (const chunk of response) {
      text += String(chunk)
      if (text.length > mostText) break
    }
    return { status: statusCode, text, date: headers.date, validTo: certificate?.valid_to }
  },
  canListen: (host, port) =>
    new Promise((resolve) => {
      const server = createServer()
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'))
      server.listen(port, host, () => server.close(() => resolve(undefined)))
    }),
  freeBytes: (folder) => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  },
}
