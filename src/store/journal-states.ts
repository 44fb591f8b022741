/** States of a journal row that is not settled: somebody, we or a person, still has to do something (tables.ts). */
export const unsettledStates = [
  'waiting',
  'next run',
  'sent',
  'blocked',
  'in doubt',
  'unproven',
  'away',
  'restored',
  'lost',
  'conflict',
] as const
