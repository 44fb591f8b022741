// Bad input of every kind: one clear error with code and hint, a stable exit code, no stack, nothing half-written.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makePlace, type Place } from './program.ts'

let p: Place
beforeEach(() => {
  p = makePlace()
})
afterEach(() => p.close())

interface Told {
  error: { code: string; message: string; hint: string; exit: number }
}

function refused(words: string[], code: string, exit: number): Told['error'] {
  const { status, out } = p.json<Told>(...words)
  expect(out.error).toMatchObject({ code, exit })
  expect(status).toBe(exit)
  expect(out.error.hint).not.toBe('')
  const plain = p.qbsync(...words)
  expect(plain.status).toBe(exit)
  expect(plain.stdout).toBe('')
  expect(plain.stderr).toContain(`${code}: ${out.error.message}`)
  expect(plain.stderr).not.toMatch(/\n\s+at /)
  return out.error
}

const qbxml = (body: string): string =>
  `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError">${body}</QBXMLMsgsRq></QBXML>`

describe('bad input', () => {
  test('an unknown entity is answered with the nearest names', () => {
    p.qbsync('connection', 'create', 'x')
    const { hint } = refused(['sync', '--entity', 'invoces'], 'E_UNKNOWN_ENTITY', 2)
    expect(hint).toContain('invoices')
    expect(refused(['records', 'list', 'custmers'], 'E_UNKNOWN_ENTITY', 2).hint).toContain(
      'customers',
    )
  })

  test('an entity that the profile does not sync is refused', () => {
    p.qbsync('connection', 'create', 'x')
    expect(refused(['sync', '--entity', 'vendors'], 'E_UNSUPPORTED_TYPE', 2).hint).toContain(
      'invoices',
    )
  })

  test('R148: a viewer may look and may not sync; who can grant it is told', () => {
    writeFileSync(join(p.folder, 'qbsync.yaml'), 'role: viewer\n')
    const { message, hint } = refused(['sync', '--simulate'], 'E_ROLE', 2)
    expect(message).toMatch(/"sync".*viewer/)
    expect(hint).toMatch(/qbsync\.yaml.*role: operator/)
    expect(p.qbsync('status').status).toBe(0)
    expect(existsSync(join(p.folder, '.qbsync', 'company.qbsim'))).toBe(false)
  })

  test('a configuration that is missing, broken, or says what it must not', () => {
    refused(['status', '--config', 'nowhere.yaml'], 'E_CONFIG_MISSING', 2)
    const cases: [string, RegExp, RegExp][] = [
      ['server:\n  port: many\n', /server\.port/, /whole number/],
      ['server:\n  prot: 8421\n', /server\.prot/, /host, port/],
      ['pageSize: 0\n', /pageSize/, /1 to 5000/],
      ['server: [1, 2\n', /line 2/, /YAML/],
      ['colour: blue\n', /colour/, /dataDir/],
      ['role: boss\n', /role/, /viewer, operator or admin/],
      ['backend:\n  type: oracle\n', /backend\.type/, /sqlite/],
    ]
    for (const [text, message, hint] of cases) {
      writeFileSync(join(p.folder, 'bad.yaml'), text)
      const error = refused(['status', '--config', 'bad.yaml'], 'E_CONFIG', 2)
      expect(error.message).toMatch(message)
      expect(error.hint).toMatch(hint)
    }
    expect(existsSync(join(p.folder, '.qbsync'))).toBe(false)
  })

  test('a port that is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as { port: number }
    expect(refused(['serve', '--port', String(port)], 'E_PORT_IN_USE', 1).message).toContain(
      String(port),
    )
    taken.close()
  })

  test('a company file that is none, and one that is not there', () => {
    writeFileSync(
      join(p.folder, 'text.qbsim'),
      'this is no database, whatever its name says'.repeat(50),
    )
    writeFileSync(join(p.folder, 'r.xml'), qbxml('<HostQueryRq/>'))
    refused(['sim', 'query', 'r.xml', '--company', 'text.qbsim'], 'E_NOT_COMPANY', 2)
    refused(['sim', 'query', 'r.xml', '--company', 'none.qbsim'], 'E_FILE', 2)
    expect(existsSync(join(p.folder, 'none.qbsim'))).toBe(false)
  })

  test('a .qwc that is not one', () => {
    for (const text of [
      '',
      'hello',
      '<a/>',
      '<?xml version="1.0"?><QBWCXML><AppName>x</AppName>',
      '{}',
    ]) {
      writeFileSync(join(p.folder, 'x.qwc'), text)
      refused(['sim', 'run', 'x.qwc', '--password', 'p'], 'E_NOT_QWC', 2)
    }
    refused(['sim', 'run', 'none.qwc', '--password', 'p'], 'E_FILE', 2)
  })

  test('a wrong flag, a wrong value, a missing argument, an unknown command', () => {
    refused(['sync', '--entiti', 'invoices'], 'E_USAGE', 2)
    refused(['serve', '--port', '99999'], 'E_USAGE', 2)
    refused(['records', 'list'], 'E_USAGE', 2)
    refused(['connection', 'create', 'No Spaces'], 'E_USAGE', 2)
    const hints = [['sycn'], ['prefs', 'list'], ['status', 'frob']].map(
      (words) => refused(words, 'E_NOT_FOUND', 2).hint,
    )
    expect(hints).toEqual([
      expect.stringContaining('Did you mean qbsync sync'),
      'There are: qbsync prefs get, qbsync prefs set.',
      expect.stringContaining('qbsync status --help'),
    ])
    expect(refused(['conflicts', 'resolve', '1'], 'E_USAGE', 2)).toMatchObject({
      message: 'The flag --winner is missing',
      hint: 'See: qbsync conflicts resolve --help.',
    })
    expect(p.qbsync('-h').status).toBe(0)
  })

  test('without any connection it says how to begin', () => {
    expect(refused(['records', 'list', 'invoices'], 'E_NO_CONNECTION', 2)).toMatchObject({
      message: 'There is no connection yet.',
      hint: expect.stringContaining('qbsync init'),
    })
  })

  test('what is there already is not overwritten, what is not there is named', () => {
    p.qbsync('connection', 'create', 'x')
    refused(['connection', 'create', 'x'], 'E_CONNECTION_EXISTS', 2)
    refused(['connection', 'show', 'y'], 'E_NO_CONNECTION', 2)
    refused(['runs', 'show', '7'], 'E_NOT_FOUND', 2)
    refused(['records', 'show', 'invoices', '1'], 'E_NOT_FOUND', 2)
    writeFileSync(join(p.folder, 'x.qwc'), 'mine')
    refused(['qwc', 'generate', '--connection', 'x'], 'E_FILE_EXISTS', 2)
    const made = p.json<{ installations: unknown[] }>('connection', 'show', 'x')
    expect(made.out.installations).toEqual([])
  })

  test('a .qwc for an address that the Web Connector would refuse is not written', () => {
    p.qbsync('connection', 'create', 'x')
    refused(['qwc', 'generate', '--url', 'http://sync.example.com'], 'E_BAD_QWC', 2)
    refused(['qwc', 'generate', '--url', 'https://192.168.0.7'], 'E_BAD_QWC', 2)
    expect(readdirSync(p.folder)).not.toContain('x.qwc')
    expect(
      p.json<{ installations: unknown[] }>('connection', 'show', 'x').out.installations,
    ).toEqual([])
  })

  test('init without a terminal and without answers writes nothing it does not know', () => {
    const { status } = p.json('init', '--name', 'Bad Name')
    expect(status).toBe(2)
    expect(existsSync(join(p.folder, 'qbsync.yaml'))).toBe(false)
  })

  test('nobody came: exit code 3 and when the connector was last seen', () => {
    p.qbsync('connection', 'create', 'x')
    writeFileSync(join(p.folder, 'qbsync.yaml'), 'server:\n  port: 0\n')
    expect(refused(['sync', '--timeout', '1'], 'E_NOBODY_CAME', 3).hint).toContain('never')
  })

  test('sim query: a document QuickBooks cannot parse is a COM error on stderr, stdout is empty', () => {
    p.qbsync('sim', 'seed', 'c.qbsim')
    const misplaced = qbxml(
      '<CustomerAddRq><CustomerAdd><Phone>1</Phone><Name>New</Name></CustomerAdd></CustomerAddRq>',
    )
    for (const text of [misplaced, 'no xml', '', qbxml('<Nonsense/>'), qbxml('<HostQueryRq>')]) {
      const { status, stdout, stderr } = p.input(text, 'sim', 'query', '-', '--company', 'c.qbsim')
      expect(stdout).toBe('')
      expect(stderr).toMatch(
        /^0x80040400: QuickBooks found an error when parsing the provided XML text stream\.\n {2}.*sim validate \S+\n$/,
      )
      expect(status).toBe(1)
    }
  })
})
