// What a login and a ticket tell, and whom they serve: no name can be found out, and no ticket opens another company.
import { describe, expect, test } from 'vitest'
import { realEnv } from '../../src/env.ts'
import {
  HashQueue,
  hashOfNobody,
  hashPassword,
  verifyPassword,
} from '../../src/qbwc/credentials.ts'
import { createService } from '../../src/qbwc/service.ts'
import { add, put } from '../../src/store/store.ts'
import { password, serve, user } from '../fuzz/service.ts'

class CountingQueue extends HashQueue {
  made = 0
  override inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.made++
    return super.inTurn(work)
  }
}
const cheap = { N: 16, r: 1, p: 1 }

describe('a login that fails', () => {
  test.each([
    ['of a name that nobody has', 'stranger'],
    ['of a name that exists', user],
    ['of a name whose password was replaced', 'replaced'],
    ['of a name that was revoked', 'revoked'],
  ])('%s waits for one hash, and is answered alike', async (_what, name) => {
    const served = await serve()
    const { store, env } = served
    const hash = await hashPassword('right', cheap)
    const [known] = await store.select('installations')
    if (!known) throw new Error('there is one')
    const row = { ...known, password_hash: hash }
    await store.commit([
      put('installations', row),
      ...['replaced', 'revoked'].map((user_name) =>
        add('callers', { user_name, connection_id: row.connection_id }),
      ),
      add('installations', { ...row, user_name: 'replaced', previous_hash: hash }),
      add('installations', {
        ...row,
        user_name: 'revoked',
        password_hash: 'revoked',
        revoked_at: 1,
      }),
    ])
    const hashes = new CountingQueue()
    let atAnswer = -1
    let open: (() => void) | undefined
    const service = createService({
      store,
      backend: {
        apply: async () => [],
        changes: async () => ({ changes: [], mark: '0', more: false }),
        close: async () => undefined,
      },
      env,
      // The second look, at an earlier password, must not be waited for.
      verify: async (who, given, against) => {
        if (who.endsWith(' before')) await new Promise<void>((resolve) => (open = resolve))
        return verifyPassword(
          given,
          against === hashOfNobody ? hash.replace(/.$/, 'A') : against,
          hashes,
        )
      },
      version: '0',
    })
    const answer = await service.authenticate(name, 'wrong', { address: '' })
    atAnswer = hashes.made
    open?.()
    expect(answer).toEqual(['', 'nvu', '', ''])
    expect(atAnswer).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await served.close()
  })

  test('the hash of nobody fits no password, and costs what every hash costs', async () => {
    const hashes = new CountingQueue()
    expect(hashOfNobody.split('$').slice(0, 4)).toEqual(
      (await hashPassword('x')).split('$').slice(0, 4),
    )
    for (const given of ['', 'A', 'nobody', hashOfNobody])
      expect(await verifyPassword(given, hashOfNobody, hashes)).toBe(false)
    // What is no hash at all is not quicker.
    expect(await verifyPassword('x', 'revoked', hashes)).toBe(false)
    expect(hashes.made).toBe(5)
  })
})

describe('a ticket', () => {
  test('is 128 bits of luck of the operating system', () => {
    const { id } = realEnv()
    const many = new Set(Array.from({ length: 1_000 }, id))
    expect(many.size).toBe(1_000)
    for (const one of many) expect(one).toMatch(/^[0-9a-f]{32}$/)
  })

  async function twoCompanies() {
    const served = await serve()
    const { store, env, service } = served
    const [row] = await store.select('installations')
    const [connection] = await store.select('connections')
    if (!row || !connection) throw new Error('there is one')
    await store.commit([
      add('connections', { ...connection, id: 'oak' }),
      add('callers', { user_name: 'oak', connection_id: 'oak' }),
      add('installations', { ...row, user_name: 'oak', connection_id: 'oak' }),
    ])
    const login = async (name: string) =>
      (await service.authenticate(name, password, { address: '' }))[0] ?? ''
    const send = (ticket: string) =>
      service.sendRequestXML({
        ...{ ticket, hcpResponse: '', companyFileName: 'x', country: 'US', majorVersion: 16 },
        minorVersion: 0,
      })
    const state = async () =>
      JSON.stringify([await store.select('runs'), await store.select('sessions')])
    return { ...served, env, store, login, send, state }
  }
  const answered = (ticket: string) => ({ ticket, hresult: '', message: '', bytes: 0 })

  test.each(['', '0', 'x'.repeat(32), '0'.repeat(32), '__proto__', "' or 1=1 --", '%', 'oak'])(
    'that was guessed opens nothing: %j',
    async (guess) => {
      const w = await twoCompanies()
      await w.login('oak')
      const before = await w.state()
      expect(await w.send(guess)).toBe('')
      expect(await w.service.receiveResponseXML(answered(guess))).toBe(-1)
      expect(await w.service.connectionError(guess, '0x80040400', '')).toBe('done')
      expect(await w.service.getLastError(guess)).toBe('This session has ended. Update again.')
      expect(await w.service.closeConnection(guess)).toBe('OK')
      expect(await w.state()).toBe(before)
      await w.close()
    },
  )

  test('of one company moves nothing of another, and neither do calls that are sent again', async () => {
    const w = await twoCompanies()
    const [mine, theirs] = [await w.login(user), await w.login('oak')]
    const rowsOf = async (id: string) =>
      JSON.stringify(
        await Promise.all(
          (['runs', 'sessions', 'errors', 'cursors'] as const).map((t) =>
            w.store.select(t, { connection_id: id }),
          ),
        ),
      )
    const before = await rowsOf('oak')
    await w.send(mine)
    await w.service.receiveResponseXML(answered(mine))
    await w.service.getLastError(mine)
    await w.service.closeConnection(mine)
    expect(await rowsOf('oak')).toBe(before)
    // Closed: the same ticket, sent again, opens nothing any more.
    const closed = await w.state()
    expect(await w.send(mine)).toBe('')
    expect(await w.service.receiveResponseXML(answered(mine))).toBe(-1)
    await w.service.closeConnection(mine)
    expect(await w.state()).toBe(closed)
    // A new login of the same name ends what an older ticket could do.
    w.env.advance(60_000)
    const newer = await w.login('oak')
    expect(newer).not.toBe(theirs)
    expect(await w.send(theirs)).toBe('')
    await w.close()
  })

  test('is dead at once when its installation is revoked', async () => {
    const w = await twoCompanies()
    const ticket = await w.login(user)
    const { revokeInstallation } = await import('../../src/cli/connection-life.ts')
    const [row] = await w.store.select('installations', { user_name: user })
    if (!row) throw new Error('there is one')
    await revokeInstallation(w.store, w.env, row)
    expect(await w.send(ticket)).toBe('')
    await w.close()
  })
})
