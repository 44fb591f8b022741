// What an application may not ask, and what is done with a warning (qbxml-semantics.md 13, 17.1; status codes).
import { describe, expect, test } from 'vitest'
import { doAct } from '../../src/sim/desk/person.ts'
import { type Books, books } from './books-company.ts'
import { rets } from './company.ts'

const status = (made: Books, asked: string, version = '13.0'): string => {
  const [answer] = made.ask(asked, { version })
  return `${answer?.attributes['statusCode']} ${answer?.attributes['statusSeverity']} ${answer?.attributes['statusMessage']}`
}

const report =
  '<GeneralSummaryReportQueryRq><GeneralSummaryReportType>TrialBalance</GeneralSummaryReportType></GeneralSummaryReportQueryRq>'
const customer = (inner: string): string =>
  `<CustomerAddRq><CustomerAdd><Name>Rita</Name>${inner}</CustomerAdd></CustomerAddRq>`

describe('rights', () => {
  test.each([
    ['write', customer(''), /^3263 Error /],
    ['reports', report, /^3220 Error /],
    ['payroll', '<PayrollItemWageQueryRq/>', /^3262 Error /],
    [
      'sales',
      '<InvoiceQueryRq/>',
      /^3260 Error Insufficient permission level to perform this action\.$/,
    ],
    ['purchases', '<BillQueryRq/>', /^3260 /],
    ['banking', '<TxnDelRq><TxnDelType>Check</TxnDelType><TxnID>1-1</TxnID></TxnDelRq>', /^3260 /],
  ])('without %s it is refused, the person still can', (right, asked, says) => {
    const made = books()
    expect(status(made, asked)).not.toMatch(says)
    doAct(made.company, 'deny', { right })
    expect(status(made, asked)).toMatch(says)
    doAct(made.company, 'add', { kind: 'customers', set: { Name: 'By hand' } })
    doAct(made.company, 'deny', { right: 'nothing' })
    expect(status(made, asked)).not.toMatch(says)
  })

  test('personal data needs a right of its own, and is kept with it', () => {
    const made = books()
    const add =
      '<EmployeeAddRq><EmployeeAdd><FirstName>Eve</FirstName><SSN>078-05-1120</SSN></EmployeeAdd></EmployeeAddRq>'
    expect(status(made, add)).toMatch(/^3261 Error /)
    doAct(made.company, 'prefer', {
      set: { CurrentAppAccessRights: { IsPersonalDataAccessAllowed: 'true' } },
    })
    expect(status(made, add)).toMatch(/^0 /)
    expect(rets(made.ask('<EmployeeQueryRq/>')[0], 'EmployeeRet')[0]).toMatchObject({
      SSN: '078-05-1120',
    })
  })
})

describe('warnings', () => {
  test('a field of another edition is ignored, the rest is done', () => {
    const made = books()
    const asked = customer('<IsStatementWithParent>true</IsStatementWithParent>')
    expect(status(made, asked)).toBe(
      '530 Warn The field "IsStatementWithParent" is not supported by this implementation.',
    )
    expect(status(made, '<CustomerQueryRq><FullName>Rita</FullName></CustomerQueryRq>')).toMatch(
      /^0 /,
    )
  })

  test('it does not stop a set, and it does not hide a refusal', () => {
    const made = books()
    const asked = customer('<IsStatementWithParent>true</IsStatementWithParent>')
    const set = { set: 'onError="stopOnError"' }
    const codes = made
      .ask(`${asked}${asked}<HostQueryRq/>`, set)
      .map((m) => m.attributes['statusCode'])
    expect(codes).toEqual(['530', '3100', '3231'])
  })

  test('a request of another edition is refused', () => {
    expect(status(books(), '<SalesTaxReturnQueryRq/>')).toMatch(/^1030 Error /)
  })

  test('a record that the version does not have is left out', () => {
    const made = books()
    made.one('ItemFixedAssetAddRq', {
      ItemFixedAssetAdd: {
        Name: 'Van',
        AcquiredAs: 'New',
        PurchaseDesc: 'Van',
        PurchaseDate: '2026-01-01',
        AssetAccountRef: { FullName: 'Furniture and Equipment' },
      },
    })
    expect(status(made, '<ItemQueryRq/>', '2.0')).toMatch(/^501 Warn /)
    expect(status(made, '<ItemQueryRq/>')).toMatch(/^0 /)
  })
})
