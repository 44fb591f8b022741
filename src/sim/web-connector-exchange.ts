// One exchange: sendRequestXML, the request given to QuickBooks, receiveResponseXML; with the lines QWCLog.txt has
// for each. Source: web-connector.md 2.1 (steps 6–8), 3.4, 3.5, 6.4.
import { ComError, type Session } from './quickbooks.ts'
import { type Conversation, comText } from './web-connector-conversation.ts'
import { processWithFaults } from './web-connector-desk-faults.ts'
import type { RunWorld } from './web-connector-world.ts'

export interface Answered {
  readonly response: string
  readonly hresult: string
  readonly message: string
}

/** The text of the service; a null result is undefined behaviour and is taken as the empty text. */
export async function sendRequest(
  { log, options }: RunWorld,
  talk: Conversation,
  session: Session,
  { ticket, hcp }: { readonly ticket: string; readonly hcp: string },
): Promise<string> {
  const { companyFile, country, majorVersion, minorVersion } = {
    ...facts(session),
    ...options.reports,
  }
  const where = 'do_sendRequestXML'
  talk.log(
    where,
    `(ticket, HCPResponseXML=${log.xml(hcp)}, cfn="${companyFile}", qbNationality="${country}", qbXMLMajorVers="${majorVersion}", qbXMLMinorVers="${minorVersion}")`,
  )
  const request =
    (await talk.text('sendRequestXML', {
      ticket,
      strHCPResponse: hcp,
      strCompanyFileName: companyFile,
      qbXMLCountry: country,
      qbXMLMajorVers: majorVersion,
      qbXMLMinorVers: minorVersion,
    })) ?? ''
  talk.log(
    where,
    `Received from sendRequestXML() following parameter: strRequestXML = ${log.xml(request)}`,
  )
  if (request !== '') talk.log(where, 'Request xml received.')
  return request
}

/** A class may keep these behind getters, which a spread would not see. */
const facts = ({ companyFile, country, majorVersion, minorVersion }: Session) => ({
  companyFile,
  country,
  majorVersion,
  minorVersion,
})

/** The text goes to QuickBooks unchanged. `count` is its number in this run. */
export function giveToQuickBooks(
  { plan }: RunWorld,
  talk: Conversation,
  session: Session,
  { request, count }: { readonly request: string; readonly count: number },
): Answered {
  const where = 'ProcessRequestXML'
  const size = Buffer.byteLength(request)
  talk.log(where, `Processing request #${count}`)
  talk.log(where, `REQUEST: received from application: size (bytes) = ${size}`)
  talk.log(where, 'Sending request to QuickBooks.')
  try {
    const response = processWithFaults(plan, session, request)
    talk.quickbooks('ProcessRequest', { request }, response)
    return { response, hresult: '', message: '' }
  } catch (error) {
    if (!(error instanceof ComError)) throw error
    const { hresult, message } = error
    talk.quickbooks('ProcessRequest', { request }, undefined, comText(error))
    talk.log(
      where,
      `Sending error message back to application: HRESULT = ${hresult} Message: ${message}`,
    )
    return { response: '', hresult, message }
  }
}

/** Percent done, or a negative number. */
export async function receiveResponse(
  { log }: RunWorld,
  talk: Conversation,
  ticket: string,
  answer: Answered,
): Promise<number> {
  const shown = `response =${log.xml(answer.response)}, hresult=${answer.hresult}, message="${answer.message}"`
  talk.log('do_receiveResponseXML', `(wcTicket, ${shown})`)
  const percent = await talk.call('receiveResponseXML', { ticket, ...answer })
  talk.log('do_receiveResponseXML', `Received from receiveResponseXML() : ${String(percent)}`)
  return Number(percent)
}
