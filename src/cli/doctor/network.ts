// Checks of the way from the Web Connector to us: port, certificate, names, addresses. What is asked from this computer
// cannot show what a firewall lets through from outside; it shows the first step that fails (R79).
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isLocal } from '../../sim/qwc-rules.ts'
import { originOf } from '../connections.ts'
import { silentMs } from '../host.ts'
import { type Check, fine, note, type Patient, problem, type Said } from './check.ts'

const day = 86_400_000
/** A certificate that ends within this is renewed by now, or nobody looks after it. */
const renewalMs = 14 * day
const clockSlackMs = 5 * 60_000

export const networkChecks: readonly Check[] = [
  { id: 'port', title: 'port', look: port },
  { id: 'certificate', title: 'certificate', look: certificate },
  { id: 'internet', title: 'internet', look: internet },
  { id: 'address', title: 'address of the .qwc', look: addresses },
]

const serving = async ({ store, env }: Patient) =>
  (await store?.select('servers'))?.find((s) => env.now() - s.beat_at < silentMs)

async function port(patient: Patient): Promise<Said[]> {
  const { config, probe } = patient
  const { host, port: number } = config.server
  const server = await serving(patient)
  if (server) return [fine(`qbsync serves at ${server.url}`)]
  const code = number === 0 ? undefined : await probe.canListen(host, number)
  if (code === undefined)
    return [note(`nothing serves; port ${number} on ${host} is free`, 'Start it: qbsync serve.')]
  const remedies: Readonly<Record<string, string>> = {
    EADDRINUSE: 'Stop the program that has it, or choose another: server.port.',
    EACCES: 'Ports below 1024 need rights: choose another, and a proxy before it.',
    EADDRNOTAVAIL: 'No such address on this computer: correct server.host.',
  }
  const remedy = remedies[code] ?? 'Correct server.host and server.port.'
  return [problem(`port ${number} on ${host} cannot be used (${code})`, remedy)]
}

function certificate({ config, env }: Patient): Said[] {
  const { tls } = config.server
  if (!tls)
    return [fine('none of our own: a proxy ends TLS, or the Web Connector is on this computer')]
  try {
    const parts = readFileSync(tls.cert, 'utf8').match(
      /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g,
    )
    const [leaf, ...chain] = (parts ?? []).map((pem) => new X509Certificate(pem))
    if (!leaf)
      return [
        problem(`${tls.cert} holds no certificate`, 'Give a PEM file with certificate and chain.'),
      ]
    const faults = faultsOf(leaf, chain, originOf(config), env.now())
    if (!leaf.checkPrivateKey(createPrivateKey(readFileSync(tls.key))))
      faults.push(
        problem(`${tls.key} is not the key of ${tls.cert}`, 'Give the key that belongs to it.'),
      )
    return faults.length > 0
      ? faults
      : [fine(`for ${leaf.subject.replace(/\n/g, ', ')}, until ${leaf.validTo}`)]
  } catch (error) {
    return [problem(`${tls.cert}: ${(error as Error).message}`, 'Give PEM files that can be read.')]
  }
}

function faultsOf(
  leaf: X509Certificate,
  chain: X509Certificate[],
  origin: string,
  now: number,
): Said[] {
  const faults: Said[] = []
  const { hostname } = new URL(origin)
  const end = Date.parse(leaf.validTo)
  if (end < now)
    faults.push(
      problem(`the certificate ended ${leaf.validTo}`, 'Renew it; no Web Connector gets in.'),
    )
  else if (end - now < renewalMs)
    faults.push(problem(`the certificate ends ${leaf.validTo}`, 'Renew it in time.'))
  if (Date.parse(leaf.validFrom) > now)
    faults.push(
      problem(`the certificate begins ${leaf.validFrom}`, 'Look at the clock of this computer.'),
    )
  if (!leaf.checkHost(hostname))
    faults.push(
      problem(
        `the certificate is not for ${hostname}`,
        'Get one for the name in the .qwc, or correct server.publicUrl.',
      ),
    )
  const isOwnIssuer = leaf.issuer === leaf.subject
  if (isOwnIssuer && !isLocal(hostname))
    faults.push(
      problem(
        'the certificate is signed by itself: Windows trusts no such',
        'Get one from an authority (QBWC1048).',
      ),
    )
  else if (!isOwnIssuer && !chain.some((c) => c.subject === leaf.issuer))
    faults.push(
      problem(
        'the file has no certificate of its issuer: the chain is not whole',
        'Put the intermediate certificates behind it in the same file (QBWC1048).',
      ),
    )
  return faults
}

const originsOf = async ({ config, store }: Patient): Promise<string[]> => {
  const installed = (await store?.select('installations', { revoked_at: null })) ?? []
  const said = config.server.publicUrl === undefined ? [] : [originOf(config)]
  return [...new Set([...installed.map((i) => i.origin), ...said])].filter((o) => URL.canParse(o))
}

async function internet(patient: Patient): Promise<Said[]> {
  const isNeeded = (await originsOf(patient)).some((o) => !isLoopback(o))
  if (patient.probe.isOnline()) return [fine('this computer is in a network')]
  return isNeeded
    ? [
        problem(
          'this computer is in no network at all',
          'Connect it: Web Connectors elsewhere reach it over the internet only.',
        ),
      ]
    : [fine('no network, and none is needed: the Web Connector is on this computer')]
}

const isLoopback = (origin: string): boolean =>
  isLocal(new URL(origin).hostname) || /^(127\.|\[::1\])/.test(new URL(origin).hostname)

/** The steps of a call from outside, in their order; the first that fails is told. */
async function addresses(patient: Patient): Promise<Said[]> {
  const origins = await originsOf(patient)
  if (origins.length === 0) return [note('no .qwc was made yet')]
  const server = await serving(patient)
  return Promise.all(
    origins.map(async (origin) =>
      !server && isLoopback(origin)
        ? note(`${origin}: nothing serves there now`, 'Start it: qbsync serve.')
        : reach(origin, patient),
    ),
  )
}

async function reach(origin: string, { probe, env }: Patient): Promise<Said> {
  const { hostname, protocol, port: number } = new URL(origin)
  const at = `${hostname}, port ${number || (protocol === 'https:' ? 443 : 80)}`
  try {
    await probe.resolve(hostname.replace(/^\[|\]$/g, ''))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    return problem(
      `${origin}: the name ${hostname} cannot be resolved (${code})`,
      code === 'EAI_AGAIN'
        ? 'No name server answers: check the internet connection of this computer.'
        : 'Enter it in the DNS, or correct the address: qbsync qwc replace --url.',
    )
  }
  const got = await probe.get(`${origin}/qbwc`).catch((error: NodeJS.ErrnoException) => error)
  if (got instanceof Error) {
    const what = got.code ?? got.message
    const isTls = /CERT|TLS|SSL|SIGNED|ISSUER|ALTNAME|VERIFY/i.test(what)
    return isTls
      ? problem(
          `${origin}: TLS fails (${what})`,
          'Install a certificate for that name with its whole chain (QBWC1048).',
        )
      : problem(
          `${origin}: ${at} cannot be reached (${what})`,
          'Start qbsync serve and the proxy before it; open the port in the firewall.',
        )
  }
  if (got.status !== 200 || !got.text.startsWith('qbsync'))
    return problem(
      `${origin}: /qbwc answers ${got.status}, and not as qbsync`,
      'Let the proxy pass /qbwc and /support on to qbsync serve.',
    )
  const theirs = Date.parse(got.date ?? '')
  if (Math.abs(theirs - env.now()) > clockSlackMs)
    return problem(
      `${origin}: its clock says ${got.date}, ours ${new Date(env.now()).toISOString()}`,
      'Let both computers set their clock from the network (NTP).',
    )
  const end = Date.parse(got.validTo ?? '')
  if (end - env.now() < renewalMs)
    return problem(`${origin}: the certificate ends ${got.validTo}`, 'Renew it in time.')
  return fine(`${origin} answers (asked from this computer)`)
}
