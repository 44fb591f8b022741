// A long answer read in slices as they arrive, records handed out and dropped: memory holds one record and the
// buffer, however long the answer. Run in a process of its own: node --expose-gc --import tsx bench/slices.ts MB.
// The answer is made piece by piece too, so that what is measured is the reader. Prints one line of JSON.
import { QbxmlReader } from '../src/qbxml/read.ts'
import { invoiceAnswer } from './qbxml.ts'

export interface Slices {
  readonly megabytes: number
  readonly records: number
  readonly seconds: number
  /** Live after a collection: before the first slice, and the most seen between two slices, in MB (10^6). */
  readonly liveBefore: number
  readonly liveMost: number
  /** Most memory the process held, as the kernel counts it. */
  readonly peak: number
}

const sliceBytes = 64 * 1024

function measure(megabytes: number): Slices {
  const collect = globalThis.gc
  if (!collect) throw new Error('--expose-gc is needed')
  const live = (): number => {
    collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return (heapUsed + arrayBuffers) / 1e6
  }
  const whole = invoiceAnswer(1e6)
  const head = whole.slice(0, whole.indexOf('<InvoiceRet>'))
  const tail = whole.slice(whole.lastIndexOf('</InvoiceRet>') + '</InvoiceRet>\n'.length)
  const million = Buffer.from(whole.slice(head.length, whole.length - tail.length))
  let records = 0
  const reader = new QbxmlReader({ onRecord: () => void records++ })
  reader.write(Buffer.from(head))
  const liveBefore = live()
  let liveMost = 0
  let reading = 0
  for (let written = 0; written < megabytes * 1e6; written += million.length) {
    const start = performance.now()
    for (let at = 0; at < million.length; at += sliceBytes)
      reader.write(million.subarray(at, at + sliceBytes))
    reading += performance.now() - start
    liveMost = Math.max(liveMost, live())
  }
  reader.write(Buffer.from(tail))
  reader.end()
  const peak = process.resourceUsage().maxRSS / 1024
  return { megabytes, records, seconds: reading / 1000, liveBefore, liveMost, peak }
}

if (process.argv[1]?.endsWith('slices.ts'))
  console.log(JSON.stringify(measure(Number(process.argv[2] ?? 100))))
