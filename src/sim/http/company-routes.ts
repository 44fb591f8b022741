// The company as a whole: its clock, its snapshots, its records as JSON.
import { z } from 'zod'
import { QbsyncError } from '../../errors.ts'
import { kindNamed } from '../desk/find.ts'
import { countRecords, listRecords, showRecord } from '../desk/show.ts'
import { type ProfileName, profiles } from '../seed.ts'
import { type Route, route } from './route.ts'

const profileNames = Object.keys(profiles) as [ProfileName, ...ProfileName[]]

export const companyRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/reset',
    says: 'Put the company back to what it was at first, or make another',
    answers: '{sessions: []}; all sessions are over',
    takes: z.strictObject({
      profile: z.enum(profileNames).optional().describe('what the new company holds'),
      invoices: z.int().min(0).max(5_000_000).optional(),
      seed: z.int().min(0).optional(),
    }),
    optional: true,
    run: async (simulator, { body }) => {
      await simulator.reset(body ?? {})
      return { json: { sessions: simulator.sessions() } }
    },
  }),
  {
    method: 'get',
    path: '/clock',
    says: 'What the clock of the company shows',
    answers: '{now, date, timeZone, stands, ahead}',
    run: (simulator) => ({ json: simulator.clock() }),
  },
  route({
    method: 'post',
    path: '/clock',
    says: 'Turn the clock of the company',
    answers: '{now, date, timeZone, stands, ahead}',
    takes: z.strictObject({
      set: z
        .string()
        .optional()
        .describe('2026-04-01, 2026-04-01T09:00:00, with or without offset'),
      advance: z.string().optional().describe('90s, 5m, 2h, 30d, 1w, 1d12h; with - it goes back'),
      stop: z.boolean().optional().describe('it stands still'),
      run: z.boolean().optional().describe('it runs on'),
      real: z.boolean().optional().describe('back to the real time'),
    }),
    run: (simulator, { body }) => ({ json: simulator.clock(body) }),
  }),
  {
    method: 'get',
    path: '/snapshots',
    says: 'Names of the snapshots',
    answers: '{snapshots: [name]}',
    run: (simulator) => ({ json: { snapshots: simulator.snapshots.names() } }),
  },
  {
    method: 'put',
    path: '/snapshots/{name}',
    says: 'Keep the company as it is now under a name',
    answers: 'nothing',
    empty: true,
    run: async (simulator, { path }) => {
      await simulator.snapshots.keep(path['name'] ?? '')
      return {}
    },
  },
  {
    method: 'delete',
    path: '/snapshots/{name}',
    says: 'Forget a snapshot',
    answers: 'nothing',
    empty: true,
    also: { 404: 'there is no such snapshot' },
    run: (simulator, { path }) => {
      simulator.snapshots.remove(path['name'] ?? '')
      return {}
    },
  },
  {
    method: 'post',
    path: '/snapshots/{name}/restore',
    says: 'Put the company back to a snapshot; sessions and their iterators go on',
    answers: 'nothing',
    empty: true,
    also: { 404: 'there is no such snapshot' },
    run: async (simulator, { path }) => {
      await simulator.snapshots.restore(path['name'] ?? '')
      return {}
    },
  },
  {
    method: 'get',
    path: '/snapshots/{name}/diff',
    says: 'What has changed since a snapshot: records, fields, balances',
    answers: '{same, counts, records, left, balances, facts}',
    query: { limit: 'records in the list at most (1000)' },
    also: { 404: 'there is no such snapshot' },
    run: (simulator, { path, query }) => ({
      json: simulator.snapshots.diff(path['name'] ?? '', numberIn(query, 'limit', 1000)),
    }),
  },
  {
    method: 'get',
    path: '/records/{kind}',
    says: 'Records of a kind as JSON, in the names of their Ret',
    answers: '{kind, count, records}',
    query: { limit: 'records at most (100)', offset: 'records to pass over (0)' },
    run: ({ company }, { path, query }) => {
      const owner = kindNamed(path['kind'] ?? '')
      company.refresh()
      const [limit, offset] = [numberIn(query, 'limit', 100), numberIn(query, 'offset', 0)]
      const records = listRecords(company, owner, { limit, offset })
      return { json: { kind: owner.name, count: countRecords(company, owner), records } }
    },
  },
  {
    method: 'get',
    path: '/records/{kind}/{record}',
    says: 'One record, by its id, full name or number, with lines and linked transactions',
    answers: 'the fields of its Ret',
    also: { 404: 'there is no such record' },
    run: ({ company }, { path }) => {
      company.refresh()
      const owner = kindNamed(path['kind'] ?? '')
      return { json: showRecord(company, owner, path['record'] ?? '') }
    },
  },
]

function numberIn(query: Readonly<Record<string, string>>, name: string, usual: number): number {
  const text = query[name]
  if (text === undefined) return usual
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new QbsyncError('E_USAGE', { detail: `${name}: "${text}" is no whole number` })
}
