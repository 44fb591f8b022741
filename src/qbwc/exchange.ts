// One exchange: the text that goes out, and what its answer comes to.
import { invariant, QbsyncError } from '../errors.ts'
import { exchangesPerRun, messageSetIdLength } from '../limits.ts'
import { change, one, put, type Write } from '../store/store.ts'
import { mustBeKept } from '../sync/accept.ts'
import { type NextStep, type Step, writesOf } from '../sync/engine.ts'
import type { Operation, Outcome } from '../sync/ports.ts'
import type { Progress } from '../sync/progress.ts'
import { makeAccept } from './accept.ts'
import { restOver } from './backend-rest.ts'
import {
  type CompanyFacts,
  chooseVersion,
  companyNews,
  oldestVersion,
  readCompanyFacts,
  wentBack,
  wrongCompany,
} from './company.ts'
import { encode } from './connector.ts'
import { decode } from './decode.ts'
import { failureOf } from './hresults.ts'
import { makeLive } from './live.ts'
import { lostAlone, requestIn } from './requests.ts'
import {
  appOf,
  callerOf,
  deliveryOf,
  problemOf,
  type RunContext,
  rowOf,
  runOf,
  runRowOf,
  type Session,
  tagOf,
} from './run-context.ts'
import { clearRunErrors, noteVersion } from './runs.ts'
import type { ReceivedAnswer, SendRequest } from './service-port.ts'
import { makeSteps } from './steps.ts'
import { inTurns } from './turns.ts'
import { describe } from './wording.ts'

export interface Exchange {
  send(session: Session, call: SendRequest): Promise<string>
  receive(session: Session, call: ReceivedAnswer): Promise<number>
}

export function makeExchange(context: RunContext): Exchange {
  const { store, env, engine, ahead, move, deliver, fail, turn } = context
  const live = makeLive(context)
  const steps = makeSteps(context)
  const { commit, following } = steps
  const accept = makeAccept(context, steps)

  /** The first call of a run brings host, company and preferences; the wrong company goes no further. */
  async function meetCompany(session: Session, call: SendRequest): Promise<string | undefined> {
    const installation = await one(store, 'installations', callerOf(session))
    const connection = await one(store, 'connections', { id: session.connection_id })
    invariant(installation && connection, 'a session has an installation and a connection')
    const facts = readCompanyFacts(call, installation.owner_id)
    const ours = await store.select('installations', { connection_id: connection.id })
    const known = connection.company_facts as CompanyFacts | null
    const details = wrongCompany(facts, {
      connection: connection.id,
      fileIds: ours.map((i) => i.file_id),
      companyName: connection.company_name,
      companyFile: known?.companyFile,
    })
    if (details) {
      // The path we named was refused before, and what is open instead is not it (R159).
      const isOther = session.connect_failures > 0
      const hresult = `open is ${details.found}, wanted is ${details.wanted}`
      const code = isOther ? 'E_QB_OTHER_FILE_OPEN' : 'E_WRONG_COMPANY'
      await fail(session, 'sendRequestXML:empty', { code, details: { ...details, hresult } })
      return undefined
    }
    const version = chooseVersion(facts)
    if (!version) {
      const details = {
        product: facts.product ?? 'a QuickBooks',
        found: facts.versions?.at(-1) ?? 'unknown',
        minimum: `qbXML ${oldestVersion}`,
      }
      await fail(session, 'sendRequestXML:empty', { code: 'E_QB_VERSION_UNSUPPORTED', details })
      return undefined
    }
    const news = companyNews(connection, facts)
    await commit([
      // Reading the wrong books is a nuisance, writing into them is not to be made good.
      ...(await noteVersion(store, env, session, {
        qbxml: version,
        readOnly: facts.companyName === undefined,
      })),
      ...(news ? [change('connections', { id: connection.id }, news)] : []),
      change('sessions', rowOf(session), { version }),
    ])
    return version
  }

  /** True where the run is followed by a pause instead of by a close. */
  async function finish(session: Session, step: NextStep): Promise<boolean> {
    const { progress } = step
    const refused = await deliver(deliveryOf(session), step)
    const { isPause, writes } = await live.ending(session, progress)
    await store.commit([
      ...step.writes,
      ...refused,
      restOver(session.connection_id),
      ...writes,
      ...(await clearRunErrors(store, session, progress.errors > 0)),
      change('runs', runRowOf(session), {
        state: progress.errors > 0 ? 'errors' : 'done',
        ended_at: env.now(),
        percent: 100,
      }),
      change(
        'connections',
        { id: session.connection_id },
        {
          due: progress.dueLeft ? { entities: progress.dueLeft } : null,
          ...(step.isFirstSyncDone ? { initial_sync: 'done' } : {}),
        },
      ),
      move(session, isPause ? 'sendRequestXML:idle' : 'sendRequestXML:empty', { last_error: null }),
    ])
    return isPause
  }

  /** `seq` counts the exchanges of the run from 1. */
  async function hand(
    session: Session,
    step: NextStep,
    version: string,
    seq: number,
  ): Promise<string> {
    const [write] = writesOf(step.operations)
    const messageSetId = mustBeKept(step.operations)
      ? (write?.set ?? env.id().slice(-messageSetIdLength))
      : undefined
    const text = encode(step.operations, {
      version,
      tag: tagOf(session.run_id, seq),
      ...(messageSetId ? { messageSetId } : {}),
    })
    const sent = await engine.send(runOf(session), step.operations, messageSetId)
    const refused = await deliver(deliveryOf(session), step)
    await commit([
      ...step.writes,
      ...refused,
      ...sent,
      change('runs', runRowOf(session), { exchanges: seq }),
      put('exchanges', {
        connection_id: session.connection_id,
        run_id: session.run_id,
        seq,
        sent_at: env.now(),
        answered_at: null,
        request: text,
        answer_bytes: null,
        hresult: null,
        message: null,
        summary: { asked: step.operations.map((op) => describe(op)) },
      }),
      move(session, 'sendRequestXML:text', {
        request_text: text,
        operations: step.operations,
        message_set_id: messageSetId ?? null,
        version,
      }),
    ])
    return text
  }

  async function send(session: Session, call: SendRequest): Promise<string> {
    if (session.state === 'Idle') {
      const resumed = await live.resume(session)
      return resumed ? send(resumed, call) : ''
    }
    if (session.state === 'WaitForClose' || session.state === 'Closed') return ''
    if (session.state === 'WaitForResponse') {
      // The caller lost our text or its answer. A write is safe to hand out again: its message-set id makes
      // QuickBooks answer from memory. A walk is not: its pages may have moved on, so it begins anew.
      const operations = (session.operations ?? []) as Operation[]
      const isWalk = operations.some((op) => op.op === 'pull' && op.page !== undefined)
      if (session.request_text && !isWalk) return session.request_text
      await restartWalks(session)
    }
    if (await live.stopIfPaused(session)) return ''
    const version = session.version ?? (await meetCompany(session, call))
    if (!version) return ''
    const made = ahead.get(session.ticket)
    ahead.delete(session.ticket)
    const step = made?.at === session.step ? made.step : await following(session, version)
    const run = await one(store, 'runs', runRowOf(session))
    const exchanges = run?.exchanges ?? 0
    invariant(exchanges < exchangesPerRun, `a run ends within ${exchangesPerRun} exchanges`)
    if (step.operations.length > 0) return hand(session, step, version, exchanges + 1)
    await finish(session, step)
    return ''
  }

  async function restartWalks(session: Session): Promise<void> {
    ahead.delete(session.ticket)
    const run = await one(store, 'runs', runRowOf(session))
    if (!run) return
    const progress = run.progress as Progress
    for (const read of Object.values(progress.pulls)) delete read.page
    await store.commit([change('runs', runRowOf(session), { progress })])
  }

  /** QuickBooks gave no answer: what was asked may or may not have been done. */
  async function transportFailure(session: Session, call: ReceivedAnswer): Promise<number> {
    const operations = (session.operations ?? []) as Operation[]
    const failure = failureOf(call.hresult, call.message) ?? { code: 'E_ANSWER', details: {} }
    const own = { problem: call.problem ?? 'the answer is empty', run: String(session.run_id) }
    const details = { app: await appOf(store, session), ...own, ...failure.details }
    const lost = await engine.lose(session.connection_id, operations)
    const noted = await answered(session, call, ['no answer'])
    await fail(session, 'receiveResponseXML:error', { ...failure, details }, [...lost, ...noted])
    return -1
  }

  async function answered(
    session: Session,
    call: ReceivedAnswer,
    outcomes: readonly string[],
  ): Promise<Write[]> {
    const run = await one(store, 'runs', runRowOf(session))
    const operations = (session.operations ?? []) as Operation[]
    const set = {
      answered_at: env.now(),
      answer_bytes: call.bytes,
      hresult: call.hresult || null,
      message: call.message || call.problem || null,
      summary: { asked: operations.map((op) => describe(op)), outcomes },
    }
    const { connection_id, run_id } = session
    const about = { connection_id, run_id, seq: run?.exchanges ?? 0 }
    return [change('exchanges', about, set)]
  }

  async function receive(session: Session, call: ReceivedAnswer): Promise<number> {
    if (session.state !== 'WaitForResponse') return -1
    const operations = (session.operations ?? []) as Operation[]
    const isLost = call.hresult !== '' || !call.answer
    const alone = isLost ? lostAlone(requestIn(operations), call) : undefined
    if (isLost && !alone) return transportFailure(session, call)
    const run = await one(store, 'runs', runRowOf(session))
    const tag = tagOf(session.run_id, run?.exchanges ?? 0)
    const decoded =
      call.answer && !alone
        ? await inTurns(decode(operations, call.answer, tag), turn)
        : [alone as Outcome]
    let step: Step
    let refused: Write[]
    try {
      ;({ step, refused } = await accept(session, operations, decoded))
    } catch (error) {
      if (!(error instanceof QbsyncError)) throw error
      const lost = await engine.lose(session.connection_id, operations)
      const details = problemOf(error)
      await fail(session, 'receiveResponseXML:error', { code: 'E_BACKEND', details }, lost)
      return -1
    }
    const words = decoded.map((o) => describe(o))
    const noted = await answered(session, call, words)
    if (step.wentBack !== undefined) {
      const connection = await one(store, 'connections', { id: session.connection_id })
      invariant(connection, 'a session has a connection')
      const details = wentBack(connection, step.wentBack)
      const error = { code: 'E_WRONG_COMPANY', details } as const
      await fail(session, 'receiveResponseXML:error', error, [...step.writes, ...noted])
      return -1
    }
    const cleared = { request_text: null, operations: null, message_set_id: null }
    await commit([
      ...step.writes,
      ...refused,
      ...noted,
      move(session, 'receiveResponseXML:more', cleared),
    ])
    const moved = {
      ...session,
      state: 'WaitForSendRequestXML',
      step: session.step + 1,
      ...cleared,
    }
    const next = await following(session, session.version ?? oldestVersion)
    if (next.operations.length > 0) {
      ahead.set(session.ticket, { at: moved.step, step: next })
      return next.percent
    }
    return (await finish(moved, next)) ? 99 : 100
  }

  return { send, receive }
}
