// The service under test against a scripted client: every transition of the state table is visited over SOAP, and no
// other is taken (web-connector.md 2.1–2.3). The texts a client sends are typed after 1.4 and 8.3.
import { afterEach, describe, expect, test } from 'vitest'
import { pauseConnection } from '../../src/cli/connection-life.ts'
import { updateConnection } from '../../src/cli/connections.ts'
import { lookMs } from '../../src/limits.ts'
import { type State, type Step, transitions } from '../../src/qbwc/protocol.ts'
import type { Session } from '../../src/sim/quickbooks.ts'
import { makeWorld, type World } from '../world.ts'
import { envelope, escaped } from './fixtures.ts'

let w: World
afterEach(async () => {
  await w.close()
})

type Seen = `${string} ${string} ${string}`

/** What a client sees of the table: a call, and the states before and after. A resume goes on to its first text. */
const expected = new Set<Seen>(
  Object.entries(transitions).flatMap(([state, steps]) =>
    Object.entries(steps).map(([step, next]): Seen => {
      const last =
        (step as Step) === 'sendRequestXML:resume'
          ? transitions[next as State]['sendRequestXML:text']
          : next
      return `${state} ${step.split(':')[0]} ${last}`
    }),
  ),
)
const visited = new Set<Seen>()

const hcp = (company: string) =>
  `<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<HostQueryRs requestID="0" statusCode="0" statusSeverity="Info" statusMessage="Status OK">\n<HostRet>\n<ProductName>QuickBooks Enterprise Solutions 24.0</ProductName>\n<SupportedQBXMLVersion>13.0</SupportedQBXMLVersion>\n</HostRet>\n</HostQueryRs>\n<CompanyQueryRs requestID="1" statusCode="0" statusSeverity="Info" statusMessage="Status OK">\n<CompanyRet>\n<CompanyName>${company}</CompanyName>\n</CompanyRet>\n</CompanyQueryRs>\n</QBXMLMsgsRs>\n</QBXML>\n`

/** One client of the Web Connector protocol, written by hand. */
class Client {
  ticket = ''
  #session: Session | undefined
  #isFirst = true

  async state(): Promise<string> {
    const [session] = await w.store.select('sessions', { ticket: this.ticket })
    return session?.state ?? 'NotConnected'
  }

  /** The result, after the call was noted with the states around it. */
  async call(name: string, args: Record<string, string>): Promise<string> {
    const before = await this.state()
    const inner = Object.entries(args)
      .map(([key, text]) => (text === '' ? `<${key} />` : `<${key}>${escaped(text)}</${key}>`))
      .join('')
    const operation = `<${name} xmlns="http://developer.intuit.com/">${inner}</${name}>`
    const response = await fetch(w.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        SOAPAction: `"http://developer.intuit.com/${name}"`,
      },
      body: envelope(operation),
    })
    const body = await response.text()
    expect(response.status, body).toBe(200)
    const result = new RegExp(`<${name}Result>(.*)</${name}Result>`, 's').exec(body)?.[1]
    if (result === undefined) throw new Error(body)
    if (name !== 'authenticate') visited.add(`${before} ${name} ${await this.state()}`)
    return result.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  }

  async login(): Promise<string[]> {
    const words = await this.call('authenticate', {
      strUserName: 'rivera',
      strPassword: w.password,
    })
    const strings = [...words.matchAll(/<string>(.*?)<\/string>/gs)].map((m) => m[1] ?? '')
    this.ticket = strings[0] ?? ''
    this.#isFirst = true
    return strings
  }

  send(company = 'Rivera'): Promise<string> {
    const strHCPResponse = this.#isFirst ? hcp(company) : ''
    this.#isFirst = false
    return this.call('sendRequestXML', {
      ticket: this.ticket,
      strHCPResponse,
      strCompanyFileName: 'C:\\x.qbw',
      qbXMLCountry: 'US',
      qbXMLMajorVers: '13',
      qbXMLMinorVers: '0',
    })
  }

  async receive(request: string): Promise<number> {
    this.#session ??= w.desktop.openSession({ appName: 'qbsync rivera', companyFile: '' })
    const response = this.#session.processRequest(request)
    const empty = { hresult: '', message: '' }
    return Number(
      await this.call('receiveResponseXML', { ticket: this.ticket, response, ...empty }),
    )
  }

  async receiveError(hresult: string, message: string): Promise<number> {
    const empty = { ticket: this.ticket, response: '' }
    return Number(await this.call('receiveResponseXML', { ...empty, hresult, message }))
  }

  connectionError = (hresult: string) =>
    this.call('connectionError', { ticket: this.ticket, hresult, message: 'It did not open.' })
  lastError = () => this.call('getLastError', { ticket: this.ticket })
  close = () => this.call('closeConnection', { ticket: this.ticket })

  /** Exchanges until the service says how it ends. */
  async toTheEnd(): Promise<number> {
    for (;;) {
      const request = await this.send()
      if (request === '') return 100
      const percent = await this.receive(request)
      if (percent < 0 || percent >= 99) return percent
    }
  }
}

async function begin(options: Parameters<typeof makeWorld>[0] = {}): Promise<Client> {
  w = await makeWorld(options)
  const client = new Client()
  expect(await client.login()).toEqual([expect.stringMatching(/^\w{32}\.rivera$/), '', '', ''])
  return client
}
const connection = async () => {
  const [row] = await w.store.select('connections')
  if (!row) throw new Error('no connection')
  return row
}
const run = async () => (await w.store.select('runs', {}, { order: [['id', 'desc']] }))[0]

describe('a scripted client', () => {
  test('from authenticate to closeConnection, and what comes after', async () => {
    const c = await begin()
    expect(await c.toTheEnd()).toBe(100)
    expect(await c.lastError()).toBe('No work is left.')
    expect(await c.close()).toMatch(/^OK: /)
    expect(await c.close()).toBe('OK')
    expect(await c.lastError()).toBe('No work is left.')
    expect(await c.send()).toBe('')
    expect(await c.receiveError('', '')).toBe(-1)
    expect(await c.connectionError('0x80040408')).toBe('done')
    expect((await run())?.state).toBe('done')
  })

  test('a run with nothing left answers the empty request', async () => {
    const c = await begin()
    const request = await c.send('Rivera')
    await c.receive(request)
    await pauseConnection(w.store, w.env, await connection(), undefined)
    expect(await c.send()).toBe('')
    expect(await c.lastError()).toContain('paused')
    await c.close()
    expect((await run())?.state).toBe('stopped')
  })

  test('QuickBooks that cannot be reached: once again without the path, then done', async () => {
    const c = await begin()
    await updateConnection(w.store, await connection(), { companyFile: 'Q:\\old.qbw' })
    expect(await c.connectionError('0x80040406')).toBe('')
    expect(await c.connectionError('0x80040406')).toBe('done')
    expect(await c.lastError()).toContain('E_QB_UNAVAILABLE')
    expect((await w.store.select('errors')).map((e) => [e.code, e.raw_code, e.retry])).toEqual([
      ['E_QB_UNAVAILABLE', '0x80040406', 'after action'],
    ])
  })

  test('asked or closed before anything was sent', async () => {
    const c = await begin()
    expect(await c.lastError()).toBe('No work is left.')
    expect(await c.close()).toMatch(/^OK/)
    expect((await run())?.state).toBe('broken')
  })

  test('the same text again for who lost it; asked or closed with a request out', async () => {
    const c = await begin()
    const first = await c.send()
    expect(first).toContain('<QBXML>')
    expect(await c.send()).toBe(first)
    expect(await c.lastError()).toBe('No work is left.')
    await c.close()
    expect((await run())?.state).toBe('broken')
  })

  test('a walk begins anew for who lost a page, unless the connection was paused meanwhile', async () => {
    const c = await begin({ pageSize: 2 })
    let request = await c.send()
    while (!request.includes('iterator="Continue"')) {
      await c.receive(request)
      request = await c.send()
    }
    await pauseConnection(w.store, w.env, await connection(), undefined)
    expect(await c.send()).toBe('')
    expect(await c.lastError()).toContain('paused')
  })

  test('an HRESULT ends the run with its reason', async () => {
    const c = await begin()
    await c.send()
    const text = 'QuickBooks found an error when parsing the provided XML text stream.'
    expect(await c.receiveError('0x80040400', text)).toBe(-1)
    expect(await c.lastError()).toContain('E_QB_PARSE')
    expect(await c.close()).toBe('Ended with an error.')
  })

  test('the wrong company ends it before anything is asked', async () => {
    const c = await begin({ company: 'Rivera' })
    expect(await c.send('Oak')).toBe('')
    expect(await c.lastError()).toContain('E_WRONG_COMPANY')
  })

  test('a run kept open: pause, poll, new work, and each of its ends', async () => {
    const c = await begin({ live: true })
    expect(await c.toTheEnd()).toBe(99)
    expect([await c.send(), await c.lastError()]).toEqual(['', 'NoOp'])
    w.env.advance(lookMs)
    const look = await c.send()
    expect(look).toContain('InvoiceQueryRq')
    expect(await c.receive(look)).toBe(99)
    await updateConnection(w.store, await connection(), { live: false })
    expect(await c.send()).toBe('')
    expect(await c.lastError()).toBe('No work is left.')
    await updateConnection(w.store, await connection(), { live: true })
    await c.login()
    expect(await c.toTheEnd()).toBe(99)
    expect(await c.close()).toMatch(/^OK/)
  })

  test('a run kept open whose last step finds nothing to ask goes idle at once', async () => {
    const c = await begin({ live: true })
    expect(await c.toTheEnd()).toBe(99)
    await c.login()
    // Asked for one thing only, which the journal has not got: nothing is left for the first call.
    const [session] = await w.store.select('sessions', { ticket: c.ticket })
    const [row] = await w.store.select('runs', { id: session?.run_id ?? 0 })
    const progress = { ...(row?.progress as object), entities: [] }
    await w.store.commit([{ change: 'runs', where: { id: row?.id ?? 0 }, set: { progress } }])
    expect(await c.send()).toBe('')
    expect(await c.lastError()).toBe('NoOp')
  })

  test('paused while a page is out, and resumed before it is asked for again: idle at once', async () => {
    const c = await begin({ live: true, pageSize: 2 })
    let request = await c.send()
    while (!request.includes('iterator="Continue"')) {
      await c.receive(request)
      request = await c.send()
    }
    const [row] = await w.store.select('runs')
    const progress = { ...(row?.progress as object), entities: [], counted: true }
    await w.store.commit([{ change: 'runs', where: { id: row?.id ?? 0 }, set: { progress } }])
    expect(await c.send()).toBe('')
    expect(await c.lastError()).toBe('NoOp')
  })

  test('every transition of the table was visited, and no other', () => {
    const stray = [...visited].filter((seen) => !expected.has(seen) && isChange(seen))
    expect(stray).toEqual([])
    expect([...expected].filter((way) => !visited.has(way))).toEqual([])
  })
})

/** A call that is not legal in a state is answered all the same, and changes nothing. */
const isChange = (seen: Seen): boolean => {
  const [before, , after] = seen.split(' ')
  return before !== after
}

test('unknown, empty and foreign tickets are answered, and harm nobody', async () => {
  const c = await begin()
  const own = c.ticket
  for (const ticket of ['', 'nobody', own.toUpperCase().replace(/.$/, '!')]) {
    c.ticket = ticket
    expect(await c.send()).toBe('')
    expect(await c.receiveError('', '')).toBe(-1)
    expect(await c.connectionError('0x80040408')).toBe('done')
    expect(await c.lastError()).toBe('This session has ended. Update again.')
    expect(await c.close()).toBe('OK')
  }
  c.ticket = own
  expect(await c.state()).toBe('WaitForSendRequestXML')
})

test('a run that never closed is superseded by the next login at once, and what it had out is in doubt', async () => {
  const c = await begin()
  await c.toTheEnd()
  await c.close()
  w.sql
    .prepare("insert into payments (invoice_number, amount, number) values ('1002', '400.00', 'r')")
    .run()
  await c.login()
  for (let request = await c.send(); !request.includes('ReceivePaymentAddRq'); )
    await c.receive(request).then(async () => (request = await c.send()))
  const old = c.ticket
  expect((await w.store.select('journal')).map((j) => j.state)).toEqual(['sent'])
  await c.login()
  expect(c.ticket).not.toBe(old)
  expect((await w.store.select('journal')).map((j) => j.state)).toEqual(['in doubt'])
  expect(await w.store.count('runs', { state: 'broken' })).toBe(1)
  // The late client gets no further.
  const late = c.ticket
  c.ticket = old
  expect(await c.receiveError('', '')).toBe(-1)
  c.ticket = late
  expect(await c.toTheEnd()).toBe(100)
  expect(w.rows("select booking from payments where source = 'processed'")).toEqual([
    { booking: 'booked' },
  ])
})
