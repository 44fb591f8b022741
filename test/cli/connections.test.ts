// Connections and their passwords from the command line, and a server that speaks TLS itself.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makePlace, type Place } from './program.ts'

let p: Place
beforeEach(() => {
  p = makePlace()
})
afterEach(() => p.close())

interface Told {
  error?: { code: string; message: string; hint: string }
}

/** One login by hand: the four words of the answer. */
async function login(url: string, user: string, password: string): Promise<string[]> {
  const inner = `<strUserName>${user}</strUserName><strPassword>${password}</strPassword>`
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><authenticate xmlns="http://developer.intuit.com/">${inner}</authenticate></soap:Body></soap:Envelope>`,
  })
  return [...(await response.text()).matchAll(/<string>(.*?)<\/string>/g)].map((m) => m[1] ?? '')
}

describe('a connection', () => {
  test('is paused for a time, resumed, and removed with all that is known of it', async () => {
    expect(p.json('connection', 'create', 'rivera', '--live').out).toMatchObject({
      id: 'rivera',
      live: true,
    })
    const { out } = p.json<{ password: string }>('qwc', 'generate', '--url', 'http://localhost:1')
    const server = await p.start('serve', '--port', '0')
    expect(p.qbsync('connection', 'pause', 'rivera', '--for', '2h').stdout).toMatch(/paused until/)
    const [ticket, word, seconds] = await login(server.url, 'rivera', out.password)
    expect([ticket, word]).toEqual(['', 'none'])
    expect(Number(seconds)).toBeGreaterThan(7000)
    expect(Number(seconds)).toBeLessThanOrEqual(7200)
    expect(p.qbsync('skips', 'list').stdout).toContain('S_PAUSED')
    expect(p.qbsync('status').stdout).toMatch(/paused until 20\d\d-/)
    expect(p.json('connection', 'resume').out).toMatchObject({ state: 'active', pausedUntil: null })
    expect((await login(server.url, 'rivera', out.password))[0]).toMatch(/^\w{32}\.rivera$/)
    expect(p.json<Told>('connection', 'remove', 'rivera').out.error?.code).toBe('E_ANSWER_NEEDED')
    // A run is under way.
    const busy = p.json<Told>('connection', 'remove', 'rivera', '--yes')
    expect([busy.status, busy.out.error?.code]).toEqual([1, 'E_BUSY'])
    const gone = p.json('connection', 'remove', 'rivera', '--yes', '--force')
    expect(gone).toMatchObject({
      status: 0,
      out: { connection: 'rivera', installations: 1, runs: 1 },
    })
    expect(p.json('connection', 'list').out).toEqual({ connections: [] })
    expect((await login(server.url, 'rivera', out.password))[1]).toBe('nvu')
    await server.stop()
  })

  test.each(['1', 'h', '0m', '-1h', '99999999d'])('is not paused for "%s"', (time) => {
    p.qbsync('connection', 'create', 'rivera')
    const { status, out } = p.json<Told>('connection', 'pause', 'rivera', `--for=${time}`)
    expect([status, out.error?.code]).toEqual([2, 'E_USAGE'])
    expect(p.json('connection', 'show').out).toMatchObject({ state: 'active' })
  })
})

test('a simulated visit to a live connection ends when all is served', () => {
  p.qbsync('connection', 'create', 'rivera', '--live')
  for (const _ of ['first', 'second']) {
    const { status, out } = p.json<{ run: { state: string } }>('sync', '--simulate')
    expect([status, out.run.state]).toEqual([0, 'done'])
  }
  expect(p.json<{ connections: unknown[] }>('status').out.connections).toMatchObject([{ open: [] }])
})

describe('passwords', () => {
  test('a replaced one is dead and told apart from a wrong one; a revoked one too', async () => {
    p.qbsync('connection', 'create', 'rivera')
    const first = p.json<{ password: string }>('qwc', 'generate', '--url', 'http://localhost:1').out
    const second = p.json<{ password: string; userName: string }>(
      'qwc',
      'generate',
      '--label',
      'front desk',
      '--output',
      'two.qwc',
      '--url',
      'http://localhost:1',
    ).out
    const server = await p.start('serve', '--port', '0')
    const word = async (user: string, password: string) =>
      (await login(server.url, user, password))[1]
    const error = () =>
      p.json<{ errors: { code: string; reason: string }[] }>('errors', 'list').out.errors[0]
    const before = readFileSync(join(p.folder, 'rivera.qwc'), 'utf8')

    // Which one is not said.
    expect(p.json<Told>('qwc', 'replace').out.error?.message).toContain('front desk')
    const shown = p.qbsync('qwc', 'replace', '--label', 'first')
    expect(shown.stdout).toContain('The old password is dead')
    const password = /Password +(\S+)/.exec(shown.stdout)?.[1] ?? ''
    expect(password).not.toBe(first.password)
    // The same user name and FileID: the application may stay where it is.
    expect(readFileSync(join(p.folder, 'rivera.qwc'), 'utf8')).toBe(before)
    expect(await word('rivera', first.password)).toBe('nvu')
    expect(error()?.reason).toContain('the password of an earlier configuration')
    expect(await word('rivera', 'nonsense')).toBe('nvu')
    expect(error()?.reason).toContain('a wrong password')
    expect(await word('rivera', password)).toBe('')

    expect(p.json('qwc', 'revoke', '--label', second.userName).out).toMatchObject({
      label: 'front desk',
    })
    expect(await word(second.userName, second.password)).toBe('nvu')
    const codes = p.json<{ errors: { code: string }[] }>('errors', 'list').out.errors
    expect(codes.map((e) => e.code)).toContain('E_AUTH_REVOKED')
    const again = p.json<{ password: string }>(
      'qwc',
      'replace',
      '--label',
      'front desk',
      '--output',
      'two.qwc',
    ).out
    // The first installation is at work, so this one has to wait: but it is known again.
    expect(await word(second.userName, again.password)).toBe('busy')
    expect(p.json<Told>('qwc', 'revoke', '--label', 'nobody').out.error?.code).toBe('E_NOT_FOUND')
    await server.stop()
  })
})

describe('further computers', () => {
  test('each has a file of its own, and the words say that the others go on', () => {
    p.qbsync('connection', 'create', 'rivera')
    p.qbsync('qwc', 'generate', '--url', 'https://sync.example.com')
    const before = readFileSync(join(p.folder, 'rivera.qwc'), 'utf8')
    const desk = ['qwc', 'generate', '--label', 'Front Desk']
    expect(p.qbsync(...desk).stdout).toMatch(
      /Wrote rivera-front-desk\.qwc[\s\S]*further computer \("Front Desk"\); first goes on/,
    )
    expect(p.json('qwc', 'generate').out).toMatchObject({
      file: 'rivera-computer-3.qwc',
      label: 'computer-3',
      others: ['first', 'Front Desk'],
    })
    expect(p.json<Told>(...desk, '--force').out.error?.message).toContain('has an installation')
    // A new password for one of them leaves the files of the others alone.
    expect(p.json('qwc', 'replace', '--label', 'Front Desk').out).toMatchObject({
      file: 'rivera-front-desk.qwc',
    })
    expect(readFileSync(join(p.folder, 'rivera.qwc'), 'utf8')).toBe(before)
  })

  test('init over what is there says that the password of before is dead', () => {
    expect(p.qbsync('init', '--yes').stdout).not.toContain('is dead')
    expect(p.qbsync('init', '--yes', '--force').stdout).toContain('The old password is dead')
  })
})

describe('two applications', () => {
  test('a profile is split into a file and a password each, or refused whole', () => {
    p.qbsync('connection', 'create', 'rivera')
    const made = p.json<{ applications: { file: string; userName: string; password: string }[] }>(
      'qwc',
      'generate',
      '--apps',
      'split',
      '--url',
      'https://sync.example.com',
    ).out.applications
    expect(made.map((a) => [a.file, a.userName])).toEqual([
      ['rivera-invoices.qwc', 'rivera-invoices'],
      ['rivera-payments.qwc', 'rivera-payments'],
    ])
    expect(new Set(made.map((a) => a.password)).size).toBe(2)
    const again = p.json<Told>('qwc', 'generate', '--apps', 'split')
    expect([again.status, again.out.error?.code]).toEqual([2, 'E_FILE_EXISTS'])
    const live = p.json<Told>('connection', 'set', 'rivera', '--live')
    expect(live.out.error?.message).toContain('live and split')
    expect(p.json('connection', 'show').out).toMatchObject({ live: false })
  })
})

describe('serve', () => {
  const pem = (name: string) =>
    fileURLToPath(new URL(`../../fixtures/qbwc/localhost.test-${name}.pem`, import.meta.url))

  test('speaks TLS with a certificate of its own, and logs its calls on stderr', async () => {
    for (const name of ['cert', 'key']) copyFileSync(pem(name), join(p.folder, `${name}.pem`))
    writeFileSync(join(p.folder, 'qbsync.yaml'), 'server: {tls: {cert: cert.pem, key: key.pem}}\n')
    // No address is said: it follows from the configuration.
    const made = p.qbsync('qwc', 'generate', '--output', '-').stdout
    expect(made).toContain('<AppURL>https://localhost:8421/qbwc</AppURL>')
    const server = await p.start('serve', '--port', '0', '--verbose')
    let log = ''
    server.child.stderr?.on('data', (piece: Buffer) => (log += piece.toString()))
    expect(server.url).toMatch(/^https:/)
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const options = { method: 'POST', headers: { 'Content-Type': 'text/xml' } }
      const ca = readFileSync(pem('cert'))
      const call = request(server.url, { ...options, ca, servername: 'localhost' }, (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode))
      })
      call.on('error', reject)
      call.end(
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><serverVersion xmlns="http://developer.intuit.com/"/></soap:Body></soap:Envelope>',
      )
    })
    expect(status).toBe(200)
    await server.stop()
    expect(log).toMatch(/^20\d\d-\S+Z debug serverVersion answer=\S+ ms=\d+$/m)
  })

  test.each([
    ['a file that is not there', ['--tls-cert', 'no.pem', '--tls-key', 'no.pem'], 'E_FILE'],
    ['a file that is no certificate', ['--tls-cert', 'x', '--tls-key', 'x'], 'E_FILE'],
    ['a certificate without its key', ['--tls-cert', 'x'], 'E_USAGE'],
  ])('refuses %s before it listens', (_, words, code) => {
    writeFileSync(join(p.folder, 'x'), 'nonsense')
    const { status, out } = p.json<Told>('serve', '--port', '0', '--ready-file', 'r', ...words)
    expect([status, out.error?.code]).toEqual([2, code])
    expect(existsSync(join(p.folder, 'r'))).toBe(false)
  })
})
