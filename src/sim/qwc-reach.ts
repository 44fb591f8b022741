// The addresses of a .qwc as QBWC tries them before it adds the application: plain GETs without credentials.
// Source: web-connector.md 1.7, 5.4, 7.
import { lookup } from 'node:dns/promises'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import type { QwcFile } from './qwc-load.ts'
import { isLocal, type QwcFinding } from './qwc-rules.ts'

export interface ReachOptions {
  readonly timeoutMs: number
  readonly userAgent: string
  /** PEM of authorities to trust besides the usual ones. */
  readonly ca?: string | undefined
}

export interface ReachFinding extends QwcFinding {
  /** HTTP status of the answer; undefined where none came. */
  readonly status?: number
}

/** Everything that is wrong with the addresses; nothing when QBWC would go on. */
export async function reachQwc(qwc: QwcFile, options: ReachOptions): Promise<ReachFinding[]> {
  const local = await localhostProblem(qwc)
  if (local) return [local]
  const [certificate, support] = await Promise.all([
    fetchPage(qwc.certUrl ?? qwc.appUrl, options),
    fetchPage(qwc.appSupport, options),
  ])
  const found: ReachFinding[] = []
  const certElement = qwc.certUrl === undefined ? 'AppURL' : 'CertURL'
  if (certificate.status !== 200)
    found.push({
      rule: 'anonymous-get',
      level: 'refused',
      code: 'QBWC1048',
      element: certElement,
      says: `GET ${qwc.certUrl ?? qwc.appUrl} gives ${shown(certificate)}`,
      remedy:
        'Answer a plain GET without login with 200, over a complete certificate chain that Windows trusts.',
      source: '1.7, 5.4',
      ...(certificate.status === undefined ? {} : { status: certificate.status }),
    })
  if (support.status !== 200 && support.status !== 202)
    found.push({
      rule: support.status === undefined ? 'support-reachable' : 'support-status',
      level: 'refused',
      code: support.status === undefined ? 'QBWC1004' : 'QBWC1003',
      element: 'AppSupport',
      says: `GET ${qwc.appSupport} gives ${shown(support)}`,
      remedy: 'Let the page answer with 200 or 202 (DNS, TLS, firewall).',
      source: '1.7, 5.4',
      ...(support.status === undefined ? {} : { status: support.status }),
    })
  return found
}

async function localhostProblem(qwc: QwcFile): Promise<ReachFinding | undefined> {
  if (!isLocal(new URL(qwc.appUrl).hostname)) return undefined
  try {
    await lookup('localhost')
    return undefined
  } catch (error) {
    return {
      rule: 'localhost-resolved',
      level: 'refused',
      code: 'QBWC1035',
      element: 'AppURL',
      says: `localhost cannot be resolved: ${(error as Error).message}`,
      remedy: 'Correct the hosts file; hand out no .qwc for localhost.',
      source: '5.4',
    }
  }
}

interface Page {
  readonly status?: number
  readonly problem?: string
}

const shown = ({ status, problem }: Page): string =>
  status === undefined ? `no answer: ${problem}` : `status ${status}`

/** .NET follows redirects of a GET, fifty at most; ten are enough here. */
async function fetchPage(address: string, options: ReachOptions, redirects = 10): Promise<Page> {
  const url = new URL(address)
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const get = url.protocol === 'https:' ? httpsGet : httpGet
      const request = get(
        url,
        {
          headers: { 'User-Agent': options.userAgent },
          signal: AbortSignal.timeout(options.timeoutMs),
          ...(options.ca === undefined ? {} : { ca: options.ca }),
        },
        resolve,
      )
      request.on('error', reject)
    })
    response.destroy()
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location && redirects > 0)
      return fetchPage(new URL(headers.location, url).href, options, redirects - 1)
    return { status: statusCode }
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    return { problem: message || code || 'failed' }
  }
}
