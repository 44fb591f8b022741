// A run with ten changes against 2,000, 20,000 and 200,000 invoices: time in the service, and exchanges.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('incremental.ts', import.meta.url))

export async function benchIncremental({ quick, figures }) {
  const sizes = quick ? ['400'] : ['2000', '20000', '200000']
  const text = execFileSync(process.execPath, ['--import', 'tsx', script, ...sizes], {
    encoding: 'utf8',
  })
  const rows = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  console.table(rows)
  figures.put('incremental', {}, rows)
}
