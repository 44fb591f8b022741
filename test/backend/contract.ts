// One suite of behaviour, every backend: what the interface of src/sync/ports.ts promises.
import { changeTests } from './contract-changes.ts'
import { recordTests } from './contract-records.ts'
import type { Opened } from './rows.ts'

export function backendTests(open: () => Promise<Opened>): void {
  recordTests(open)
  changeTests(open)
}
