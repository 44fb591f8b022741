// Sessions: COM errors, onError, error recovery, macros, iterators (qbxml-semantics.md 4, 5, 6, 11).
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { createCompany, openCompany } from '../../src/sim/company.ts'
import { setDesk } from '../../src/sim/desk/state.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { ComError } from '../../src/sim/quickbooks.ts'
import { at, code, document, rets, world } from './company.ts'

const hresult = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ComError) return error.hresult
    throw error
  }
  return 'no COM error'
}

const add = (name: string): string =>
  `<CustomerAddRq><CustomerAdd><Name>${name}</Name></CustomerAdd></CustomerAddRq>`

describe('COM errors', () => {
  const { desktop, company, session } = world({ profile: 'rivera' })
  const open = (companyFile: string, closed = false): string =>
    hresult(() =>
      new Desktop(company, { isOpen: !closed }).openSession({ appName: 'a', companyFile }),
    )

  test.each([
    ['', false, 'no COM error'],
    ['Q:\\Books\\Rivera.qbw', false, 'no COM error'],
    ['q:\\books\\RIVERA.QBW', false, 'no COM error'],
    ['Q:\\Books\\Other.qbw', false, '0x8004040A'],
    ['Q:\\Books\\Other.qbw', true, '0x80040403'],
    ['Q:\\Books\\Rivera.qbw', true, 'no COM error'],
    ['', true, '0x80040416'],
  ])('opening "%s", QuickBooks closed: %s → %s', (file, closed, expected) => {
    expect(open(file, closed)).toBe(expected)
  })

  test('a modal dialog blocks every session until it is closed', () => {
    setDesk(company, { dialog: 'Update available' })
    expect(open('')).toBe('0x80040414')
    setDesk(company, { dialog: undefined })
    expect(open('')).toBe('no COM error')
  })

  test.each([
    ['not XML', 'CustomerQueryRq', '0x80040400'],
    [
      'an unknown version',
      document('<CustomerQueryRq/>', '99.0', 'onError="stopOnError"'),
      '0x80040423',
    ],
    [
      'the version of another country',
      document('<CustomerQueryRq/>', 'CA3.0', 'onError="stopOnError"'),
      '0x80040423',
    ],
    ['no version', '<QBXML><QBXMLMsgsRq onError="stopOnError"/></QBXML>', '0x80040400'],
    ['no onError', document('<CustomerQueryRq/>', '13.0', ''), '0x80040400'],
    [
      'rollbackOnError',
      document('<CustomerQueryRq/>', '13.0', 'onError="rollbackOnError"'),
      '0x80040413',
    ],
    [
      'an iterator where there is none',
      document(
        '<AccountQueryRq iterator="Start"><MaxReturned>5</MaxReturned></AccountQueryRq>',
        '13.0',
        'onError="stopOnError"',
      ),
      '0x80040400',
    ],
    [
      'an element newer than the version',
      document('<TransferQueryRq/>', '11.0', 'onError="stopOnError"'),
      '0x80040400',
    ],
    ['an answer', '<?xml version="1.0" ?><QBXML><QBXMLMsgsRs></QBXMLMsgsRs></QBXML>', '0x80040400'],
  ])('%s', (_, text, expected) => {
    expect(hresult(() => session.processRequest(text))).toBe(expected)
  })

  test('an ended session has no valid ticket', () => {
    const other = desktop.openSession({ appName: 'a', companyFile: '' })
    other.end()
    expect(hresult(() => other.processRequest('<QBXML/>'))).toBe('0x8004040D')
  })
})

describe('onError', () => {
  test('after an Error stopOnError leaves the rest alone, and what was done stays done', () => {
    const { ask } = world()
    const answers = ask(`${add('One')}${add('One')}${add('Two')}<HostQueryRq/>`, {
      set: 'onError="stopOnError"',
    })
    expect(answers.map(code)).toEqual(['0', '3100', '3231', '3231'])
    expect(answers[3]?.attributes['statusMessage']).toBe('The request has not been processed.')
    expect(rets(ask('<CustomerQueryRq/>')[0], 'CustomerRet')).toHaveLength(1)
  })

  test('continueOnError goes on; warnings and empty answers stop nothing', () => {
    const { ask } = world()
    expect(ask(`${add('One')}${add('One')}${add('Two')}`).map(code)).toEqual(['0', '3100', '0'])
    const quiet =
      '<CustomerQueryRq><FullName>X</FullName></CustomerQueryRq><VendorQueryRq/><HostQueryRq/>'
    expect(ask(quiet, { set: 'onError="stopOnError"' }).map(code)).toEqual(['500', '1', '0'])
  })

  test('a value fault is answered on its request alone', () => {
    const { ask } = world()
    const long = 'x'.repeat(42)
    const answers = ask(`${add(long)}${add('Short')}`)
    expect(answers.map(code)).toEqual(['3070', '0'])
  })

  test('requestID is echoed, one above 50 characters refused, and without one there is none', () => {
    const { ask } = world()
    const [echoed, tooLong, none] = ask(
      `<HostQueryRq requestID="a b"/><HostQueryRq requestID="${'1'.repeat(51)}"/><HostQueryRq/>`,
    )
    expect(echoed?.attributes['requestID']).toBe('a b')
    expect(code(tooLong)).toBe('1060')
    expect(none?.attributes).not.toHaveProperty('requestID')
  })

  test('responseData includeNone gives statuses without data', () => {
    const { ask } = world()
    const [answer] = ask('<TermsQueryRq/>', {
      set: 'responseData="includeNone" onError="stopOnError"',
    })
    expect([code(answer), answer?.content]).toEqual(['0', {}])
  })
})

describe('error recovery', () => {
  const set = (ids: string): { set: string } => ({ set: `${ids} onError="stopOnError"` })

  test('a set sent twice runs once and gets the same bytes again', () => {
    const { text, ask } = world()
    const first = text(add('One'), set('newMessageSetID="A1"'))
    expect(first).toContain('<QBXMLMsgsRs newMessageSetID="A1" messageSetStatusCode="0">')
    expect(text(add('One'), set('newMessageSetID="A1"'))).toBe(first)
    expect(text('', set('newMessageSetID="A1" oldMessageSetID="A1"'))).toBe(first)
    expect(rets(ask('<CustomerQueryRq/>')[0], 'CustomerRet')).toHaveLength(1)
  })

  test('without an id the same set runs twice', () => {
    const { ask } = world()
    expect([...ask(add('One')), ...ask(add('One'))].map(code)).toEqual(['0', '3100'])
  })

  test.each([
    ['other content under the same id', add('Two'), 'newMessageSetID="A1"', '9001'],
    ['an id that is not held', '', 'oldMessageSetID="B1" newMessageSetID="B1"', '600'],
    ['clearing an id that is not held', '', 'oldMessageSetID="B1"', '600'],
    ['clearing', '', 'oldMessageSetID="A1"', '0'],
    ['going on with a new id', add('Two'), 'oldMessageSetID="A1" newMessageSetID="A2"', '0'],
    ['clearing all', '', 'oldMessageSetID="ClearAllMessageSets"', '0'],
    ['24 characters', add('Two'), `newMessageSetID="${'x'.repeat(24)}"`, '0'],
    ['25 characters', add('Two'), `newMessageSetID="${'x'.repeat(25)}"`, '9004'],
  ])('%s', (_, requests, ids, status) => {
    const { text } = world()
    text(add('One'), set('newMessageSetID="A1"'))
    expect(text(requests, set(ids))).toContain(`messageSetStatusCode="${status}"`)
  })

  test.each([
    'oldMessageSetID="A1"',
    'oldMessageSetID="A1" newMessageSetID="A2"',
    'oldMessageSetID="ClearAllMessageSets"',
  ])('after %s A1 is no longer held', (ids) => {
    const { text } = world()
    text(add('One'), set('newMessageSetID="A1"'))
    text(ids.includes('A2') ? add('Two') : '', set(ids))
    expect(text('', set('oldMessageSetID="A1" newMessageSetID="A1"'))).toContain('"600"')
  })

  test('the last ten are kept for each application', () => {
    const { desktop, text } = world()
    const other = desktop.openSession({ appName: 'other', companyFile: '' })
    text(add('Other'), { ...set('newMessageSetID="N0"'), session: other })
    for (let i = 1; i <= 11; i++) text(add(`C${i}`), set(`newMessageSetID="N${i}"`))
    const held = (i: number, session = undefined as typeof other | undefined): boolean =>
      !text('', {
        ...set(`oldMessageSetID="N${i}" newMessageSetID="N${i}"`),
        ...(session ? { session } : {}),
      }).includes('"600"')
    expect([held(1), held(2), held(11), held(0), held(0, other)]).toEqual([
      ...[false, true, true, false, true],
    ])
  })

  test('a set that broke off leaves no stored answer: 9002', () => {
    const { company, text } = world()
    text(add('One'), set('newMessageSetID="A1"'))
    company.sql('update message_sets set answer = null').run()
    expect(text(add('One'), set('newMessageSetID="A1"'))).toContain('"9002"')
  })

  test('answers outlive the session and the process', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qbsync-sim-'))
    const file = join(folder, 'a.qbsim')
    const env = virtualEnv({ now: at('2026-04-01T09:00:00-05:00') })
    const ask = (): string => {
      const company = openCompany(file, env)
      try {
        return new Desktop(company)
          .openSession({ appName: 'a', companyFile: '' })
          .processRequest(
            document(add('One'), '13.0', 'newMessageSetID="A1" onError="stopOnError"'),
          )
      } finally {
        company.close()
      }
    }
    try {
      createCompany(file, {}, env).close()
      expect(ask()).toBe(ask())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('macros', () => {
  test('a later request of the session uses the id of an earlier Add', () => {
    const { ask } = world({ profile: 'rivera' })
    const invoice =
      '<InvoiceAddRq><InvoiceAdd defMacro="TxnID:Inv"><CustomerRef><FullName>Dale Farms</FullName></CustomerRef><InvoiceLineAdd><ItemRef><FullName>Labor</FullName></ItemRef></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>'
    const pay = (macro: string): string =>
      `<ReceivePaymentAddRq><ReceivePaymentAdd><CustomerRef><FullName>Dale Farms</FullName></CustomerRef><TotalAmount>95.00</TotalAmount><AppliedToTxnAdd><TxnID useMacro="${macro}"/><PaymentAmount>95.00</PaymentAmount></AppliedToTxnAdd></ReceivePaymentAdd></ReceivePaymentAddRq>`
    expect(ask(invoice).map(code)).toEqual(['0'])
    expect(ask(`${pay('TxnID:Nobody')}${pay('TxnID:Inv')}`).map(code)).toEqual(['9100', '0'])
  })
})

describe('iterators', () => {
  const seeded = () => {
    const made = world()
    for (let i = 1; i <= 7; i++) made.one('CustomerAddRq', { CustomerAdd: { Name: `C${i}` } })
    return made
  }
  const page = (kind: string, id = '', size = 3, extra = ''): string =>
    `<CustomerQueryRq iterator="${kind}"${id && ` iteratorID="${id}"`}${extra}><MaxReturned>${size}</MaxReturned></CustomerQueryRq>`

  test('pages of three over seven records, then the id is dead', () => {
    const { ask } = seeded()
    const [first] = ask(page('Start', '', 3, ' metaData="MetaDataAndResponseData"'))
    const id = first?.attributes['iteratorID'] ?? ''
    expect(id).toMatch(/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/)
    expect(first?.attributes).toMatchObject({ iteratorRemainingCount: '4', retCount: '7' })
    const rest = [page('Continue', id), page('Continue', id), page('Continue', id)].map(
      (p) => ask(p)[0],
    )
    expect(rest.map((r) => [code(r), r?.attributes['iteratorRemainingCount']])).toEqual([
      ['0', '1'],
      ['0', '0'],
      ['3120', undefined],
    ])
    const names = [first, ...rest].flatMap((r) => rets(r, 'CustomerRet').map((c) => c['Name']))
    expect(names).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'])
  })

  test('the set is fixed: new records do not come, deleted ones are skipped, changed ones are new', () => {
    const { ask, one } = seeded()
    const id = ask(page('Start'))[0]?.attributes['iteratorID'] ?? ''
    const [c5] = rets(
      ask('<CustomerQueryRq><FullName>C5</FullName></CustomerQueryRq>')[0],
      'CustomerRet',
    )
    const [c6] = rets(
      ask('<CustomerQueryRq><FullName>C6</FullName></CustomerQueryRq>')[0],
      'CustomerRet',
    )
    one('ListDelRq', { ListDelType: 'Customer', ListID: c5?.['ListID'] })
    const { ListID, EditSequence } = c6 ?? {}
    one('CustomerModRq', { CustomerMod: { ListID, EditSequence, Phone: '1' } })
    one('CustomerAddRq', { CustomerAdd: { Name: 'C45' } })
    const rest = rets(ask(page('Continue', id, 9))[0], 'CustomerRet')
    expect(rest.map((c) => [c['Name'], c['Phone']])).toEqual([
      ['C4', undefined],
      ['C6', '1'],
      ['C7', undefined],
    ])
  })

  test('an id is good for its request, its session, and until Stop', () => {
    const { ask, desktop } = seeded()
    const id = ask(page('Start'))[0]?.attributes['iteratorID'] ?? ''
    const vendor = page('Continue', id).replaceAll('Customer', 'Vendor')
    expect(code(ask(vendor)[0])).toBe('3120')
    const session = desktop.openSession({ appName: 'test', companyFile: '' })
    expect(code(ask(page('Continue', id), { session })[0])).toBe('3120')
    expect(ask(`${page('Stop', id)}${page('Continue', id)}`).map(code)).toEqual(['0', '3120'])
  })

  test('MaxReturned is required; nothing found has status 1 and no iterator', () => {
    const { ask } = seeded()
    expect(code(ask('<CustomerQueryRq iterator="Start"/>')[0])).toBe('3150')
    const [none] = ask(
      '<VendorQueryRq iterator="Start"><MaxReturned>3</MaxReturned></VendorQueryRq>',
    )
    expect(none?.attributes).toEqual({
      statusCode: '1',
      statusSeverity: 'Info',
      statusMessage: 'A query request did not find a matching object in QuickBooks',
    })
  })
})
