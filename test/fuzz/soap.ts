// SOAP calls of strangers to the endpoint: nobody in here has a password or a ticket. Each is answered or refused as
// the protocol has it, nothing of our inside is told, and nothing is written but the note of a failed login.
import { gzipSync } from 'node:zlib'
import { namespace } from '../../src/qbwc/calls.ts'
import { LoginLimit } from '../../src/qbwc/login-limit.ts'
import { Room } from '../../src/qbwc/room.ts'
import { answerSoap } from '../../src/qbwc/soap-call.ts'
import { fixture, fixtureNames } from '../qbwc/fixtures.ts'
import { below, damaged, pick, type Random } from './damage.ts'
import { type Injected, inject } from './inject.ts'
import { serve, user } from './service.ts'
import { demandNoInside, target, Violation } from './target.ts'
import { oddTexts } from './values.ts'

const texts = fixtureNames('.request.xml').map((name) => fixture(`${name}.request.xml`).toString())
const limitBytes = 1024 * 1024
const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024, 32))

/** Another value, name or place of an argument, escaped or not. */
function edited(text: string, random: Random): string {
  const elements = [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)]
  const one = pick(random, elements)
  if (!one) return text
  const [whole, name = '', value = ''] = one
  const odd = pick(random, [user, ...oddTexts])
  const escaped = odd.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const by = pick(random, [
    `<${name}>${escaped}</${name}>`,
    `<${name}>${odd}</${name}>`,
    `<${name}><![CDATA[${odd}]]></${name}>`,
    `<strUserName>${escaped}</strUserName>`,
    `<ticket>${escaped}</ticket>`,
    `<${name}><b>${value}</b></${name}>`,
    `<${name} href="#id1"/>`,
    `<${name}/>${whole}`,
    '',
  ])
  return text.replace(whole, () => by)
}

const charsets = [
  'utf-8',
  'utf-16',
  'UTF-16LE',
  'iso-8859-1',
  'windows-1252',
  'utf-7',
  'x',
  '"utf-8"',
]
const types = ['text/xml', 'application/soap+xml', 'application/xml', 'text/plain', '', 'text/xml;']
const encodings = ['gzip', 'x-gzip', 'identity', 'deflate', 'br', 'gzip, gzip', '']

function headersOf(random: Random): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'text/xml; charset=utf-8' }
  if (random() < 0.1)
    headers['content-type'] = `${pick(random, types)}; charset=${pick(random, charsets)}`
  if (random() < 0.1) headers['content-encoding'] = pick(random, encodings)
  if (random() < 0.1)
    headers['soapaction'] = `"${namespace}${pick(random, ['authenticate', 'x', '\u0000'])}"`
  if (random() < 0.1) headers['user-agent'] = 'MS Web Services Client Protocol 4.0.30319'
  if (random() < 0.05) headers['x-forwarded-for'] = pick(random, oddTexts)
  return headers
}

export const soap = target<Injected>({
  name: 'soap',
  says: 'SOAP calls of strangers to the endpoint of serve',
  share: 300_000,
  sample: 800,
  longestMs: 1_000,
  round: 20_000,
  async open() {
    let failed: string | undefined
    const log = (level: string, message: string, data?: unknown) => {
      if (level === 'error') failed = `${message} ${JSON.stringify(data)}`
    }
    const { service, env, touched, close } = await serve(log)
    const logins = new LoginLimit(env.now)
    const room = new Room(env)
    const options = { service, logins, room, bodyLimitBytes: limitBytes, log, now: env.now }
    return {
      make(random) {
        let text = pick(random, texts)
        if (random() < 0.7)
          for (let n = 1 + below(random, 3); n > 0; n--) text = edited(text, random)
        let body: Buffer = Buffer.from(text)
        if (random() < 0.5) body = damaged(body, random, 100)
        const headers = headersOf(random)
        if (headers['content-encoding']?.endsWith('gzip') && random() < 0.8)
          body = random() < 0.02 ? bomb : damaged(gzipSync(body), random, 1_000)
        if (random() < 0.001) body = Buffer.alloc(limitBytes + below(random, 3) - 1, body)
        const breaks = random() < 0.03 ? { breaksAt: below(random, body.length) } : {}
        return { method: 'POST', url: '/qbwc', headers, body, ...breaks }
      },
      async run(call) {
        failed = undefined
        touched.clear()
        env.advance(60_000)
        const reply = await inject(
          (request, response) => answerSoap(request, response, () => '10.0.0.1', options),
          call,
        )
        if (failed !== undefined) throw new Violation(`the call failed: ${failed}`)
        touched.delete('errors')
        if (touched.size > 0) throw new Violation(`a stranger wrote to ${[...touched]}`)
        if (!reply) return 'broken off'
        const { status, head, body } = reply
        demandNoInside(body, 'the answer')
        if (!/^HTTP\/1\.1 (200|413|415|500) /.test(head)) throw new Violation(`status ${status}`)
        if (/set-cookie/i.test(head)) throw new Violation(`the head carries ${head}`)
        if (/<string>[0-9a-f]{32}</.test(body)) throw new Violation('a stranger was given a ticket')
        if (status === 200) return 'answered'
        if (!body.includes('<faultcode>soap:Client</faultcode>')) throw new Violation(body)
        return 'refused'
      },
      close,
    }
  },
})
