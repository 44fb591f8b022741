// An interactive session: the service asks for one, the person agrees or not, a browser opens, and the service is
// polled until it says that the person is done. Source: web-connector.md 2.4 (disputed in places: 9.1, 10).
import { guid } from '../env.ts'
import type { Conversation } from './web-connector-conversation.ts'
import { sameWord } from './web-connector-decisions.ts'
import type { RunEnd, RunWorld } from './web-connector-world.ts'

/** `go on`: sendRequestXML is called again. */
export type Interaction = RunEnd | 'go on'

/** The text of getLastError that asks for one, exactly so. */
export const asksForInteraction = (text: string, caseSensitive: boolean): boolean =>
  sameWord(text, 'Interactive mode', caseSensitive)

export async function interact(
  world: RunWorld,
  talk: Conversation,
  wcTicket: string,
): Promise<Interaction> {
  const { app, env, options, person } = world
  const shown = { application: app.name }
  // A scheduled run finds nobody at the window: who does not answer has rejected (certain).
  const consent = world.isScheduled ? 'no' : await person({ dialog: 'interactive', shown })
  if (consent !== 'yes') {
    const reason = 'User rejected interactive mode'
    const text = (await talk.text('interactiveRejected', { wcTicket, reason })) ?? ''
    const meaning = readDone(text, options.emptyDone)
    if (meaning === 'continue') return 'go on'
    const status = meaning === 'error' ? text : reason
    return { outcome: 'service-error', status }
  }
  const sessionID = guid(env)
  const url = (await talk.text('getInteractiveURL', { wcTicket, sessionID })) ?? ''
  talk.log('do_getInteractiveURL', `Received from getInteractiveURL() : ${url}`)
  if (!URL.canParse(url))
    return { outcome: 'protocol-error', status: `getInteractiveURL answered "${url}"` }
  await world.onPage?.(url)
  for (let poll = 0; poll < options.interactivePolls; poll++) {
    const text = (await talk.text(options.doneCall, { wcTicket })) ?? ''
    const meaning = readDone(text, options.emptyDone)
    if (meaning === 'done') return { outcome: 'success', status: '' }
    if (meaning === 'continue') return 'go on'
    if (meaning === 'error') return { outcome: 'service-error', status: text }
    await env.sleep(options.interactivePollMs)
  }
  return { outcome: 'service-error', status: 'The interactive session did not come to an end' }
}

/** Intuit's sample has four meanings; the guide has only "" for the end and anything else for not yet. */
function readDone(
  text: string,
  emptyDone: 'wait' | 'finished',
): 'done' | 'continue' | 'wait' | 'error' {
  if (emptyDone === 'finished') return text === '' ? 'done' : 'wait'
  if (text === '') return 'wait'
  if (sameWord(text, 'DONE', false)) return 'done'
  return sameWord(text, 'CONTINUE', false) ? 'continue' : 'error'
}
