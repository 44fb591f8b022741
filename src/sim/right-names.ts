/** What can be denied to an application or the user it works for (qbxml-semantics.md 13). */
export const rights = ['write', 'reports', 'payroll', 'sales', 'purchases', 'banking'] as const
export type Right = (typeof rights)[number]
