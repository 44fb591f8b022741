// The backend on a real PostgreSQL: the same behaviour as any other, and what only it has to stand.
import { afterAll, beforeAll, describe } from 'vitest'
import { noPostgres, startPostgres, type TestPostgres } from '../postgres.ts'
import { backendTests } from './contract.ts'
import { peopleTests } from './postgres-people.ts'
import { nowhereTests, programTests } from './postgres-programs.ts'
import { closeKept, type Kept, openPostgres } from './postgres-rows.ts'
import { syncTests } from './postgres-sync.ts'

let server: TestPostgres
let address: string
const problem = noPostgres()
const onPostgres = describe.skipIf(problem)
beforeAll(async () => {
  if (problem) return
  server = await startPostgres()
  address = await server.database()
}, 60_000)
afterAll(() => server?.stop(), 60_000)

onPostgres('PostgreSQL', () => {
  const kept: Kept = {}
  const open = () => openPostgres(address, kept)
  afterAll(() => closeKept(kept))
  backendTests(open)
  describe('people', () => peopleTests(open))
  programTests(
    () => server,
    () => address,
  )
  syncTests(() => server)
})

nowhereTests()
