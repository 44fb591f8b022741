// QuickBooks itself: documents in, documents out, and what state it is in.
import { textOf } from '../../qbxml/text.ts'
import { describeCompany } from '../company.ts'
import { ComError } from '../quickbooks.ts'
import type { Route } from './route.ts'

export const quickbooksRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/qbxml',
    says: 'Send one qbXML document to QuickBooks',
    answers: 'the answer of QuickBooks, as text/xml',
    also: { 422: 'QuickBooks raised a COM error and answered nothing: {hresult, message}' },
    takes: 'text',
    run: async (simulator, { body, session }) => {
      try {
        return { text: await simulator.processInTurns(readable(body), session), type: 'text/xml' }
      } catch (error) {
        if (!(error instanceof ComError)) throw error
        return { status: 422, json: { hresult: error.hresult, message: error.message } }
      }
    },
  },
  {
    method: 'get',
    path: '/sessions',
    says: 'Names of the open sessions',
    answers: '{sessions: [name]}',
    run: (simulator) => ({ json: { sessions: simulator.sessions() } }),
  },
  {
    method: 'delete',
    path: '/sessions/{name}',
    says: 'End a session: its iterators die',
    answers: 'nothing; also where there is no such session',
    empty: true,
    run: (simulator, { path }) => {
      simulator.endSession(path['name'] ?? '')
      return {}
    },
  },
  {
    method: 'get',
    path: '/status',
    says: 'What is in the company file, and who is at it',
    answers: '{pid, company, clock, screen, sessions}',
    run: (simulator) => ({
      json: {
        pid: process.pid,
        company: describeCompany(simulator.company),
        clock: simulator.clock(),
        screen: simulator.screen(),
        sessions: simulator.sessions(),
      },
    }),
  },
]

/** Bytes that are not in their own encoding go on as what nobody can parse. */
function readable(body: Buffer): string {
  try {
    return textOf(body)
  } catch {
    return '\u0000'
  }
}
