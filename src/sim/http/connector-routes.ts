// The simulated Web Connector: applications, passwords, updates.
import { z } from 'zod'
import { type Route, route } from './route.ts'

export const connectorRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/connector/update',
    says: 'Add an application, store its password and perform one Update Selected',
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
]
