// The simulator from the command line, as a person or a script in any language uses it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePlace, type Place } from './program.ts'

let p: Place
beforeAll(() => {
  p = makePlace()
  expect(p.qbsync('sim', 'seed', 'r.qbsim', '--profile', 'rivera').status).toBe(0)
})
afterAll(() => p.close())

const qbxml = (body: string): string =>
  `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError">${body}</QBXMLMsgsRq></QBXML>`
const ask = (body: string): string => {
  const { status, stdout, stderr } = p.input(
    qbxml(body),
    'sim',
    'query',
    '-',
    '--company',
    'r.qbsim',
  )
  expect(status, stderr).toBe(0)
  return stdout
}
const attribute = (text: string, name: string): string =>
  new RegExp(`${name}="([^"]*)"`).exec(text)?.[1] ?? ''
const all = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((m) => m[1] ?? '')

describe('sim query', () => {
  test('walks the invoices in three pages, each page a call of its own', () => {
    const start = ask(
      '<InvoiceQueryRq requestID="1" iterator="Start"><MaxReturned>2</MaxReturned></InvoiceQueryRq>',
    )
    expect(attribute(start, 'iteratorRemainingCount')).toBe('3')
    const id = attribute(start, 'iteratorID')
    const more = `<InvoiceQueryRq requestID="2" iterator="Continue" iteratorID="${id}"><MaxReturned>2</MaxReturned></InvoiceQueryRq>`
    const second = ask(more)
    expect(attribute(second, 'iteratorRemainingCount')).toBe('1')
    const third = ask(more)
    expect(attribute(third, 'iteratorRemainingCount')).toBe('0')
    const numbers = [start, second, third].flatMap((t) => all(t, 'RefNumber'))
    expect(numbers.sort()).toEqual(['1001', '1002', '1003', '1004', '1005'])
    expect(attribute(ask(more), 'statusCode')).toBe('3120')
  })

  test('refuses a stale InvoiceMod with 3200 and changes nothing', () => {
    const before = ask('<InvoiceQueryRq><RefNumber>1001</RefNumber></InvoiceQueryRq>')
    const [TxnID] = all(before, 'TxnID')
    const stale = ask(
      `<InvoiceModRq><InvoiceMod><TxnID>${TxnID}</TxnID><EditSequence>1</EditSequence><Memo>x</Memo></InvoiceMod></InvoiceModRq>`,
    )
    expect(attribute(stale, 'statusCode')).toBe('3200')
    expect(attribute(stale, 'statusMessage')).toBe(
      'The provided edit sequence &quot;1&quot; is out-of-date. ',
    )
    expect(ask('<InvoiceQueryRq><RefNumber>1001</RefNumber></InvoiceQueryRq>')).toBe(before)
  })

  test('answers a document in windows-1252 with entities', () => {
    const text = qbxml(
      '<CustomerAddRq><CustomerAdd><Name>Caf\u00e9 Zo\u00eb</Name></CustomerAdd></CustomerAddRq>',
    )
    const declared = text.replace(
      '<?xml version="1.0"?>',
      '<?xml version="1.0" encoding="windows-1252"?>',
    )
    const { stdout } = p.input(
      Buffer.from(declared, 'latin1'),
      'sim',
      'query',
      '--company',
      'r.qbsim',
    )
    expect(stdout).toContain('<Name>Caf&#233; Zo&#235;</Name>')
  })

  test('tells a COM error as one JSON document with --json', () => {
    const { status, stdout, stderr } = p.input(
      '<x',
      'sim',
      'query',
      '--company',
      'r.qbsim',
      '--json',
    )
    expect(JSON.parse(stdout).error).toMatchObject({ code: '0x80040400', exit: 1 })
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })
})

describe('sim run', () => {
  test('drives our own service, and tells what is wrong with exit codes', async () => {
    const server = await p.start('serve', '--port', '0')
    const origin = `http://localhost:${server.port}`
    const made = p.json<{ password: string }>(
      'qwc',
      'generate',
      '--url',
      origin,
      '--output',
      'a.qwc',
    )
    const run = (...more: string[]) =>
      p.json('sim', 'run', 'a.qwc', '--company', 'r.qbsim', ...more)
    expect(run('--password', made.out.password).status).toBe(0)
    expect(run('--password', 'wrong').status).toBe(1)
    const list = p.json<{ records: unknown[] }>('records', 'list', 'invoices')
    expect(list.out.records).toHaveLength(5)
    expect(await server.stop()).toBe(0)
    expect(run('--password', made.out.password).status).not.toBe(0)
  })

  test('writes a log in the format of QWCLog.txt, without the password', async () => {
    const server = await p.start('serve', '--port', '0')
    const origin = `http://localhost:${server.port}`
    p.qbsync('connection', 'create', 'logged')
    const made = p.json<{ password: string }>(
      'qwc',
      'generate',
      '-c',
      'logged',
      '--url',
      origin,
      '-o',
      'l.qwc',
    )
    p.qbsync(
      'sim',
      'run',
      'l.qwc',
      '-p',
      made.out.password,
      '--company',
      'r.qbsim',
      '--log-file',
      'QWCLog.txt',
    )
    await server.stop()
    const log = readFileSync(join(p.folder, 'QWCLog.txt'), 'utf8')
    expect(log).toMatch(/^\d{8}\.\d\d:\d\d:\d\d UTC\t: QBWebConnector\.\w+\.\w+\(\) : /m)
    expect(log).toContain('<MaskedForSecurity>')
    expect(log).not.toContain(made.out.password)
  })
})

describe('sim start', () => {
  test('answers qbXML over HTTP, COM errors as 422, and drives a service', async () => {
    const simulator = await p.start('sim', 'start', '--port', '0', '--memory')
    const post = (body: string) => fetch(`${simulator.url}/qbxml`, { method: 'POST', body })
    const good = await post(qbxml('<HostQueryRq requestID="7"/>'))
    expect(good.status).toBe(200)
    expect(await good.text()).toContain('<HostQueryRs requestID="7" statusCode="0"')
    const bad = await post(qbxml('<HostQueryRq/><Nonsense/>'))
    expect(bad.status).toBe(422)
    expect(await bad.json()).toMatchObject({ hresult: '0x80040400' })
    const server = await p.start('serve', '--port', '0')
    p.qbsync('connection', 'create', 'driven')
    const made = p.json<{ password: string; qwc: string }>(
      'qwc',
      'generate',
      '-c',
      'driven',
      '--url',
      `http://localhost:${server.port}`,
      '-o',
      'd.qwc',
    )
    const updated = await fetch(`${simulator.url}/connector/update`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ qwc: made.out.qwc, password: made.out.password }),
    })
    expect(await updated.json()).toMatchObject({
      results: [{ outcome: 'success', lastProgress: 100 }],
    })
    writeFileSync(join(p.folder, 'unused'), '')
    expect(await simulator.stop()).toBe(0)
    await server.stop()
  })
})

describe('sync', () => {
  test('--wait watches the run of a server that is up', async () => {
    const server = await p.start('serve', '--port', '0')
    const queued = p.json<{ queued: boolean }>('sync', '-c', 'driven')
    expect(queued).toMatchObject({ status: 0, out: { queued: true } })
    const status = p.json<{ connections: { id: string; due: unknown }[] }>('status')
    expect(status.out.connections.map((c) => c.id)).toContain('driven')
    await server.stop()
  })

  test('a second simulated sync moves nothing, and a restricted one reads only what was asked for', () => {
    const place = makePlace()
    const first = place.json<{ run: { counts: Record<string, { pulled: number }> } }>(
      'sync',
      '--simulate',
      '-e',
      'invoices',
    )
    expect(first.status).toBe(0)
    expect(Object.keys(first.out.run.counts)).toEqual(['Invoice'])
    expect(place.json('sync', '--simulate').status).toBe(0)
    const third = place.json<{ run: { counts: Record<string, { pulled: number }> } }>(
      'sync',
      '--simulate',
    )
    expect(Object.values(third.out.run.counts).map((c) => c.pulled)).toEqual([0, 0, 0, 0])
    place.close()
  })

  test('--dry-run tells the plan and changes nothing', () => {
    const place = makePlace()
    place.qbsync('connection', 'create', 'x')
    const plan = place.json<{ reads: { entity: string }[] }>('sync', '--dry-run')
    expect(plan.out.reads.map((r) => r.entity)).toContain('invoices')
    expect(place.json<{ runs: unknown[] }>('runs', 'list').out.runs).toEqual([])
    place.close()
  })
})
