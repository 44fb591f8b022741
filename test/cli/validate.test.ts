// `qbsync sim validate` as its users run it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { excerpt, linesOf } from '../../src/cli/validate/lines.ts'
import { makePlace, type Place, root } from './program.ts'

let p: Place
beforeAll(() => {
  p = makePlace()
})
afterAll(() => p.close())

interface Fault {
  kind: string
  line: number
  column: number
  message: string
  text: string
  found: string
  expected: string[]
  answer: string
  statusCode?: number
  since?: string
  nearest?: string[]
  belongs?: { after?: string; before?: string }
  follows?: string
  belongsIn?: string
  belongsBefore?: string
}
interface Out {
  is: string
  version: string
  edition: string
  faults: Fault[]
  structure: number
  values: number
  answer: string
}

const requests = (body: string, version = '13.0'): string =>
  `<?xml version="1.0"?>\n<?qbxml version="${version}"?>\n<QBXML><QBXMLMsgsRq onError="stopOnError">\n${body}\n</QBXMLMsgsRq></QBXML>`
const invoice = (inside: string): string =>
  `<InvoiceAddRq><InvoiceAdd>\n${inside}\n</InvoiceAdd></InvoiceAddRq>`
const customer = '<CustomerRef><FullName>Birch</FullName></CustomerRef>'
const line = '<InvoiceLineAdd><ItemRef><FullName>Labor</FullName></ItemRef></InvoiceLineAdd>'

function faultsOf(text: string, ...words: string[]): Fault[] {
  writeFileSync(join(p.folder, 'r.xml'), text)
  const { status, out } = p.json<Out>('sim', 'validate', 'r.xml', ...words)
  expect(status).toBe(out.faults.length === 0 ? 0 : 1)
  return out.faults
}

describe('what it says of a fault', () => {
  test('out of order: both elements, and where the misplaced one belongs', () => {
    const text = requests(invoice(`<TxnDate>2024-01-05</TxnDate>\n${line}\n${customer}`))
    expect(faultsOf(text)).toMatchObject([
      {
        kind: 'structure',
        line: 7,
        column: 1,
        message: 'CustomerRef must come before TxnDate in InvoiceAdd.',
        text: customer,
        follows: 'InvoiceLineAdd',
        belongs: { before: 'TxnDate' },
        answer: '0x80040400',
      },
    ])
    const { stdout } = p.qbsync('sim', 'validate', 'r.xml')
    expect(stdout).toContain(`r.xml:7:1  structure\n`)
    expect(stdout).toContain(`  7 | ${customer}\n    | ^\n`)
    expect(stdout).toContain('CustomerRef, after InvoiceLineAdd (which holds ItemRef)')
    expect(stdout).toContain(
      'CustomerRef belongs at the start of InvoiceAdd, directly before TxnDate',
    )
    expect(stdout).toContain('0x80040400')
    expect(stdout).toMatch(
      /1 fault: 1 of structure, 0 of value .*\n?.*nothing of it would run\.\n$/,
    )
  })

  test('out of order between two others', () => {
    const memo = '<RefNumber>1</RefNumber><Memo>m</Memo><TxnDate>2024-01-05</TxnDate>'
    expect(faultsOf(requests(invoice(`${customer}${memo}`)))).toMatchObject([
      { found: 'TxnDate', belongs: { after: 'CustomerRef', before: 'RefNumber' } },
    ])
    expect(p.qbsync('sim', 'validate', 'r.xml').stdout).toContain(
      'TxnDate belongs before RefNumber, directly after CustomerRef',
    )
  })

  test('an element of the outer one: which', () => {
    const inner = `<InvoiceLineAdd><ItemRef><FullName>Labor</FullName></ItemRef>${customer}</InvoiceLineAdd>`
    const [fault] = faultsOf(requests(invoice(`${customer}${inner}`)))
    expect(fault).toMatchObject({
      found: 'CustomerRef',
      follows: 'ItemRef',
      belongsIn: 'InvoiceAdd',
      belongsBefore: 'InvoiceLineAdd',
    })
    const { stdout } = p.qbsync('sim', 'validate', 'r.xml')
    expect(stdout).toContain('CustomerRef, after ItemRef\n')
    expect(stdout).toContain('CustomerRef belongs in InvoiceAdd, before InvoiceLineAdd')
  })

  test('an element of an inner one: which', () => {
    const item = '<ItemRef><FullName>Labor</FullName></ItemRef>'
    const [fault] = faultsOf(requests(invoice(`${item}${customer}`)))
    expect(fault).toMatchObject({ found: 'ItemRef', belongsIn: 'InvoiceLineAdd' })
    const { stdout } = p.qbsync('sim', 'validate', 'r.xml')
    expect(stdout).toContain('ItemRef belongs in InvoiceLineAdd')
    expect(stdout).toContain('CustomerRef')
  })

  test('too new: since when', () => {
    const text = requests('<TransferQueryRq/>', '6.0')
    expect(faultsOf(text)).toMatchObject([{ since: '12.0', answer: '0x80040400' }])
    expect(p.qbsync('sim', 'validate', 'r.xml').stdout).toMatch(/Since +qbXML 12\.0/)
    expect(faultsOf(text, '--qbxml', '13.0')).toEqual([])
  })

  test('a misspelt element, attribute or value: the nearest legal name', () => {
    const [element, attribute, value] = faultsOf(
      requests(
        '<CustomerQueryRq><FullNam>x</FullNam></CustomerQueryRq>\n<HostQueryRq requestId="1"/>\n<CustomerQueryRq><ActiveStatus>all</ActiveStatus></CustomerQueryRq>',
      ),
    )
    expect(element?.nearest?.[0]).toBe('FullName')
    expect(attribute?.nearest?.[0]).toBe('requestID')
    expect(value).toMatchObject({ kind: 'value', statusCode: 3110, answer: '3110' })
    expect(value?.nearest?.[0]).toBe('All')
  })

  test('a value: the status of its request, and the rest of the document runs', () => {
    const text = requests(invoice(`${customer}<TxnDate>2024-02-30</TxnDate>`))
    expect(faultsOf(text)).toMatchObject([{ kind: 'value', statusCode: 3020, answer: '3020' }])
    const { stdout } = p.qbsync('sim', 'validate', 'r.xml')
    expect(stdout).toContain('status 3020 for this request')
    expect(stdout).toContain('0 of structure, 1 of value')
    expect(stdout).toContain('refuse 1 of its requests')
  })

  test('not well-formed: the place', () => {
    expect(faultsOf(requests('<HostQueryRq>'))).toMatchObject([{ line: 5, answer: '0x80040400' }])
  })

  test('a version that does not exist', () => {
    expect(faultsOf(requests('<HostQueryRq/>', '99.0'))).toMatchObject([{ answer: '0x80040423' }])
  })

  test('rollbackOnError: legal by the grammar, refused by QuickBooks', () => {
    const text = requests('<HostQueryRq/>').replace('stopOnError', 'rollbackOnError')
    const { status, stdout } = p.input(text, 'sim', 'validate')
    expect(status).toBe(0)
    expect(stdout).toContain('0x80040413')
  })

  test('an element that an edition lacks', () => {
    const text = requests(
      '<CustomerAddRq><CustomerAdd><Name>x</Name><SalesTaxCountry>Canada</SalesTaxCountry></CustomerAdd></CustomerAddRq>',
    )
    expect(faultsOf(text)).toMatchObject([{ found: 'SalesTaxCountry' }])
    expect(faultsOf(text, '--edition', 'QBCA')).toEqual([])
  })
})

describe('documents', () => {
  test('requests and answers without faults: one line, exit code 0', () => {
    for (const name of ['invoice-add.request.xml', 'invoice-add.response.xml']) {
      const file = join(root, 'fixtures/qbxml', name)
      const { status, stdout } = p.qbsync('sim', 'validate', file)
      expect(stdout.split('\n').join(' ')).toMatch(
        name.includes('request') ? /no faults \(request, / : /no faults \(answer, /,
      )
      expect(status).toBe(0)
    }
  })

  test('an answer with a fault is no matter of HRESULTs', () => {
    const text =
      '<?xml version="1.0"?><QBXML><QBXMLMsgsRs><HostQueryRs statusCode="0" statusSeverity="Info" statusMessage="ok"><HostRat/></HostQueryRs></QBXMLMsgsRs></QBXML>'
    const { status, stdout } = p.input(text, 'sim', 'validate')
    expect(status).toBe(1)
    expect(stdout).toContain('stdin:1:')
    expect(stdout).toContain('HostRet')
    expect(stdout).not.toContain('0x8004')
  })

  test('a file that cannot be read, a wrong version, a wrong edition: exit code 2', () => {
    for (const words of [
      ['none.xml'],
      ['.'],
      ['r.xml', '--qbxml', '99'],
      ['r.xml', '--edition', 'X'],
    ]) {
      const { status, stdout, stderr } = p.qbsync('sim', 'validate', ...words)
      expect(stdout).toBe('')
      expect(stderr).toMatch(/^E_(FILE|USAGE): /)
      expect(status).toBe(2)
    }
  })

  test.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['bytes of another encoding', Buffer.from(requests('<x>\xe9</x>'), 'latin1')],
    ['control characters', requests('<a>\u0001\u001b[2J</a>')],
    ['a byte order mark and nothing', Buffer.from([0xef, 0xbb, 0xbf])],
    ['UTF-16 cut in half', Buffer.from([0xff, 0xfe, 0x3c])],
  ])('%s: a fault, exit code 1, and no control character on the terminal', (_, text) => {
    const { status, stdout, stderr } = p.input(text, 'sim', 'validate', '-')
    expect(stderr).toBe('')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^stdin:\d+:\d+ {2}structure\n/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })

  test('a very long line is cut round the caret, and so is a very long value', () => {
    const long = 'é'.repeat(200_000)
    const text = requests(
      invoice(`${customer}<Memo>${long}</Memo><Sun/>${'<!-- x -->'.repeat(999)}`),
    )
    writeFileSync(join(p.folder, 'long.xml'), text)
    const { stdout } = p.qbsync('sim', 'validate', 'long.xml')
    const lines = stdout.split('\n')
    expect(Math.max(...lines.map((l) => l.length))).toBeLessThanOrEqual(110)
    const at = lines.findIndex((l) => l.includes('<Sun/>'))
    expect(lines[at]?.indexOf('<Sun/>')).toBe(lines[at + 1]?.indexOf('^'))
    expect(stdout.length).toBeLessThan(5000)
  })
})

describe('the excerpt of a line', () => {
  const caret = (text: string, column: number, width = 40): string => {
    const { text: shown, before } = excerpt(text, column, width)
    expect(Array.from(shown).length).toBeLessThanOrEqual(width)
    return Array.from(shown)[before] ?? ''
  }
  const signs = Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x21 + (i % 90)))

  test('points at the sign it is asked for, wherever that is', () => {
    for (let column = 1; column <= signs.length; column++)
      expect(caret(signs.join(''), column), String(column)).toBe(signs[column - 1])
  })

  test('counts wide signs as two columns, and those outside the first plane as one character', () => {
    expect(excerpt('漢字<a>', 3, 40)).toEqual({ text: '漢字<a>', before: 4 })
    expect(excerpt('𝄞𝄞<a>', 3, 40)).toEqual({ text: '𝄞𝄞<a>', before: 2 })
  })

  test('shows a tab as one blank, and what hides or controls as a dot', () => {
    expect(excerpt('\ta\u001b\u202e<b>', 5, 40)).toEqual({ text: ' a··<b>', before: 4 })
  })

  test('a column behind the end points behind the last sign', () => {
    expect(excerpt('ab', 3, 40)).toEqual({ text: 'ab', before: 2 })
    expect(excerpt('', 1, 40)).toEqual({ text: '', before: 0 })
  })

  test('lines are picked by number, ends of either kind left out', () => {
    const lineOf = linesOf('a\r\nb\n\nd', [4, 1, 2, 9])
    expect([1, 2, 3, 4, 9].map(lineOf)).toEqual(['a', 'b', '', 'd', ''])
  })
})
