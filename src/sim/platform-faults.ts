// Ways in which a call of the user's API can fail: one row each. A caller cannot tell most of them apart, which is
// the point: what was done and what was not must come out the same.
import type { Response } from 'express'

export interface PlatformFault {
  readonly name: string
  readonly says: string
  /** Whether the call does its work before it fails. */
  readonly isDone: boolean
  /** `answer` is what would have been sent. */
  fail(response: Response, answer: string): void
}

const gone = (response: Response) => void response.socket?.destroy()
const told =
  (status: number, headers: Record<string, string> = {}) =>
  (response: Response) =>
    void response
      .status(status)
      .set(headers)
      .json({ error: { code: `fault_${status}`, message: 'a fault that was asked for' } })

export const platformFaults: readonly PlatformFault[] = [
  {
    name: 'before',
    says: 'the connection breaks, nothing was done',
    isDone: false,
    fail: gone,
  },
  {
    name: 'after',
    says: 'the connection breaks, everything was done',
    isDone: true,
    fail: gone,
  },
  {
    name: 'timeout',
    says: 'no answer ever comes, nothing was done',
    isDone: false,
    fail: () => undefined,
  },
  {
    name: 'timeout-after',
    says: 'no answer ever comes, everything was done',
    isDone: true,
    fail: () => undefined,
  },
  {
    name: '500',
    says: 'status 500, nothing was done',
    isDone: false,
    fail: told(500),
  },
  {
    name: '503-after',
    says: 'status 503 of a proxy, everything was done',
    isDone: true,
    fail: (response) =>
      void response.status(503).type('html').send('<html><body>Service Unavailable</body></html>'),
  },
  {
    name: '429',
    says: 'status 429 with Retry-After: 1, nothing was done',
    isDone: false,
    fail: told(429, { 'Retry-After': '1' }),
  },
  {
    name: 'garbage',
    says: 'status 200 with a page instead of JSON, nothing was done',
    isDone: false,
    fail: (response) => void response.status(200).type('html').send('<html>Welcome!</html>'),
  },
  {
    name: 'wrong',
    says: 'status 200 with JSON of another shape, nothing was done',
    isDone: false,
    fail: (response) => void response.status(200).json({ ok: true }),
  },
  {
    name: 'cut',
    says: 'status 200 and the first half of the answer, everything was done',
    isDone: true,
    fail: (response, answer) =>
      void response
        .status(200)
        .type('json')
        .send(answer.slice(0, Math.floor(answer.length / 2))),
  },
]

export const faultNamed = (name: string): PlatformFault | undefined =>
  platformFaults.find((fault) => fault.name === name)
