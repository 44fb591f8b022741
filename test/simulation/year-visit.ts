// One visit of a Web Connector straight to the service, without SOAP, HTTP, locks and logs: the calls, their order and
// the qbXML in them are those of the wire, and an answer is read from its text as the server reads it. A year has a
// hundred thousand visits; now and then one of them goes over the wire (year.ts).
import type { SendRequest } from '../../src/qbwc/service-port.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { ComError, type Session } from '../../src/sim/quickbooks.ts'
import type { World } from '../world.ts'

/** Where the link breaks: the text came and QuickBooks never got it, or did it, or its answer arrived too. */
export type Break = 'afterSendRequest' | 'afterProcess' | 'afterReceive'

export interface Visited {
  readonly outcome: 'success' | 'broken' | 'none' | 'error' | 'unavailable'
  readonly exchanges: number
}

/** The link breaks at this point of so many exchanges, counted from 1. */
export interface Breaking {
  readonly point: Break
  readonly exchange: number
}

const most = 1000

export function makeVisits(w: World, user: string, ownerId: string) {
  /** What QBWC asks at the beginning of a run, as long as nothing of it changed. */
  let known: { facts: unknown; text: string } | undefined
  const about = (session: Session): string => {
    const { facts } = w.company
    if (known?.facts !== facts) known = { facts, text: session.processRequest(aboutText(ownerId)) }
    return known.text
  }

  const answers = rememberedAnswers(w.company)

  return async (breaking?: Breaking): Promise<Visited> => {
    const { service, password } = w
    const [ticket = '', word = ''] = await service.authenticate(user, password, { address: '::1' })
    if (ticket === '') return { outcome: word === 'none' ? 'none' : 'error', exchanges: 0 }
    let session: Session
    let call: SendRequest
    try {
      session = w.desktop.openSession({ appName: 'qbsync', companyFile: word })
      const { country, majorVersion, minorVersion, companyFile: companyFileName } = session
      const facts = { country, majorVersion, minorVersion, companyFileName }
      call = { ticket, hcpResponse: about(session), ...facts }
    } catch (error) {
      if (!(error instanceof ComError)) throw error
      await service.connectionError(ticket, error.hresult, error.message)
      return { outcome: 'unavailable', exchanges: 0 }
    }
    const breaks = (point: Break, exchange: number) =>
      breaking?.point === point && breaking.exchange === exchange
    for (let exchange = 1; exchange <= most; exchange++) {
      const text = await service.sendRequestXML(call)
      call = { ...call, hcpResponse: '' }
      if (text === '') {
        const error = await service.getLastError(ticket)
        await service.closeConnection(ticket)
        const isWell = error === 'No work is left.'
        return { outcome: isWell ? 'success' : 'error', exchanges: exchange - 1 }
      }
      if (breaks('afterSendRequest', exchange))
        return { outcome: 'broken', exchanges: exchange - 1 }
      const received = receivedOf(() => answers.to(session, text))
      if (breaks('afterProcess', exchange)) return { outcome: 'broken', exchanges: exchange - 1 }
      const percent = await service.receiveResponseXML({ ticket, ...received })
      if (breaks('afterReceive', exchange)) return { outcome: 'broken', exchanges: exchange }
      if (percent < 0) await service.getLastError(ticket)
      if (percent >= 0 && percent < 100) continue
      await service.closeConnection(ticket)
      return { outcome: percent < 0 ? 'error' : 'success', exchanges: exchange }
    }
    throw new Error('a visit without an end')
  }
}

/**
 * QuickBooks answers the same question about the same file alike, so that a poll that finds nothing need not be worked
 * out anew: the answer is kept with the number of rows that were ever changed in the file, and forgotten when that
 * moves. Only for questions, and for answers that leave no walk open; request ids are put in anew.
 */
function rememberedAnswers(company: Company) {
  const changed = company.sql('select total_changes()').pluck(true)
  let known: { at: unknown; question: string; tag: string; answer: string } | undefined
  return {
    to(session: Session, text: string): string {
      const tag = /requestID="([^".]*)\./.exec(text)?.[1]
      if (tag === undefined || /(?:Add|Mod|Del|Void)Rq /.test(text))
        return session.processRequest(text)
      const question = text.replaceAll(`requestID="${tag}.`, 'requestID="')
      const at = changed.get()
      if (known && known.at === at && known.question === question)
        return known.answer.replaceAll(`requestID="${known.tag}.`, `requestID="${tag}.`)
      const answer = session.processRequest(text)
      const isWhole = !/iteratorRemainingCount="[^0]/.test(answer)
      known = isWhole ? { at, question, tag, answer } : undefined
      return answer
    },
  }
}

function receivedOf(answerOf: () => string) {
  try {
    const text = answerOf()
    const answer = readQbxml(text, { encoding: 'utf-8' })
    return { hresult: '', message: '', answer, bytes: text.length }
  } catch (error) {
    if (!(error instanceof ComError)) throw error
    return { hresult: error.hresult, message: error.message, bytes: 0 }
  }
}

const aboutText = (ownerId: string): string =>
  '<?xml version="1.0" ?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="continueOnError">' +
  `<HostQueryRq requestID="0"></HostQueryRq><CompanyQueryRq requestID="1"><OwnerID>${ownerId}</OwnerID>` +
  '</CompanyQueryRq><PreferencesQueryRq requestID="2"></PreferencesQueryRq></QBXMLMsgsRq></QBXML>'
