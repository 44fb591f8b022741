// Who the simulator answers: programs of this computer, and no page in a browser.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedSimulator, startSimulator } from '../../src/sim/http/start.ts'

let local: StartedSimulator
let open: StartedSimulator
beforeAll(async () => {
  local = await startSimulator({ profile: 'empty' })
  open = await startSimulator({ profile: 'empty', host: '0.0.0.0' })
})
afterAll(async () => {
  await local.close()
  await open.close()
})

/** With headers as they are: fetch would not let a test say who it is. */
function answerTo(
  { port }: StartedSimulator,
  headers: Readonly<Record<string, string>>,
  { method = 'POST', path = '/person/answer' } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    call.on('error', reject).end()
  })
}

const at = (host: string): string => `${host}:${local.port}`

describe('the simulator', () => {
  test.each([
    ['a name that leads here by DNS rebinding', { host: 'evil.example' }],
    ['a name that only begins like ours', { host: 'localhost.evil.example:80' }],
    ['an address that only begins like ours', { host: '127.0.0.1.evil.example' }],
    ['a host that is none', { host: '/' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another port of this computer', { origin: 'http://localhost:1' }],
    ['a page in a sandbox', { origin: 'null' }],
    ['a link or a picture on another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s, and does nothing', async (_, said) => {
    const dialog = JSON.stringify(local.simulator.person('dialog', { text: 'still here' }))
    const answer = await answerTo(local, { host: at('localhost'), ...said })
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'E_FOREIGN_CALL' } })
    expect(JSON.stringify(local.simulator.screen())).toBe(dialog)
    // Reading the books is refused as well.
    const books = { method: 'GET', path: '/records/customers' }
    expect((await answerTo(local, { host: at('localhost'), ...said }, books)).status).toBe(403)
  })

  test.each(['localhost', '127.0.0.1', '127.9.9.9', '[::1]', 'qb.localhost', 'LOCALHOST'])(
    'answers a program that calls it %s',
    async (host) => {
      expect((await answerTo(local, { host: at(host) })).status).toBe(200)
    },
  )

  test('answers its own page, and an address that a person typed', async () => {
    const host = at('localhost')
    expect((await answerTo(local, { host, origin: `http://${host}` })).status).toBe(200)
    expect((await answerTo(local, { host, 'sec-fetch-site': 'none' })).status).toBe(200)
  })

  test('that listens for the network is called by any name there, but by no page', async () => {
    expect((await answerTo(open, { host: 'quickbooks:8422' })).status).toBe(200)
    const page = { host: 'quickbooks:8422', origin: 'https://evil.example' }
    expect((await answerTo(open, page)).status).toBe(403)
  })
})

describe('a token', () => {
  test.each([
    ['none', {}, 401],
    ['a wrong one', { authorization: 'Bearer wrong' }, 401],
    ['one of another length', { authorization: 'Bearer sesame-7 and more' }, 401],
    ['another scheme', { authorization: 'Basic sesame-7' }, 401],
    ['the right one', { authorization: 'Bearer sesame-7' }, 200],
  ])('%s', async (_, said, status) => {
    const guarded = await startSimulator({ profile: 'empty', token: 'sesame-7' })
    try {
      const how = { method: 'GET', path: '/status' }
      const answer = await answerTo(guarded, { host: 'localhost', ...said }, how)
      expect(answer.status).toBe(status)
      if (status === 401)
        expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'E_TOKEN' } })
      expect(answer.text).not.toContain('sesame-7')
    } finally {
      await guarded.close()
    }
  })
})
