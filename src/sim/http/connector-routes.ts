// The simulated Web Connectors: applications, passwords, updates, Auto-Run, dialogs, faults, log.
import { z } from 'zod'
import { lintQwc } from '../qwc-lint.ts'
import { readKnobs } from '../web-connector-knobs.ts'
import { at, rows, seatOf, view } from './connector-view.ts'
import type { ConnectorSeat } from './connectors.ts'
import { type Call, type Reply, type Route, route } from './route.ts'

const onApp = `${at}/applications/{application}`
const appOf = (seat: ConnectorSeat, call: Call) => seat.application(call.path['application'] ?? '')

const connectorsThemselves = rows(
  {
    method: 'get',
    path: '/connectors',
    says: 'All Web Connectors and what their windows show',
    answers: '{connectors: [status]}',
    run: ({ connectors }) => ({ json: { connectors: connectors.all().map(view) } }),
  },
  route({
    method: 'post',
    path: '/connectors',
    says: 'Set up a computer with a Web Connector',
    answers: 'its status',
    takes: z.strictObject({
      name: z.string().regex(/^[\w.-]{1,60}$/),
      company: z.string().optional().describe('company file of its own'),
      machine: z.string().optional().describe('name of the computer'),
      set: z.record(z.string(), z.unknown()).optional().describe('switches, by name'),
    }),
    run: ({ connectors }, { body: { name, company, machine, set } }) => {
      const options = readKnobs(set ?? {})
      return { status: 201, json: view(connectors.add(name, { company, machine, options })) }
    },
  }),
  {
    method: 'get',
    path: `${at}`,
    says: 'What the window of one shows: applications, Auto-Run, Every_Min, Status, Last Run, Next Run',
    answers: 'status',
    run: (simulator, call) => ({ json: view(seatOf(simulator, call)) }),
  },
  {
    method: 'delete',
    path: `${at}`,
    says: 'Take the computer away; what it left in the company stays',
    answers: 'nothing',
    run: (simulator, call) => {
      simulator.connectors.remove(seatOf(simulator, call).name)
      return {}
    },
  },
  {
    method: 'get',
    path: `${at}/log`,
    says: 'QWCLog.txt',
    answers: 'its text',
    run: (simulator, call) => ({ text: seatOf(simulator, call).log.join(''), type: 'text/plain' }),
  },
)

const applications = rows(
  route({
    method: 'post',
    path: `${at}/applications`,
    says: 'Add an application, with all checks and dialogs of the Web Connector',
    answers: 'its status; 422 when it is refused: {code, status, findings}',
    also: { 422: 'the Web Connector refused: {code, status, findings}' },
    takes: z.strictObject({
      qwc: z.string().describe('text of the .qwc file'),
      password: z.string().optional(),
      skipChecks: z.boolean().optional(),
    }),
    run: async (simulator, call) => {
      const seat = seatOf(simulator, call)
      const { qwc, password, skipChecks } = call.body
      const { connector } = seat
      const added = skipChecks
        ? { app: connector.addApplication(qwc, 'posted.qwc') }
        : await connector.add(qwc, 'posted.qwc')
      if (!added.app) {
        const { code, status } = added.refused
        return { status: 422, json: { code, status, findings: lintQwc(qwc) } }
      }
      if (password !== undefined) await connector.typePassword(added.app, password)
      return { status: 201, json: view(seat) }
    },
  }),
  {
    method: 'delete',
    path: onApp,
    says: 'Remove an application, and its FileID from the company where that is open',
    answers: '{leftBehind}: whether the FileID stayed',
    run: async (simulator, call) => {
      const seat = seatOf(simulator, call)
      return { json: await seat.connector.remove(appOf(seat, call)) }
    },
  },
  changing(
    'password',
    'Type a password',
    z.strictObject({ password: z.string() }),
    (seat, app, b) => seat.connector.typePassword(app, b.password),
  ),
  changing('tick', 'Tick its box, or not', z.strictObject({ on: z.boolean() }), (seat, app, b) =>
    seat.connector.tick(app, b.on),
  ),
  changing(
    'auto-run',
    'Switch Auto-Run on or off',
    z.strictObject({ on: z.boolean() }),
    (seat, app, b) => app.setAutoRun(b.on, seat.connector.env.now()),
  ),
  changing(
    'every-min',
    'Set Every_Min; a minute at least, and not below the limit of the service',
    z.strictObject({ minutes: z.number().positive().max(100_000) }),
    (_seat, app, b) => {
      app.setEvery(b.minutes)
    },
  ),
)

/** A row that changes one application and answers with the window. */
function changing<Body>(
  word: string,
  says: string,
  takes: z.ZodType<Body>,
  change: (
    seat: ConnectorSeat,
    app: ReturnType<ConnectorSeat['application']>,
    body: Body,
  ) => void | Promise<void>,
): Route {
  return route({
    method: 'post',
    path: `${onApp}/${word}`,
    says,
    answers: 'status',
    takes,
    run: async (simulator, call): Promise<Reply> => {
      const seat = seatOf(simulator, call)
      await change(seat, appOf(seat, call), call.body)
      return { json: view(seat) }
    },
  })
}

const updates = rows(
  {
    method: 'post',
    path: `${at}/update-selected`,
    says: 'Update Selected: the ticked applications, one after another',
    answers: '{results: [one for each application]}',
    run: async (simulator, call) => ({
      json: { results: await seatOf(simulator, call).connector.updateSelected() },
    }),
  },
  route({
    method: 'post',
    path: `${at}/run-for`,
    says: 'Let scheduled updates happen for so long: the clock of that computer leaps from one to the next',
    answers: '{runs: [{at, result}]}',
    takes: z.strictObject({
      seconds: z.number().positive().max(31_536_000),
      waits: z.boolean().optional().describe('wait on the real clock instead'),
    }),
    run: async (simulator, call) => {
      const { seconds, waits = false } = call.body
      return { json: { runs: await seatOf(simulator, call).runFor(seconds * 1000, waits) } }
    },
  }),
  {
    method: 'post',
    path: `${at}/stop`,
    says: 'Exit: the update that runs makes no further call',
    answers: 'status',
    run: (simulator, call) => {
      const seat = seatOf(simulator, call)
      seat.connector.stop()
      return { json: view(seat) }
    },
  },
  {
    method: 'post',
    path: `${at}/start`,
    says: 'Start the program again after a crash: the lock of the update is taken off',
    answers: 'status',
    run: (simulator, call) => {
      const seat = seatOf(simulator, call)
      seat.connector.restart()
      return { json: view(seat) }
    },
  },
)

export const connectorRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/connector/update',
    says: 'In one step, without checks and dialogs: add an application, store its password, Update Selected',
    answers: '{results: [one for each application]}',
    takes: z.strictObject({
      qwc: z.string().describe('text of the .qwc file'),
      password: z.string().describe('password of the application'),
    }),
    run: async (simulator, { body }) => {
      const { connector } = simulator
      connector.setPassword(connector.addApplication(body.qwc, 'posted.qwc'), body.password)
      return { json: { results: await connector.updateSelected() } }
    },
  }),
  ...connectorsThemselves,
  ...applications,
  ...updates,
]
