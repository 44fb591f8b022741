// Every bound we set ourselves, with its reason. Bounds that QuickBooks sets are in the grammar.

/** Largest SOAP body taken, in bytes. QBWC has no bound of its own; 20 MB answers are seen in practice. */
export const bodyLimitBytes = 64 * 1024 * 1024
/** A body longer than this is a long one, and all long ones that are worked on at a time are at most so long together. */
export const longBodyBytes = 1024 * 1024
export const longBodiesBytes = 32 * 1024 * 1024
/** Largest file or stdin that a command reads whole, in bytes: a document, a log. */
export const documentBytes = 256 * 1024 * 1024
/** The same of a .qwc file, and of a file with a password, a key or a certificate. */
export const qwcBytes = 1024 * 1024
export const secretBytes = 1024 * 1024
/** Deepest nesting of elements in a document. The grammar needs 10. */
export const xmlDepth = 64
/** Longest single tag with its attributes, in bytes. */
export const xmlTagBytes = 64 * 1024
/** Longest single text, in bytes: the longest field of the grammar is 4,095 characters, reports are longer. */
export const xmlTextBytes = 4 * 1024 * 1024
/** Records asked for in one page. At 5 lines an invoice is about 4 kB, so a page stays near 1 MB. */
export const pageSize = 200
/** Pushes sent in one message set: one poison record blocks few neighbours. */
export const pushesPerMessage = 20
/** Runs that may end without an answer to a person's question before it is given up. */
export const requestAttempts = 3
/** Longest document a person may have sent, in bytes. */
export const requestBytes = 1024 * 1024
/** Attempts of a write that QuickBooks refuses as stale before a person has to look. */
export const staleAttempts = 3
/** Exchanges of one run, far above what the largest first sync needs: stops a loop of ours. */
export const exchangesPerRun = 100_000
/** Message-set ids: at most 24 characters are valid, 23 are safe (web-connector.md 6.7). */
export const messageSetIdLength = 23
/** Failed logins of one user name or address in a quarter of an hour before answers are refused unread. */
export const failedLoginsPerQuarterHour = 30
/**
 * Milliseconds a run may be silent before a second installation of the same connection supersedes it. QuickBooks may
 * work on one request, or wait at a dialog while it starts, for minutes.
 */
export const runSilenceMs = 10 * 60 * 1000
/** The same between two calls that follow each other at once, or after the 5 s of a NoOp. */
export const pauseSilenceMs = 2 * 60 * 1000
/** A run kept open notes that it is alive this often, so that its polls do not each wait for the disk. */
export const touchMs = 30 * 1000
/** A run kept open reads QuickBooks this often when nothing on the platform asks for it sooner. */
export const lookMs = 5 * 60 * 1000
/** Text of any single line we store about an error. */
export const errorTextLength = 2000
/** Changes in one batch to the user's API, and the bytes of it unless one change alone is larger. */
export const batchChanges = 100
export const batchBytes = 1024 * 1024
/** Longest answer of the user's API that is read, in bytes: a page of 1,000 changed rows is about 2 MB. */
export const apiAnswerBytes = 16 * 1024 * 1024
/** Milliseconds that one attempt at the user's API may take, and all attempts of one call together. */
export const apiAttemptMs = 10_000
export const apiWaitMs = 25_000
/** Attempts of one request: with the pauses between them they reach the bound above. */
export const apiAttempts = 8
/** Milliseconds a login goes on asking for further pages of what the platform changed. */
export const platformPagesMs = 20_000
/** Longest time, in milliseconds, that a backend which failed is left alone: under the usual interval of 5 minutes. */
export const backendRestMs = 4 * 60 * 1000
/** Records refused by the platform that one run offers again. */
export const offeredAgain = 200

/**
 * Once a day the usual reads go back by three days. The clock of the computer with QuickBooks may have been ahead by as
 * much as cannot be told from its time zone (26 h) when the newest change was made, and what is changed after it was
 * put right carries an older time (docs/decisions/0003-cursor-steps-back.md).
 */
export const sweepEveryMs = 24 * 3_600_000
export const sweepBackMs = 3 * 24 * 3_600_000

/** Records by whose presence a run knows the company file of last time. */
export const witnesses = 5
/** Runs in a row that may write nothing because QuickBooks does not show those records, before a person is told. */
export const unprovenRuns = 3
/** Writes looked for in one exchange, after a company file went back in time. */
export const restoredPerStep = 100

/** QuickBooks remembers deletions for 90 days (qbxml-semantics.md 18); ten of them are for clocks that are wrong. */
export const deletionMemoryMs = 80 * 24 * 3_600_000
