// A generated client of a SOAP implementation that is not ours completes a run: zeep, of Python. Skipped, visibly,
// where no Python on the path has it (Debian: python3-zeep).
import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeWorld } from '../world.ts'

const script = fileURLToPath(new URL('zeep-client.py', import.meta.url))
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import zeep']).status === 0,
)
const hcp =
  '<?xml version="1.0" ?><QBXML><QBXMLMsgsRs><CompanyQueryRs requestID="1" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><CompanyRet><CompanyName>Rivera</CompanyName></CompanyRet></CompanyQueryRs></QBXMLMsgsRs></QBXML>'

// No Python here knows zeep.
test.skipIf(python === undefined)(
  'zeep reads the WSDL and carries a payment through a run',
  async () => {
    const w = await makeWorld({ pageSize: 2 })
    try {
      w.sql.exec("insert into payments (invoice_number, amount) values ('1002', '400.00')")
      const session = w.desktop.openSession({ appName: 'qbsync rivera', companyFile: '' })
      let last: Record<string, unknown> = {}
      // A first run brings the invoice, a second books the payment.
      for (const _ of ['read', 'book']) {
        const child = spawn(python ?? '', [script, w.url, 'rivera', w.password, hcp])
        let errors = ''
        child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()))
        for await (const line of createInterface({ input: child.stdout })) {
          last = JSON.parse(line) as Record<string, unknown>
          const { request } = last
          if (typeof request !== 'string') continue
          const response = session.processRequest(request)
          child.stdin.write(`${JSON.stringify({ response })}\n`)
        }
        expect(errors).toBe('')
      }
      expect(last).toMatchObject({
        server: '0.0.0',
        client: null,
        words: ['', '', ''],
        error: 'No work is left.',
        done: ['DONE', 'DONE'],
        closed: expect.stringMatching(/^OK: .*ReceivePayment 1 sent/),
      })
      expect((last['progress'] as number[]).at(-1)).toBe(100)
      expect(w.rows("select booking from payments where source = 'processed'")).toEqual([
        { booking: 'booked' },
      ])
    } finally {
      await w.close()
    }
  },
  60_000,
)
