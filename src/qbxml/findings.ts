// Faults as the checker finds them, with the place it is at.
import { nearest } from '../errors.ts'
import type { Cut } from '../schema/content.ts'
import type { Tree } from './tree.ts'

export interface Fault {
  readonly kind: 'structure' | 'value'
  /** Of a value fault: the status QuickBooks answers with. */
  readonly statusCode?: number
  /** Element names from the request down, with "/" between. */
  readonly path: string
  readonly line: number
  readonly column: number
  /** Of a value fault, the statusMessage as QuickBooks words it. */
  readonly message: string
  readonly found: string
  readonly expected: readonly string[]
  /** The version that first has what is too new here. */
  readonly since?: string
  /** Names that may have been meant. */
  readonly nearest?: readonly string[]
  /** Of an element out of order: the neighbours it belongs between, among those that are there. */
  readonly belongs?: { readonly after?: string; readonly before?: string }
  /** Of an element that cannot stand where it does: the one before it, and what that one holds first. */
  readonly follows?: string
  readonly followsWith?: readonly string[]
  /** Which request or answer of the document, from 0; -1 outside of them. */
  readonly requestIndex: number
}

type Extra = Partial<
  Pick<Fault, 'statusCode' | 'since' | 'nearest' | 'belongs' | 'follows' | 'followsWith'>
> & {
  readonly found: string
  readonly expected?: readonly string[]
}

/** Faults of one document before the rest is left: telling why one child is misplaced takes a walk. */
const faultLimit = 1000
/** Names looked up for suggestions in one document: comparing with every name of the grammar is slow. */
const suggestionLimit = 20

export class Findings {
  /** What of the grammar the document sees. */
  cut: Cut
  /** Names of the elements around the place we are at. */
  readonly path: string[] = []
  requestIndex = -1
  readonly #faults: { at: number; fault: Omit<Fault, 'line' | 'column'> }[] = []
  #suggested = 0

  constructor(cut: Cut) {
    this.cut = cut
  }

  get isFull(): boolean {
    return this.#faults.length >= faultLimit
  }

  get isEmpty(): boolean {
    return this.#faults.length === 0
  }

  structure(at: number, message: string, extra: Extra): void {
    this.#add('structure', at, `${message}.`, extra)
  }

  value(at: number, fault: { statusCode: number; message: string } & Extra): void {
    this.#add('value', at, fault.message, fault)
  }

  /** The known names most like one that is not. */
  nearest(name: string, known: readonly string[]): { nearest?: string[] } {
    if (this.#suggested++ >= suggestionLimit) return {}
    return { nearest: nearest(name.slice(0, 60), known) }
  }

  /** In the order of the document. */
  all(locate: Tree['locate']): Fault[] {
    this.#faults.sort((a, b) => a.at - b.at)
    return this.#faults.map(({ at, fault }) => ({ ...fault, ...locate(at) }))
  }

  #add(kind: Fault['kind'], at: number, message: string, extra: Extra): void {
    const place = { path: this.path.join('/'), requestIndex: this.requestIndex }
    this.#faults.push({ at, fault: { expected: [], ...extra, kind, message, ...place } })
  }
}
