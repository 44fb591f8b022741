// What a person may do about a code: who can remove the cause, in which steps, and whether the same may be sent
// again. The rows are in status-advice.ts, hresult-advice.ts and connector-codes.ts.

/** user: at the computer with QuickBooks. administrator: QuickBooks Admin or Windows. integrator: made or runs it. */
export type Fixer = 'user' | 'administrator' | 'integrator' | 'nobody'

/**
 * safe: nothing ran, the next try may succeed. after: only once the cause is gone. in vain: the same again gets
 * the same answer. read first: with the record read anew. ask first: it may have run. done: it ran.
 * nothing: there is nothing to repeat.
 */
export type Repeat = 'safe' | 'after' | 'in vain' | 'read first' | 'ask first' | 'done' | 'nothing'

export interface Advice {
  /** Most likely first. */
  readonly causes: readonly string[]
  readonly who: readonly Fixer[]
  readonly steps: readonly string[]
  readonly repeat: Repeat
}

/** Advice on a code of status-codes.ts: what is left out is worked out from the row there. */
export type AdviceRow = Pick<Advice, 'who'> & Partial<Advice>
