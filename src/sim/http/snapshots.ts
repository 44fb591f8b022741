// Snapshots by name, for tests that go back to where they began. Those of a company in memory are in memory and go
// with the process; those of a company file stand beside it.
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { QbsyncError } from '../../errors.ts'
import type { Company } from '../company-file.ts'
import { type Difference, diffCompanies } from '../diff.ts'
import { openFile } from '../open-file.ts'
import { bytesOf, companyOf, readSnapshot, takeBytes, writeSnapshot } from '../snapshot.ts'

export class Snapshots {
  readonly #company: Company
  readonly #kept = new Map<string, Buffer>()
  /** What copies the company takes turns: two at once would write into one file. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(company: Company) {
    this.#company = company
  }

  /** Keeps the company as it is now; a snapshot of the same name is replaced. */
  async keep(name: string): Promise<void> {
    refuseName(name)
    if (this.#isInMemory) this.#kept.set(name, bytesOf(this.#company))
    else await this.#inTurn(() => writeSnapshot(this.#company, this.#fileOf(name), { force: true }))
  }

  /** Throws E_NOT_FOUND. */
  async restore(name: string): Promise<void> {
    await this.#inTurn(() => {
      this.#find(name)
      const bytes = this.#kept.get(name)
      return bytes
        ? takeBytes(this.#company, Buffer.from(bytes))
        : readSnapshot(this.#company, this.#fileOf(name), this.#company.env)
    })
  }

  /** What has changed since the snapshot was taken. */
  diff(name: string, most?: number): Difference {
    this.#find(name)
    const bytes = this.#kept.get(name)
    const before = bytes
      ? companyOf(Buffer.from(bytes), this.#company.env)
      : openFile(this.#fileOf(name), this.#company.env)
    try {
      return diffCompanies(before, this.#company, most)
    } finally {
      before.close()
    }
  }

  names(): string[] {
    if (this.#isInMemory) return [...this.#kept.keys()].sort()
    const start = `${basename(this.#company.file)}.`
    return readdirSync(dirname(this.#company.file))
      .filter((file) => file.startsWith(start) && file.endsWith(ending))
      .map((file) => file.slice(start.length, -ending.length))
      .sort()
  }

  remove(name: string): void {
    this.#find(name)
    if (!this.#kept.delete(name)) rmSync(this.#fileOf(name), { force: true })
  }

  /** The whole content of another company in place of this one's. */
  take(other: Company): Promise<void> {
    return this.#inTurn(() => takeBytes(this.#company, bytesOf(other)))
  }

  close(): void {
    this.#kept.clear()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  get #isInMemory(): boolean {
    return this.#company.file === ':memory:'
  }

  #fileOf(name: string): string {
    const { file } = this.#company
    return join(dirname(file), `${basename(file)}.${name}${ending}`)
  }

  #find(name: string): void {
    refuseName(name)
    if (this.names().includes(name)) return
    const known = this.names().join(', ') || 'none'
    throw new QbsyncError('E_NOT_FOUND', {
      thing: 'snapshot',
      id: name,
      hint: `There are: ${known}.`,
    })
  }
}

const ending = '.snapshot'

function refuseName(name: string): void {
  if (!/^[\w-]{1,64}$/.test(name))
    throw new QbsyncError('E_USAGE', {
      detail: `"${name}" is no name of a snapshot: letters, digits, - and _, at most 64`,
    })
}
