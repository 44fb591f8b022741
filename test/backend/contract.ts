// One suite of behaviour, every backend: what the interface of src/sync/ports.ts promises.
import { describe } from 'vitest'
import { changeTests } from './contract-changes.ts'
import { recordTests } from './contract-records.ts'
import type { Opened } from './rows.ts'

export function backendTests(open: () => Promise<Opened>): void {
  // Each opens what its tests need, and would do so for the other's.
  describe('what qbsync writes', () => recordTests(open))
  describe('what the platform writes', () => changeTests(open))
}
