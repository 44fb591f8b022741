// One suite of behaviour, every backend: what the interface of src/sync/ports.ts promises. Another backend adds a
// row. The http backend also passes it while its server fails a tenth of the calls in every way there is.
import { describe } from 'vitest'
import { changeTests } from './contract-changes.ts'
import { recordTests } from './contract-records.ts'
import { type Opened, openHttp, openSqlite } from './rows.ts'

function backendTests(open: () => Promise<Opened>): void {
  recordTests(open)
  changeTests(open)
}

const backends: Record<string, () => Promise<Opened>> = {
  sqlite: openSqlite,
  http: openHttp,
  'http, a tenth of its calls failing': () => openHttp({ failRate: 0.1, seed: 7 }),
}

describe.each(Object.keys(backends))('%s', (name) => {
  backendTests(backends[name] ?? openSqlite)
})
