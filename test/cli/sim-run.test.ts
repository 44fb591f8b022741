// sim run, sim fault and qwc lint as the built program: exit codes, one JSON document, files for CI.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, strings } from '../sim/web-connector-service.ts'
import { makePlace, type Place, root } from './program.ts'

let p: Place
beforeAll(() => {
  p = makePlace()
  expect(p.qbsync('sim', 'seed', 'c.qbsim').status).toBe(0)
})
afterAll(() => p.close())

const file = (url: string): string =>
  readFileSync(join(root, 'docs/ci/service.qwc'), 'utf8').replaceAll(
    /http:\/\/localhost:18455\/\w+/g,
    url,
  )
const write = (name: string, text: string) => writeFileSync(join(p.folder, name), text)

describe('qwc lint', () => {
  test('0 for what the Web Connector takes, 1 for what it refuses, 2 for what cannot be read', () => {
    write('good.qwc', file('https://sync.example.com/qbwc'))
    const good = p.json('qwc', 'lint', 'good.qwc')
    expect(good).toEqual({ status: 0, out: { file: 'good.qwc', accepted: true, findings: [] } })

    write('bad.txt', file('http://10.0.0.1/').replace('QBFS', 'qbfs'))
    const bad = p.json<{ findings: { code?: string; rule: string }[] }>('qwc', 'lint', 'bad.txt')
    expect(bad.status).toBe(1)
    expect(bad.out.findings.map((f) => f.rule)).toEqual([
      ...['word', 'https', 'app-host', 'support-host', 'extension'],
    ])
    const text = p.qbsync('qwc', 'lint', 'bad.txt')
    expect(text.stdout).toContain('QBWC1010 AppURL line 5')
    expect(p.json('qwc', 'lint', 'missing.qwc')).toMatchObject({
      status: 2,
      out: { error: { code: 'E_FILE' } },
    })
  })
})

describe('sim run', () => {
  // The service lives in this process, so that the program must not be waited for in one piece.
  const run = async (answers: Parameters<typeof startService>[0], ...words: string[]) => {
    const { url } = await startService(answers)
    write('app.qwc', file(url.replace('127.0.0.1', 'localhost')))
    return p.later('sim', 'run', 'app.qwc', '-p', 'x', '--company', 'c.qbsim', '--json', ...words)
  }
  const usual = {
    serverVersion: '1.0',
    clientVersion: '',
    authenticate: strings('', 'none', '', ''),
    closeConnection: 'OK',
  }

  test('4 where the Web Connector itself stops, with or without --strict', async () => {
    const one = { ...usual, authenticate: strings('T') }
    expect(await run(one)).toMatchObject({
      status: 4,
      out: { exit: 4, results: [{ outcome: 'protocol-error', code: 'QBWC1012' }] },
    })
  })

  test('--strict names what the Web Connector forgives, for people and for CI', async () => {
    const loose = {
      ...usual,
      clientVersion: { status: 500, body: 'none', headers: { 'Content-Type': 'text/plain' } },
    }
    expect((await run(loose)).status).toBe(0)
    const strict = await run(loose, '--strict', '--junit', 'j.xml')
    expect(strict.status).toBe(4)
    const verdicts = strict.out['conformance'] as { rule: string; deviations: unknown[] }[]
    const broken = verdicts.filter((v) => v.deviations.length > 0).map((v) => v.rule)
    expect(broken).toContain('content-type')
    expect(readFileSync(join(p.folder, 'j.xml'), 'utf8')).toContain('<failure type="0.4.2"')
  })

  test('what QuickBooks is told by the person in advance', async () => {
    const refused = await run(usual, '--allow', 'no')
    expect(refused).toMatchObject({ status: 1, out: { refused: { code: 'QBWC1023' } } })
    expect((await run(usual, '--allow', 'prompt', '--no-save-password')).status).toBe(0)
  })

  test('Auto-Run for two hours takes no time', async () => {
    const { status, out } = await run(usual, '--auto', '--for', '2h')
    expect(status).toBe(0)
    expect(out['results']).toHaveLength(5)
  })

  test.each([
    [['--fault', 'restart'], '--on-restart'],
    [['--set', 'noOp=1'], 'Did you mean'],
    [['--auto', '--for', 'long'], 'no span of time'],
    [['--strict', '--junit', 'no/such/folder/j.xml'], 'Cannot use no/such/folder/j.xml'],
  ])('%j is a wrong call', async (words, says) => {
    const { status, out } = await run(usual, ...words)
    expect(status).toBe(2)
    expect((out['error'] as { message: string }).message).toContain(says)
  })
})

test('sim fault shows its tables, and plans faults at a simulator that runs', async () => {
  expect(p.qbsync('sim', 'fault').stdout).toContain('drop-before')
  expect(p.qbsync('sim', 'fault', '--dialogs').stdout).toContain('savePassword')
  expect(p.qbsync('sim', 'fault', 'dialog-open').status).toBe(2)
  const simulator = await p.start('sim', 'start', '--port', '0', '--memory')
  const planned = p.json('sim', 'fault', 'dialog-open', 'drop-after@2')
  expect(planned.out['waiting']).toEqual(['dialog-open', 'drop-after:sendRequestXML@2'])
  expect(p.json('sim', 'fault', '--clear').out['waiting']).toEqual([])
  await simulator.stop()
})
