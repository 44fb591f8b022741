// Dialogs and faults of the simulated Web Connectors.
import { z } from 'zod'
import { dialogs, readAnswers } from '../dialogs.ts'
import { faults, faultText, readFault } from '../faults.ts'
import { at, rows, seatOf, view } from './connector-view.ts'
import { route } from './route.ts'

export const troubleRoutes = rows(
  {
    method: 'get',
    path: '/dialogs',
    says: 'The windows that ask a person something, with their choices',
    answers: '{dialogs}',
    run: () => ({ json: { dialogs } }),
  },
  route({
    method: 'put',
    path: `${at}/dialogs`,
    says: 'Say in advance how dialogs are answered; replaces what was said before',
    answers: 'status',
    takes: z.record(z.string(), z.string()),
    run: (simulator, call) => {
      const seat = seatOf(simulator, call)
      seat.answers = readAnswers(call.body)
      return { json: view(seat) }
    },
  }),
  {
    method: 'delete',
    path: `${at}/grants/{application}`,
    says: 'Preferences, Integrated Applications, Remove: QuickBooks asks again',
    answers: 'nothing',
    run: (simulator, call) => {
      seatOf(simulator, call).setGrant(call.path['application'] ?? '', undefined)
      return {}
    },
  },
  {
    method: 'get',
    path: `${at}/grants`,
    says: 'Preferences, Integrated Applications: who may come in, and how',
    answers: '{grants}',
    run: (simulator, call) => ({ json: { grants: seatOf(simulator, call).grants() } }),
  },
  route({
    method: 'put',
    path: `${at}/grants/{application}`,
    says: 'Preferences, Integrated Applications, Properties',
    answers: '{grants}',
    takes: z.strictObject({
      allow: z.enum(['no', 'prompt', 'while-open', 'always']),
      loginAs: z.string().default('').describe('user for access with QuickBooks closed'),
      personalData: z.boolean().default(false),
    }),
    run: (simulator, call) => {
      const seat = seatOf(simulator, call)
      seat.setGrant(call.path['application'] ?? '', call.body)
      return { json: { grants: seat.grants() } }
    },
  }),
  route({
    method: 'put',
    path: `${at}/quickbooks`,
    says: 'QuickBooks on that computer: whether it runs, and who is signed in',
    answers: 'status',
    takes: z.strictObject({ isClosed: z.boolean().optional(), user: z.string().optional() }),
    run: (simulator, call) => {
      const seat = seatOf(simulator, call)
      Object.assign(seat.quickbooks.desk, call.body)
      return { json: view(seat) }
    },
  }),
  {
    method: 'get',
    path: '/faults',
    says: 'What can be made to go wrong',
    answers: '{faults}',
    run: () => ({ json: { faults } }),
  },
  route({
    method: 'post',
    path: `${at}/faults`,
    says: 'Plan faults, such as "drop-before:receiveResponseXML@2"',
    answers: '{faults: [those that wait]}',
    takes: z.strictObject({ faults: z.array(z.string()).min(1) }),
    run: (simulator, call) => {
      const { plan } = seatOf(simulator, call).connector
      const planned = call.body.faults.map(readFault)
      for (const one of planned) plan.add(one)
      return { json: { faults: plan.waiting, planned: planned.map(faultText) } }
    },
  }),
  {
    method: 'delete',
    path: `${at}/faults`,
    says: 'Nothing goes wrong any more',
    answers: 'nothing',
    run: (simulator, call) => {
      seatOf(simulator, call).connector.plan.clear()
      return {}
    },
  },
  {
    method: 'post',
    path: `${at}/resume`,
    says: 'The service is up again: the call that the fault "restart" holds back is made',
    answers: '{waited}',
    run: (simulator, call) => ({ json: { waited: seatOf(simulator, call).resume() } }),
  },
)
