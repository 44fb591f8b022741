// Runs a recorded run again: the same calls, the same answers, the same state before; the decisions are compared.
import { QbsyncError } from '../errors.ts'
import { newAnswerReader } from '../qbwc/answer-reader.ts'
import { createService } from '../qbwc/service.ts'
import type { ReceivedAnswer, WebConnectorService } from '../qbwc/service-port.ts'
import { type Packed, unpack } from '../recording/pack.ts'
import { answersOf, callsOf, type Recording, type TapedCall } from '../recording/recording.ts'
import { one, type Row } from '../store/store.ts'
import { tables } from '../store/tables.ts'
import { type Difference, Script } from './script.ts'

export interface Replayed {
  readonly calls: number
  readonly exchanges: number
  readonly differences: readonly Difference[]
  /** How the run ended when it was recorded, and now. */
  readonly recorded: Ending
  readonly replayed: Ending
}

export interface Ending {
  readonly state: string
  readonly firstError: string | null
  /** Codes of the errors it left, with what they are about. */
  readonly errors: readonly string[]
}

/** Throws E_RECORDING where there is nothing that could be replayed. */
export async function replay(recording: Recording): Promise<Replayed> {
  const { script, calls } = await play(recording, false)
  try {
    const now = await endingIn(script, await runOf(script))
    // That nobody ended it was only seen by the login after it.
    const isBroken = recording.run.state === 'broken' && now.state === 'running'
    const replayed = isBroken ? { ...now, state: 'broken' } : now
    return {
      calls,
      exchanges: recording.exchanges.length,
      differences: script.differences,
      recorded: endingOf(recording.run, recording.errors),
      replayed,
    }
  } finally {
    await script.state.close()
  }
}

/** The run once more; with `records`, what it says now is recorded into the state of the script. */
export async function play(
  recording: Recording,
  records: boolean,
): Promise<{ script: Script; calls: number }> {
  const calls = callsOf(recording)
  if (calls.length === 0)
    throw notReplayable('it holds no tape: only heads were recorded, or it was made from a log')
  const script = new Script(calls.some((c) => c.events.some((e) => e[0] === 'unlinked')))
  const answers = answersOf(recording)
  const serve = (): WebConnectorService =>
    createService({
      ...script.ports,
      lookups: script.state,
      verify: async () => true,
      version: '',
      records,
    })
  let service = serve()
  const ticket = ticketOf(calls)
  for (const call of calls) {
    if (call.isFirstOfProcess) service = serve()
    await script.begin(call)
    script.end(await perform(service, call, ticket, answers))
  }
  return { script, calls: calls.length }
}

export const notReplayable = (problem: string): QbsyncError =>
  new QbsyncError('E_RECORDING', { file: 'The recording', problem })

/**
 * The name that stands for the ticket of the run. A login gives it, unless its process was not the one that went on;
 * later calls look their session up by it, as those of a run kept open do from the first.
 */
function ticketOf(calls: readonly TapedCall[]): string {
  const [first] = calls
  for (const event of first?.events ?? []) {
    const isLogin = event[0] === 'gives' && first?.name === 'authenticate'
    if (isLogin && Array.isArray(event[1])) return String(event[1][0])
  }
  for (const { name, events } of calls)
    for (const event of name === 'authenticate' ? [] : events) {
      if (event[0] !== 'read' || event[1] !== 'sessions') continue
      const [row] = event[3]
      if (row) return Array.isArray(row) ? String(row[ticketAt]) : (row as Row<'sessions'>).ticket
    }
  throw notReplayable('its beginning is missing')
}

/** Where the key of a session that is on the tape already has it. */
const ticketAt = tables.sessions.key.indexOf('ticket')

async function perform(
  service: WebConnectorService,
  { name, args }: TapedCall,
  ticket: string,
  answers: Packed[],
): Promise<unknown> {
  const text = (key: string) => String(args[key] ?? '')
  switch (name) {
    case 'authenticate':
      return service.authenticate(text('user'), '', { address: '' })
    case 'sendRequestXML':
      return service.sendRequestXML({
        ticket,
        hcpResponse: text('hcpResponse'),
        companyFileName: text('companyFileName'),
        country: text('country'),
        majorVersion: Number(args['majorVersion'] ?? 0),
        minorVersion: Number(args['minorVersion'] ?? 0),
      })
    case 'receiveResponseXML': {
      const bytes = Number(args['bytes'] ?? 0)
      const kept = bytes > 0 ? answers.shift() : undefined
      return service.receiveResponseXML({
        ...{ ticket, hresult: text('hresult'), message: text('message'), bytes },
        ...readAnswer(kept),
      })
    }
    case 'connectionError':
      return service.connectionError(ticket, text('hresult'), text('message'))
    case 'closeConnection':
      return service.closeConnection(ticket)
  }
}

/** As the server read it when it arrived. */
export function readAnswer(
  kept: Packed | undefined,
): Pick<ReceivedAnswer, 'answer' | 'problem' | 'kept'> {
  if (!kept) return {}
  const reader = newAnswerReader()
  try {
    for (const slice of unpack(kept.data)) reader.write(slice)
    return { answer: reader.end(), kept }
  } catch (error) {
    if (!(error instanceof QbsyncError) || error.code === 'E_INTERNAL') throw error
    return { problem: error.message, kept }
  }
}

const endingOf = (
  run: Pick<Row<'runs'>, 'state' | 'first_error'>,
  errors: readonly Pick<Row<'errors'>, 'code' | 'entity' | 'record'>[],
): Ending => ({
  state: run.state,
  firstError: run.first_error,
  errors: errors.map((e) => [e.code, e.entity, e.record].filter((t) => t !== '').join(' ')).sort(),
})

/** The number that the run has on its tape: one that was imported beside another of that number has a new one here. */
export async function runOf({ state }: Script): Promise<Pick<Row<'runs'>, 'connection_id' | 'id'>> {
  // Of the runs before it the tape may hold a row as well.
  const [newest] = await state.select('runs', {}, { order: [['id', 'desc']], limit: 1 })
  return newest ?? { connection_id: '', id: 0 }
}

async function endingIn(
  { state }: Script,
  { connection_id, id }: Pick<Row<'runs'>, 'connection_id' | 'id'>,
): Promise<Ending> {
  const run = await one(state, 'runs', { connection_id, id })
  const errors = await state.select('errors', { connection_id, run_id: id, state: 'open' })
  return endingOf(run ?? { state: 'not begun', first_error: null }, errors)
}
