// sim run: the simulated Web Connector with a simulated QuickBooks against anybody's service.
import { spawnSync } from 'node:child_process'
import { type Env, virtualEnv, woken } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { qwcBytes } from '../limits.ts'
import type { Company } from '../sim/company-file.ts'
import type { Verdict } from '../sim/conformance.ts'
import type { Answers } from '../sim/dialogs.ts'
import type { WebConnector } from '../sim/web-connector.ts'
import type { Application } from '../sim/web-connector-application.ts'
import type { CallReport, UpdateResult } from '../sim/web-connector-options.ts'
import type { WindowRow } from '../sim/web-connector-window.ts'
import type { Context } from './context.ts'
import { readBytes } from './read-bytes.ts'
import { openNamed } from './sim.ts'
import { mustBeWritable, writeWhole } from './write-file.ts'

export interface RunWish {
  readonly qwc: string
  readonly password: string | undefined
  readonly company: string | undefined
  readonly times: number
  /** Auto-Run for this long instead of Update Selected. */
  readonly auto?: { readonly ms: number; readonly everyMs?: number | undefined } | undefined
  /** Scheduled updates wait on the real clock. */
  readonly realTime: boolean
  readonly strict: boolean
  /** Puts the application in without the checks of adding. */
  readonly skipChecks: boolean
  readonly junit: string | undefined
  readonly logFile: string | undefined
  readonly verbose: boolean
  readonly machine: string | undefined
  /** Answers given in advance, by the names of the dialogs. */
  readonly answers: Readonly<Record<string, string>>
  /** Questions are asked on the terminal. */
  readonly ask: boolean
  readonly faults: readonly string[]
  /** A shell command that starts the service again, for the fault `restart`. */
  readonly onRestart: string | undefined
  readonly knobs: Readonly<Record<string, string>>
  readonly onProgress: (application: number, total: number) => void
  readonly onCall: (call: CallReport) => void
  /** When it comes, the run makes no further call and is summed up. */
  readonly stopped?: Promise<void> | undefined
}

export interface RunsReport {
  readonly exit: number
  /** The application was not added: the code and why. */
  readonly refused?: { readonly code?: string | undefined; readonly status: string } | undefined
  readonly results: readonly UpdateResult[]
  readonly faults: readonly string[]
  readonly window: readonly WindowRow[]
  readonly conformance?: readonly Verdict[] | undefined
}

/** Throws E_NOT_QWC, E_USAGE, E_ANSWER_NEEDED, and what opening the company throws. */
export async function runConnector(context: Context, wish: RunWish): Promise<RunsReport> {
  const text = readBytes(wish.qwc, qwcBytes).toString('utf8')
  const { loadQwc } = await import('../sim/qwc-load.ts')
  const { readAnswers } = await import('../sim/dialogs.ts')
  const { FaultPlan, readFault } = await import('../sim/faults.ts')
  // Before anything else is opened or made: what is wrong with the call costs nothing.
  const qwc = loadQwc(text, wish.qwc)
  const answers = readAnswers(wish.answers)
  const plan = new FaultPlan(wish.faults.map(readFault))
  if (wish.password === undefined)
    throw new QbsyncError('E_ANSWER_NEEDED', {
      question: 'Password',
      flag: '--password, --password-file or QBSYNC_SIM_PASSWORD',
    })
  if (wish.onRestart === undefined && plan.waiting.some((fault) => /^restart\b/.test(fault)))
    throw new QbsyncError('E_USAGE', {
      detail: 'The fault "restart" needs --on-restart COMMAND, which starts the service again',
    })
  // What the run finds must not be lost for a folder that is not there.
  for (const file of [wish.junit, wish.logFile]) if (file !== undefined) mustBeWritable(file)
  const isVirtual = wish.auto !== undefined && !wish.realTime
  const env = isVirtual ? virtualEnv({ now: context.env.now() }) : woken(context.env, wish.stopped)
  const company = await openNamed({ ...context, env }, wish.company)
  try {
    const made = await makeConnector({ wish, env, company, answers, plan })
    // Said in advance, so the question is put again.
    if (answers.permission !== undefined) made.forgetGrant(qwc.appName)
    return await drive(made, { wish, text })
  } finally {
    company.close()
  }
}

interface Made {
  readonly connector: WebConnector
  readonly inspector: import('../sim/conformance.ts').Inspector
  readonly forgetGrant: (appName: string) => void
}

async function makeConnector(of: {
  wish: RunWish
  env: Env
  company: Company
  answers: Answers
  plan: import('../sim/faults.ts').FaultPlan
}): Promise<Made> {
  const { wish, env, company, answers, plan } = of
  const { GuardedDesktop, setGrant } = await import('../sim/access.ts')
  const { turnClock } = await import('../sim/clock.ts')
  const { Inspector } = await import('../sim/conformance.ts')
  const { Desktop } = await import('../sim/desktop.ts')
  const { personWith } = await import('../sim/dialogs.ts')
  const { qwcLogFile } = await import('../sim/qwc-log.ts')
  const { WebConnector } = await import('../sim/web-connector.ts')
  const { connectorDefaults } = await import('../sim/web-connector-options.ts')
  const { readKnobs } = await import('../sim/web-connector-knobs.ts')
  const { companyRegistry } = await import('../sim/web-connector-registry.ts')
  const { terminalPerson } = await import('./terminal-person.ts')
  const machine = wish.machine ?? connectorDefaults.machine
  const person = wish.ask ? terminalPerson(answers) : personWith(answers)
  const inspector = new Inspector()
  const connector = new WebConnector({
    quickbooks: new GuardedDesktop(new Desktop(company), person),
    env,
    person,
    plan,
    registry: companyRegistry(company, machine),
    onCall: (call) => {
      inspector.see(call)
      wish.onCall(call)
    },
    onProgress: ({ application, total }) => wish.onProgress(application, total),
    onRestart: () => restart(wish.onRestart),
    jumpClock: (ms) => turnClock(company, { advance: spanText(ms) }),
    options: {
      machine,
      // The check looks at the pages itself, and goes on.
      skipNetworkChecks: wish.strict,
      ...(wish.verbose ? { logLevel: 'VERBOSE' as const } : {}),
      ...readKnobs(wish.knobs),
    },
    ...(wish.logFile ? { log: qwcLogFile(wish.logFile) } : {}),
  })
  return { connector, inspector, forgetGrant: (name) => setGrant(company, name, undefined) }
}

const spanText = (ms: number): string => `${ms < 0 ? '-' : ''}${Math.round(Math.abs(ms) / 1000)}s`

function restart(command: string | undefined): void {
  if (command === undefined) return
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0)
    throw new QbsyncError('E_USAGE', { detail: `--on-restart ended with exit code ${status}` })
}

async function drive(
  { connector, inspector }: Made,
  { wish, text }: { readonly wish: RunWish; readonly text: string },
): Promise<RunsReport> {
  const { exitCode } = await import('../sim/web-connector-options.ts')
  const { windowOf } = await import('../sim/web-connector-window.ts')
  const added = wish.skipChecks
    ? { app: connector.addApplication(text, wish.qwc) }
    : await connector.add(text, wish.qwc)
  if (!added.app) {
    const { code, status, isVendors } = added.refused
    const exit = isVendors ? 4 : 1
    return { exit, refused: { code, status }, results: [], faults: [], window: [] }
  }
  const { app } = added
  let isStopped = false
  void wish.stopped?.then(() => {
    isStopped = true
    connector.stop()
  })
  await connector.typePassword(app, wish.password ?? '')
  const results = await update(connector, app, wish, () => isStopped)
  // "Save password?" may have been answered no; the probes log in all the same.
  app.password = wish.password
  const conformance = wish.strict
    ? await judge({ connector, inspector, app }, wish.junit)
    : undefined
  const exit = inspector.breaches.length > 0 && wish.strict ? 4 : exitCode(results)
  const faults = connector.plan.struck
  return { exit, results, faults, window: windowOf(connector), conformance }
}

async function update(
  connector: WebConnector,
  app: Application,
  { auto, times }: RunWish,
  isStopped: () => boolean,
): Promise<UpdateResult[]> {
  const results: UpdateResult[] = []
  if (!auto) {
    for (let n = 0; n < times && !isStopped(); n++)
      results.push(...(await connector.updateSelected()))
    return results
  }
  if (auto.everyMs !== undefined) app.everySeconds = Math.max(1, auto.everyMs / 1000)
  if (app.everySeconds === undefined)
    throw new QbsyncError('E_USAGE', {
      detail: 'The .qwc sets no interval: give one with --every, such as --every 5m',
    })
  const { runScheduled } = await import('../sim/web-connector-scheduler.ts')
  app.setAutoRun(true, connector.env.now())
  await runScheduled(connector, auto.ms, ({ result }) => results.push(result), isStopped)
  return results
}

/** Probes the service, and writes the verdicts where they are wanted. */
async function judge(
  made: Pick<Made, 'connector' | 'inspector'> & { readonly app: Application },
  junit: string | undefined,
): Promise<readonly Verdict[]> {
  const { probeService } = await import('../sim/conformance-probes.ts')
  await probeService(made)
  const verdicts = made.inspector.verdicts()
  if (junit !== undefined) {
    const { junitOf } = await import('./junit.ts')
    const { name, qwc } = made.app
    writeWhole(junit, junitOf(`${name} at ${qwc.appUrl}`, verdicts))
  }
  return verdicts
}
