// The person at the desk: one address an act.
import { acts } from '../desk/acts.ts'
import type { Route } from './route.ts'

const hasRequired = (
  shape: Readonly<Record<string, { safeParse: (v: undefined) => { success: boolean } }>>,
) => Object.values(shape).some((field) => !field.safeParse(undefined).success)

export const deskRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/person',
    says: 'What is on the screen: company, dialog, mode, windows',
    answers: '{company, other, dialog, mode, windows}',
    run: (simulator) => ({ json: simulator.screen() }),
  },
  ...acts.map(
    (act): Route => ({
      method: 'post',
      path: `/person/${act.name}`,
      says: act.says,
      answers: 'what came of it',
      also: { 404: 'there is no such record', 409: 'QuickBooks does not let a person do that' },
      takes: act.takes,
      optional: !hasRequired(act.takes.shape as never),
      run: (simulator, { body }) => ({ json: simulator.person(act.name, body ?? {}) }),
    }),
  ),
]
