import { expect, test } from 'vitest'
import { LoginLimit } from '../../src/qbwc/login-limit.ts'

const minute = 60_000

function fail(limit: LoginLimit, user: string, address: string): boolean {
  if (!limit.attempt(user, address)) return false
  limit.failed(user, address)
  return true
}

test('as many failures as the limit are looked at, and not one more', () => {
  const limit = new LoginLimit(() => 0, 3)
  expect([1, 2, 3, 4].map((n) => fail(limit, 'user', `address${n}`))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(limit.attempt('other', 'address4')).toBe(true)
})

test('attempts under way count, so that many at once do not slip through', () => {
  const limit = new LoginLimit(() => 0, 3)
  expect([1, 2, 3, 4].map(() => limit.attempt('user', 'address'))).toEqual([
    true,
    true,
    true,
    false,
  ])
  limit.succeeded('user', 'address')
  expect(limit.attempt('user', 'address')).toBe(true)
})

test('the window ends a quarter of an hour after it began', () => {
  let now = 0
  const limit = new LoginLimit(() => now, 1)
  expect(fail(limit, 'user', 'a')).toBe(true)
  now = 15 * minute - 1
  expect(fail(limit, 'user', 'b')).toBe(false)
  now = 15 * minute
  expect(fail(limit, 'user', 'b')).toBe(true)
})

test('who came in from an address may go on from there, until a wrong password', () => {
  const limit = new LoginLimit(() => 0, 2)
  limit.attempt('user', 'home')
  limit.succeeded('user', 'home')
  expect(fail(limit, 'user', 'elsewhere')).toBe(true)
  expect(fail(limit, 'user', 'another')).toBe(true)
  expect(limit.attempt('user', 'third')).toBe(false)
  expect(limit.attempt('user', 'home')).toBe(true)
  limit.failed('user', 'home')
  expect(limit.attempt('user', 'home')).toBe(false)
})

test('what nobody looked at is neither', () => {
  const limit = new LoginLimit(() => 0, 1)
  for (let n = 0; n < 5; n++) {
    expect(limit.attempt('user', 'address')).toBe(true)
    limit.unknown('user', 'address')
  }
  // It also gives no welcome.
  expect(fail(limit, 'user', 'b')).toBe(true)
  expect(limit.attempt('user', 'address')).toBe(false)
})

test('being attacked by many names does not fill memory', () => {
  const limit = new LoginLimit(() => 0, 30)
  for (let n = 0; n < 50_000; n++) fail(limit, `user${n}`, `address${n}`)
  expect(limit.size).toBeLessThanOrEqual(20_000)
})

test.each([
  ['one network', '2001:db8:1:2:a:b:c:d', '2001:db8:1:2::1', false],
  ['one network with zeros in it', '2001:db8::a:b:c:d', '2001:db8:0:0:1::', false],
  ['neighbours', '2001:db8:1:2::1', '2001:db8:1:3::1', true],
  ['two IPv4 addresses', '192.0.2.1', '192.0.2.2', true],
  ['two IPv4 addresses written as IPv6', '::ffff:192.0.2.1', '::ffff:192.0.2.2', true],
])('an address is its IPv4 address or IPv6 network: %s', (_, one, other, isOther) => {
  const limit = new LoginLimit(() => 0, 1)
  expect(fail(limit, 'a', one)).toBe(true)
  expect(limit.attempt('b', other)).toBe(isOther)
})
