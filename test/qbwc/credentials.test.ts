import { describe, expect, test } from 'vitest'
import { realEnv, virtualEnv } from '../../src/env.ts'
import {
  CredentialCache,
  HashQueue,
  hashPassword,
  newPassword,
  verifyPassword,
} from '../../src/qbwc/credentials.ts'

/** As slow as the tests allow. */
const cheap = { N: 16, r: 1, p: 1 }

describe('new passwords', () => {
  test('are groups of four signs that cannot be mistaken and need no shift', () => {
    const env = realEnv()
    for (let n = 0; n < 200; n++)
      expect(newPassword(env)).toMatch(/^([2-9a-hjkmnp-z]{4}-){6}[2-9a-hjkmnp-z]{4}$/)
  })

  test('use all of at least 128 bits', () => {
    // 28 of 31 signs; each place must take each sign.
    expect(28 * Math.log2(31)).toBeGreaterThan(128)
    const seen = Array.from({ length: 28 }, () => new Set<string>())
    const env = realEnv()
    for (let n = 0; n < 600; n++)
      for (const [i, sign] of [...newPassword(env).replaceAll('-', '')].entries())
        seen[i]?.add(sign)
    expect(Math.min(...seen.map((signs) => signs.size))).toBe(31)
  })

  test('come from the luck that is handed in', () => {
    const make = () => newPassword(virtualEnv({ now: 0 }))
    expect(make()).toBe(make())
    const env = virtualEnv({ now: 0 })
    expect(newPassword(env)).not.toBe(newPassword(env))
  })
})

describe('hashes', () => {
  test('say how they were made, and fit their password alone', async () => {
    const hash = await hashPassword('k7wq-3mhd')
    expect(hash).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(await verifyPassword('k7wq-3mhd', hash)).toBe(true)
    for (const wrong of ['K7WQ-3MHD', 'k7wq-3mhd ', ' k7wq-3mhd', 'k7wq-3mh', ''])
      expect(await verifyPassword(wrong, hash)).toBe(false)
  })

  test('differ for the same password', async () => {
    expect(await hashPassword('same', cheap)).not.toBe(await hashPassword('same', cheap))
  })

  test('of another cost still verify', async () => {
    const hash = await hashPassword('password', cheap)
    expect(hash).toMatch(/^scrypt\$16\$1\$1\$/)
    expect(await verifyPassword('password', hash)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['clear text', 'password'],
    ['another scheme', '$2b$10$abcdefghijklmnopqrstuu'],
    ['a cost beyond the bound', `scrypt$1048576$8$1$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`],
    ['a cost that is no power of two', `scrypt$1000$8$1$AAAA$${'A'.repeat(43)}`],
    ['no repetitions', `scrypt$16$0$1$AAAA$${'A'.repeat(43)}`],
    ['too short a hash', 'scrypt$16$1$1$AAAA$AAAA'],
  ])('%s fits no password', async (_, stored) => {
    const hashes = new HashQueue()
    const check = verifyPassword('password', stored, hashes)
    // It costs what any other costs: how long an answer takes tells nothing.
    expect([hashes.running, hashes.waiting]).toEqual([1, 0])
    expect(await check).toBe(false)
  })
})

describe('many at once', () => {
  test('two hashes run, the rest wait, and past the bound they are refused', async () => {
    const hash = await hashPassword('password', cheap)
    const hashes = new HashQueue()
    const all = Array.from({ length: 300 }, () => verifyPassword('password', hash, hashes))
    expect([hashes.running, hashes.waiting]).toEqual([2, 256])
    const outcomes = await Promise.allSettled(all)
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(42)
    expect(refused[0]).toMatchObject({ reason: { code: 'E_TOO_BUSY' } })
    expect(outcomes.filter((o) => o.status === 'fulfilled' && o.value)).toHaveLength(258)
    expect([hashes.running, hashes.waiting]).toEqual([0, 0])
  })
})

describe('the memory of credentials', () => {
  /** How many hashes `work` begins. */
  async function hashesOf(
    { hashes }: CredentialCache,
    work: () => Promise<unknown>,
  ): Promise<number> {
    const result = work()
    const begun = hashes.running + hashes.waiting
    await result
    return begun
  }

  test('a right password costs one hash a process', async () => {
    const cache = new CredentialCache()
    const hash = await hashPassword('right', cheap)
    expect(await hashesOf(cache, () => cache.verify('user', 'right', hash))).toBe(1)
    for (let n = 0; n < 1000; n++) {
      const check = cache.verify('user', 'right', hash)
      expect(cache.hashes.running).toBe(0)
      expect(await check).toBe(true)
    }
    const fresh = new CredentialCache()
    expect(await hashesOf(fresh, () => fresh.verify('user', 'right', hash))).toBe(1)
  })

  test('the same wrong password costs one hash, and another one its own', async () => {
    const cache = new CredentialCache()
    const hash = await hashPassword('right', cheap)
    expect(await cache.verify('user', 'wrong', hash)).toBe(false)
    expect(await hashesOf(cache, () => cache.verify('user', 'wrong', hash))).toBe(0)
    expect(await cache.verify('user', 'wrong', hash)).toBe(false)
    expect(await hashesOf(cache, () => cache.verify('user', 'wrong2', hash))).toBe(1)
    // A wrong one does not push the right one out.
    expect(await cache.verify('user', 'right', hash)).toBe(true)
    await cache.verify('user', 'wrong3', hash)
    expect(await hashesOf(cache, () => cache.verify('user', 'right', hash))).toBe(0)
  })

  test('the same attempt many times at once is one hash', async () => {
    const cache = new CredentialCache()
    const hash = await hashPassword('right', cheap)
    const all = () =>
      Promise.all(Array.from({ length: 50 }, () => cache.verify('user', 'right', hash)))
    expect(await hashesOf(cache, all)).toBe(1)
  })

  test('a new password makes the old one wrong at once', async () => {
    const cache = new CredentialCache()
    expect(await cache.verify('user', 'old', await hashPassword('old', cheap))).toBe(true)
    const replaced = await hashPassword('new', cheap)
    expect(await cache.verify('user', 'old', replaced)).toBe(false)
    expect(await cache.verify('user', 'new', replaced)).toBe(true)
  })

  test('a password is right for its user alone', async () => {
    const cache = new CredentialCache()
    const one = await hashPassword('one', cheap)
    const two = await hashPassword('two', cheap)
    expect(await cache.verify('a', 'one', one)).toBe(true)
    expect(await cache.verify('b', 'one', two)).toBe(false)
  })

  test('a forgotten user is checked again', async () => {
    const cache = new CredentialCache()
    const hash = await hashPassword('right', cheap)
    await cache.verify('user', 'right', hash)
    cache.forget('user')
    expect(await hashesOf(cache, () => cache.verify('user', 'right', hash))).toBe(1)
  })

  test('nothing of a password can be seen in it', async () => {
    const cache = new CredentialCache()
    await cache.verify('user', 'topsecret', await hashPassword('topsecret', cheap))
    const { inspect } = await import('node:util')
    expect(inspect(cache, { depth: 9, showHidden: true })).not.toContain('topsecret')
  })

  test('past its capacity it forgets the oldest', async () => {
    const cache = new CredentialCache(2)
    const hash = await hashPassword('right', cheap)
    for (const user of ['a', 'b', 'c']) await cache.verify(user, 'right', hash)
    expect(await hashesOf(cache, () => cache.verify('c', 'right', hash))).toBe(0)
    expect(await hashesOf(cache, () => cache.verify('a', 'right', hash))).toBe(1)
  })
})
