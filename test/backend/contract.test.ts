// The suite of every backend (contract.ts): another one adds a row, or runs it where its server is (postgres.test.ts).
// The http backend also passes it while its server fails a tenth of the calls in every way there is.
import { describe } from 'vitest'
import { backendTests } from './contract.ts'
import { type Opened, openHttp, openSqlite } from './rows.ts'

const backends: Record<string, () => Promise<Opened>> = {
  sqlite: openSqlite,
  http: openHttp,
  'http, a tenth of its calls failing': () => openHttp({ failRate: 0.1, seed: 7 }),
}

describe.each(Object.keys(backends))('%s', (name) => {
  backendTests(backends[name] ?? openSqlite)
})
