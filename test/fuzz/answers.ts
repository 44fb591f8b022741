// What a Web Connector with a right password hands in: answers of QuickBooks that somebody changed, and calls out of
// order. The run may end with an error that a person understands; it is never a fault of ours, and what arrives on
// the other side is money or nothing.

import { virtualEnv } from '../../src/env.ts'
import { QbsyncError } from '../../src/errors.ts'
import { EnvelopeReader } from '../../src/qbwc/envelope.ts'
import { createCompany } from '../../src/sim/company.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import type { Session } from '../../src/sim/quickbooks.ts'
import { bytesOf, companyOf } from '../../src/sim/snapshot.ts'
import { operation } from '../qbwc/fixtures.ts'
import { oddValues } from '../qbxml/mutate.ts'
import { aboutText } from '../simulation/world.ts'
import { below, damaged, pick, type Random } from './damage.ts'
import { password, serve, user } from './service.ts'
import { demandNoInside, target, Violation } from './target.ts'

/** How the answer that comes next is changed, and what is called instead. */
interface Case {
  readonly luck: number
  readonly how: 'whole' | 'edited' | 'damaged' | 'empty' | 'error'
  readonly instead:
    | 'nothing'
    | 'login'
    | 'close'
    | 'connection error'
    | 'send twice'
    | 'answer twice'
}

const hows = ['whole', 'edited', 'edited', 'edited', 'damaged', 'empty', 'error'] as const
const insteads = ['login', 'close', 'connection error', 'send twice', 'answer twice'] as const
const hresults = [
  '0x80040400',
  '0x80040408',
  '0x8004040D',
  '-2147220480',
  'QBWC1013',
  'x'.repeat(3_000),
  '\u001b[2J',
]
const numbers = ['0', '1', '-1', '500', '3250', '9'.repeat(30), '', 'abc', '1e3']

/** Elements, values and attributes of an answer, changed so that it can still be read. */
function edited(text: string, random: Random): string {
  let now = text
  for (let n = 1 + below(random, 3); n > 0; n--) {
    const what = below(random, 6)
    const leaves = [...now.matchAll(/<(\w+)>([^<]*)<\/\1>/g)]
    const one = pick(random, leaves)
    const other = pick(random, leaves)
    const whole = one?.[0] ?? ''
    const odd = pick(random, oddValues).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    if (what === 0 && one) now = now.replace(whole, () => `<${one[1]}>${odd}</${one[1]}>`)
    else if (what === 1 && one) now = now.replace(whole, '')
    else if (what === 2 && one) now = now.replace(whole, () => whole + whole)
    else if (what === 3 && one && other)
      now = now.replace(whole, () => `<${one[1]}>${other[2]}</${one[1]}>`)
    else if (what === 4) {
      const attribute = pick(random, [...now.matchAll(/ (\w+)="([^"]*)"/g)])
      if (attribute)
        now = now.replace(attribute[0], () => ` ${attribute[1]}="${pick(random, numbers)}"`)
    } else {
      const record = pick(random, [...now.matchAll(/<(\w+Ret)>[\s\S]*?<\/\1>/g)])
      if (record) now = now.replace(record[0], () => (random() < 0.5 ? '' : record[0] + record[0]))
    }
  }
  return now
}

const amounts = 'select number, total, balance from invoices'
/** As QuickBooks may write one; two digits after the point are what it does write. */
const isMoney = (text: unknown): boolean =>
  text === null || /^[+-]?\d{1,13}(\.\d{1,2})?$/.test(String(text))
/** Exchanges of one run: an answer that says "more is left" for ever is our own doing here. */
const longestRun = 60

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Made once, copied for every round. */
function makeMould(): () => Buffer {
  let bytes: Buffer | undefined
  return () => {
    if (bytes) return bytes
    const env = virtualEnv({ now: Date.UTC(2026, 3, 1, 14), seed: 1 })
    const company = createCompany(':memory:', { profile: 'rivera' }, env)
    bytes = bytesOf(company)
    company.close()
    return bytes
  }
}
const mould = makeMould()

export const answers = target<Case>({
  name: 'answers',
  says: 'answers of QuickBooks in runs of a Web Connector with the right password',
  share: 10_000,
  sample: 250,
  longestMs: 2_000,
  round: 250,
  async open() {
    const served = await serve()
    const { service, env, store, db } = served
    const company = companyOf(Buffer.from(mould()), env)
    const desktop = new Desktop(company)
    let ticket = ''
    let session: Session | undefined
    let exchanges = 0

    const end = async () => {
      if (ticket !== '') await service.closeConnection(ticket)
      session?.end()
      session = undefined
      ticket = ''
    }
    const login = async (): Promise<string> => {
      const answer = await service.authenticate(user, password, { address: '10.0.0.1' })
      ticket = answer[0] ?? ''
      if (ticket === '') {
        // A backend or a person that is left in peace for a while.
        env.advance(10 * 60_000)
        return answer[1] ?? ''
      }
      exchanges = 0
      session = desktop.openSession({ appName: 'qbsync rivera', companyFile: '' })
      return 'logged in'
    }
    const send = (hcpResponse: string) =>
      service.sendRequestXML({
        ...{ ticket, hcpResponse, companyFileName: company.facts.path, country: 'US' },
        ...{ majorVersion: 16, minorVersion: 0 },
      })
    /** By the same reader as over the wire. */
    const receive = (text: string, hresult = '', message = '') => {
      const inner = `<ticket>${ticket}</ticket><response>${escaped(text)}</response>`
      const reader = new EnvelopeReader()
      try {
        reader.write(Buffer.from(operation('receiveResponseXML', inner)))
        const { answer, problem, bytes: length } = reader.end()
        return service.receiveResponseXML({
          ...{ ticket, hresult, message, bytes: length },
          ...(answer && { answer }),
          ...(problem !== undefined && { problem }),
        })
      } catch (error) {
        if (error instanceof QbsyncError && error.code === 'E_SOAP') return Promise.resolve(-1)
        throw error
      }
    }
    async function demandNoFault(): Promise<void> {
      const ours = await store.select('errors', { code: 'E_INTERNAL' })
      const [one] = ours
      if (one) throw new Violation(`a fault of ours: ${one.reason}`)
      const rows = db.prepare(amounts).all() as { total: unknown; balance: unknown }[]
      const bad = rows.find(({ total, balance }) => !isMoney(total) || !isMoney(balance))
      if (bad) throw new Violation(`no money reached the other side: ${JSON.stringify(bad)}`)
    }
    async function run({ luck, how, instead }: Case): Promise<string> {
      const random = (() => {
        let n = luck
        return () => (n = (n * 16807 + 1) % 2147483647) / 2147483647
      })()
      env.advance(20_000)
      if (instead === 'login') return login()
      if (ticket === '') {
        const word = await login()
        if (ticket === '') return word
      }
      if (instead === 'close') {
        await end()
        return 'closed'
      }
      if (instead === 'connection error') {
        const said = await service.connectionError(
          ticket,
          pick(random, hresults),
          pick(random, oddValues),
        )
        if (said === 'done') await end()
        return 'connection error'
      }
      if (exchanges++ > longestRun) {
        await end()
        return 'long enough'
      }
      const about = exchanges === 1 ? (session?.processRequest(aboutText) ?? '') : ''
      let text = await send(how === 'edited' && random() < 0.2 ? edited(about, random) : about)
      if (instead === 'send twice') text = await send('')
      if (text === '') {
        demandNoInside(await service.getLastError(ticket), 'getLastError')
        await end()
        return 'nothing left'
      }
      const whole = session?.processRequest(text) ?? ''
      const answer =
        how === 'edited'
          ? edited(whole, random)
          : how === 'damaged'
            ? damaged(Buffer.from(whole), random, 100).toString('utf8')
            : how === 'whole'
              ? whole
              : ''
      const percent =
        how === 'error'
          ? await receive('', pick(random, hresults), pick(random, oddValues))
          : await receive(answer)
      if (instead === 'answer twice') await receive(answer)
      if (percent >= 0 && percent < 100) return 'goes on'
      demandNoInside(await service.getLastError(ticket), 'getLastError')
      await end()
      return percent < 0 ? 'ended by an error' : 'done'
    }
    return {
      make: (random) => ({
        luck: 1 + below(random, 2_000_000_000),
        how: pick(random, hows),
        instead: random() < 0.06 ? pick(random, insteads) : 'nothing',
      }),
      async run(one) {
        const word = await run(one)
        await demandNoFault()
        return word
      },
      async close() {
        company.close()
        await served.close()
      },
    }
  },
})
