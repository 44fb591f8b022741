// Passwords of connections: made here, kept as a slow salted hash, and remembered in memory once verified, so that
// a hash costs its 0.1 s once a process and not once a poll (decision D10). The luck here comes from node:crypto and
// never from a seed: a password that can be replayed is none.
import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { invariant, QbsyncError } from '../errors.ts'

/** Small letters and digits without 0, 1, i, l, o: nothing to mistake, nothing to shift. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
/** 28 of 31 signs are 138 bits. */
const signs = 28
const groupLength = 4

/** "k7wq-3mhd-…": people type it once, into the password cell of the Web Connector. */
export function newPassword(env: { id(): string }): string {
  let number = BigInt(`0x${env.id()}${env.id()}`)
  const groups: string[] = []
  for (let i = 0; i < signs; i++) {
    const sign = alphabet[Number(number % BigInt(alphabet.length))]
    number /= BigInt(alphabet.length)
    if (i % groupLength === 0) groups.push('')
    groups.push(`${groups.pop()}${sign}`)
  }
  return groups.join('-')
}

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}
/** 113 ms on the machine it was measured on (dependencies.md 15). */
const cost: Cost = { N: 2 ** 15, r: 8, p: 1 }
/** What a stored hash may ask for at most: it comes from the database, which others may have written. */
const costLimit: Cost = { N: 2 ** 18, r: 16, p: 4 }
const hashBytes = 32

/** "scrypt$32768$8$1$<salt>$<hash>", the last two in base64url. Only tests choose another cost. */
export async function hashPassword(password: string, how: Cost = cost): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, how)
  const { N, r, p } = how
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/**
 * A hash at the usual cost that fits no password anybody has: a login in a name that we do not know is checked
 * against it, so that the time it takes does not tell which names exist.
 */
export const hashOfNobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Exact to the last blank (web-connector.md 7). What is no hash of ours fits no password, and costs the same. */
export async function verifyPassword(
  password: string,
  hash: string,
  hashes = new HashQueue(),
): Promise<boolean> {
  const known = parseHash(hash)
  const stored = known ?? parseHash(hashOfNobody)
  invariant(stored, 'the hash of nobody is one')
  const made = await hashes.inTurn(() => derive(password, stored.salt, stored.cost))
  return timingSafeEqual(made, stored.hash) && known !== undefined
}

function parseHash(text: string): { cost: Cost; salt: Buffer; hash: Buffer } | undefined {
  const found = /^scrypt\$(\d{1,7})\$(\d{1,3})\$(\d{1,3})\$([\w-]+)\$([\w-]+)$/.exec(text)
  if (!found) return undefined
  const [N, r, p] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const isSane =
    N >= 2 && (N & (N - 1)) === 0 && N <= costLimit.N && r > 0 && r <= costLimit.r && p > 0
  const salt = Buffer.from(found[4] ?? '', 'base64url')
  const hash = Buffer.from(found[5] ?? '', 'base64url')
  if (!isSane || p > costLimit.p || hash.length !== hashBytes) return undefined
  return { cost: { N, r, p }, salt, hash }
}

// Half of Node's four threads: files and names must be served while passwords are checked.
const atOnce = 2
/** At 0.1 s each, two at once, the last one in the queue is answered after some 15 s; .NET waits 100 s. */
const mayWait = 256

/** Lets a few hashes be made at once; the rest wait, and too many are turned away. One for a process that serves. */
export class HashQueue {
  #running = 0
  readonly #waiting: (() => void)[] = []

  get running(): number {
    return this.#running
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Throws E_TOO_BUSY. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= mayWait) throw new QbsyncError('E_TOO_BUSY')
      // Whoever ends hands the place over, so the count stays.
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  // Beyond N = 2^14 Node refuses without a larger bound on memory.
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) =>
    scrypt(password, salt, hashBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

interface Remembered {
  readonly right: Buffer | undefined
  readonly wrong: Buffer | undefined
}

/**
 * Remembers, for each user, the last right and the last wrong password as an HMAC under a key that dies with the
 * process. The stored hash goes into the HMAC, so a new password makes the memory void by itself. The last wrong
 * one is worth it because a Web Connector with a wrong stored password sends it at each interval for ever.
 */
export class CredentialCache {
  readonly #key = randomBytes(32)
  readonly #users = new Map<string, Remembered>()
  readonly #underWay = new Map<string, Promise<boolean>>()
  readonly #capacity: number

  /** Hashes being made and waiting: for metrics and tests. */
  readonly hashes = new HashQueue()

  constructor(capacity = 20_000) {
    this.#capacity = capacity
  }

  /** `hash` is what is stored for the user now. Throws E_TOO_BUSY when too many hashes wait. */
  verify(user: string, password: string, hash: string): Promise<boolean> {
    const mark = createHmac('sha256', this.#key)
      .update(`${user.length} ${user} ${hash.length} ${hash} ${password}`)
      .digest()
    const known = this.#users.get(user)
    if (known?.right && timingSafeEqual(known.right, mark)) return Promise.resolve(true)
    if (known?.wrong && timingSafeEqual(known.wrong, mark)) return Promise.resolve(false)
    // The same attempt twice at once is one hash.
    const name = mark.toString('base64')
    const same = this.#underWay.get(name)
    if (same !== undefined) return same
    const check = verifyPassword(password, hash, this.hashes)
      .then((isRight) => {
        this.#remember(user, isRight ? { right: mark } : { wrong: mark })
        return isRight
      })
      .finally(() => this.#underWay.delete(name))
    this.#underWay.set(name, check)
    return check
  }

  forget(user: string): void {
    this.#users.delete(user)
  }

  #remember(user: string, marks: Partial<Remembered>): void {
    const known = this.#users.get(user)
    this.#users.delete(user)
    this.#users.set(user, { right: undefined, wrong: undefined, ...known, ...marks })
    if (this.#users.size <= this.#capacity) return
    const [oldest] = this.#users.keys()
    if (oldest !== undefined) this.#users.delete(oldest)
  }
}
