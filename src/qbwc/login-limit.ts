// Slows down guessing of passwords: after too many failed logins of a user name or an address, further ones are
// answered "nvu" unread for the rest of a quarter of an hour. Never longer: a Web Connector with a wrong stored
// password tries at each interval for ever, and must get in once the password is right (web-connector.md 7).
import { failedLoginsPerQuarterHour } from '../limits.ts'

const windowMs = 15 * 60 * 1000
/** Names and addresses remembered. Past it the oldest are forgotten: the table must not grow by being attacked. */
const capacity = 20_000

interface Failures {
  since: number
  count: number
}

export class LoginLimit {
  readonly #now: () => number
  readonly #limit: number
  readonly #failures = new Map<string, Failures>()
  /** Who came in from where: a guesser elsewhere must not lock the real one out. */
  readonly #welcome = new Set<string>()

  constructor(now: () => number, limit: number = failedLoginsPerQuarterHour) {
    this.#now = now
    this.#limit = limit
  }

  /**
   * Counts an attempt as failed before it is checked, so that many at once do not slip through; `succeeded` takes
   * it back. False when the attempt is not to be looked at.
   */
  attempt(user: string, address: string): boolean {
    const isWelcome = this.#welcome.has(pair(user, address))
    // Whoever came in from there before is looked at: behind a proxy all customers may share one address, and one
    // of them with an old password must not lock the others out.
    const full = (key: string) => !isWelcome && this.#count(key) >= this.#limit
    if (full(userKey(user)) || full(addressKey(address))) return false
    this.#add(userKey(user))
    this.#add(addressKey(address))
    return true
  }

  /** It was neither right nor wrong: nobody looked. */
  unknown(user: string, address: string): void {
    this.#takeBack(userKey(user))
    this.#takeBack(addressKey(address))
  }

  succeeded(user: string, address: string): void {
    this.unknown(user, address)
    const key = pair(user, address)
    this.#welcome.delete(key)
    this.#welcome.add(key)
    dropOldest(this.#welcome)
  }

  failed(user: string, address: string): void {
    this.#welcome.delete(pair(user, address))
  }

  /** Entries held, for tests and metrics. */
  get size(): number {
    return this.#failures.size
  }

  #count(key: string): number {
    const entry = this.#failures.get(key)
    if (entry === undefined) return 0
    if (this.#now() - entry.since < windowMs) return entry.count
    this.#failures.delete(key)
    return 0
  }

  #add(key: string): void {
    if (this.#count(key) === 0) {
      this.#failures.delete(key)
      this.#failures.set(key, { since: this.#now(), count: 1 })
      dropOldest(this.#failures)
      return
    }
    const entry = this.#failures.get(key)
    if (entry) entry.count++
  }

  #takeBack(key: string): void {
    const entry = this.#failures.get(key)
    if (entry === undefined) return
    entry.count--
    if (entry.count <= 0) this.#failures.delete(key)
  }
}

// A user name is outside text of any length: only its beginning is kept.
const userKey = (user: string): string => `user ${user.slice(0, 200)}`
const addressKey = (address: string): string => `address ${network(address)}`
const pair = (user: string, address: string): string => `${address} ${user.slice(0, 200)}`

/** Of an IPv6 address the first 64 bits: the rest is the customer's own to choose, and a guesser's. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [before = '', after] = address.split('::')
  const groups = before === '' ? [] : before.split(':')
  const behind = after === undefined || after === '' ? 0 : after.split(':').length
  while (after !== undefined && groups.length + behind < 8) groups.push('0')
  return [...groups, ...(after ?? '').split(':')].slice(0, 4).join(':')
}

function dropOldest(table: Map<string, unknown> | Set<string>): void {
  if (table.size <= capacity) return
  const [oldest] = table.keys()
  if (oldest !== undefined) table.delete(oldest)
}
