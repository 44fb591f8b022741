// Who may call: programs of this computer. A page in a browser may not, whichever site it came from. It could send
// POSTs that need no leave of the browser (any body as text/plain), or reach us under a name of its own that it
// points to 127.0.0.1 (DNS rebinding), and the service opens files and calls addresses that are named to it.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { QbsyncError } from '../../errors.ts'

const isLoopback = (host: string): boolean =>
  /^(localhost|([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host)

/** "localhost:8422" without its port. */
const nameOf = (host: string): string => host.replace(/:\d*$/, '')

/**
 * `listensOn`: what the service was told to listen on; `token`: what each call must carry, where one was set.
 * Throws E_FOREIGN_CALL, E_TOKEN.
 */
export function checkVisitor(request: IncomingMessage, listensOn: string, token?: string): void {
  const { host = '', origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined && origin !== `http://${host}`) throw foreign(`a page of ${origin}`)
  // A browser says so also where it sends no Origin; "none" is an address that a person typed.
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw foreign('a page of another site')
  // Who listens on other addresses wants other names to lead here; which, only they know.
  const isOpen = !isLoopback(listensOn) && listensOn !== '::1'
  if (!isOpen && !isLoopback(nameOf(host))) throw foreign(`for the host "${host}"`)
  if (token === undefined) return
  const given = /^Bearer (.*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  if (!timingSafeEqual(digestOf(given), digestOf(token))) throw new QbsyncError('E_TOKEN')
}

/** Of one length, whatever was sent. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

const foreign = (from: string): QbsyncError =>
  new QbsyncError('E_FOREIGN_CALL', { from: from.slice(0, 200) })
