// Names of traces, as the W3C's Trace Context has them: a header `traceparent: 00-<32 hex>-<16 hex>-01` that every tool
// for traces reads, OpenTelemetry's among them. A run is a trace; its name is worked out, so that whoever logs the run
// and whoever calls the platform for it say the same without telling each other.
import { createHash } from 'node:crypto'

const hex = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** `createdAt` is the connection's: a store that was made anew counts its runs from 1 again. */
export const traceOfRun = (connection: string, createdAt: number, run: number): string =>
  hex(`${connection}\n${createdAt}\n${run}`, 32)

/** Of a delivery: its step begins with the time of the connection and the run. */
export function traceOfStep(connection: string, step: string): string {
  const [createdAt = '', run = ''] = step.split('.')
  return traceOfRun(connection, Number(createdAt), Number(run))
}

/** Of what belongs to no run. */
export const traceOf = (what: string): string => hex(what, 32)

/** `what` tells one call of the trace from the others. */
export const traceParent = (trace: string, what: string): string =>
  `00-${trace}-${hex(`${trace}\n${what}`, 16)}-01`
