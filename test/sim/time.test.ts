// The clock of the QuickBooks computer, and date macros (qbxml-semantics.md 8, 10.3, 10.4).
import { describe, expect, test } from 'vitest'
import { macroRange } from '../../src/sim/dates.ts'
import { zone } from '../../src/sim/zone.ts'

const at = (text: string): number => Date.parse(text) / 1000

describe('a zone with daylight saving', () => {
  const chicago = zone('America/Chicago')

  test('prints the wall clock right and the standard offset all year', () => {
    expect(chicago.print(at('2026-01-15T18:00:00Z'))).toBe('2026-01-15T12:00:00-06:00')
    expect(chicago.print(at('2026-07-15T17:00:00Z'))).toBe('2026-07-15T12:00:00-06:00')
    expect(zone('America/Chicago', false).print(at('2026-07-15T17:00:00Z'))).toBe(
      '2026-07-15T12:00:00-05:00',
    )
  })

  test.each([
    ['2026-07-15T12:00:00', '2026-07-15T17:00:00Z'],
    // The wrong offset back, as it was printed.
    ['2026-07-15T12:00:00-06:00', '2026-07-15T17:00:00Z'],
    // The right offset is an hour off: that is the fault of QuickBooks that clients run into.
    ['2026-07-15T12:00:00-05:00', '2026-07-15T16:00:00Z'],
    ['2026-01-15T12:00:00+00:00', '2026-01-15T12:00:00Z'],
    ['2026-07-15', '2026-07-15T05:00:00Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(chicago.first(text)).toBe(at(instant))
  })

  test('what is printed reads back as the same moment', () => {
    for (let hour = 0; hour < 366 * 24; hour += 5) {
      const moment = at('2026-01-01T00:00:00Z') + hour * 3600
      const text = chicago.print(moment)
      const [first = 0, last = 0] = [chicago.first(text), chicago.last(text)]
      expect(first === moment || last === moment, text).toBe(true)
    }
  })

  test('the hour that comes twice: From takes the first, To the last', () => {
    expect(chicago.first('2026-11-01T01:30:00')).toBe(at('2026-11-01T06:30:00Z'))
    expect(chicago.last('2026-11-01T01:30:00')).toBe(at('2026-11-01T07:30:00Z'))
  })

  test('a date alone is the whole day', () => {
    expect(chicago.last('2026-07-15')).toBe(at('2026-07-16T04:59:59Z'))
    expect(chicago.day(at('2026-07-16T04:59:59Z'))).toBe('2026-07-15')
  })
})

describe('date macros on Wednesday 2026-04-01, fiscal year from July', () => {
  const calendar = { today: '2026-04-01', fiscalMonth: 7, weekStart: 0 }
  test.each`
    macro                          | from            | to
    ${'Today'}                     | ${'2026-04-01'} | ${'2026-04-01'}
    ${'Yesterday'}                 | ${'2026-03-31'} | ${'2026-03-31'}
    ${'ThisWeek'}                  | ${'2026-03-29'} | ${'2026-04-04'}
    ${'ThisWeekToDate'}            | ${'2026-03-29'} | ${'2026-04-01'}
    ${'LastWeek'}                  | ${'2026-03-22'} | ${'2026-03-28'}
    ${'LastWeekToDate'}            | ${'2026-03-22'} | ${'2026-03-25'}
    ${'NextWeek'}                  | ${'2026-04-05'} | ${'2026-04-11'}
    ${'NextFourWeeks'}             | ${'2026-04-05'} | ${'2026-05-02'}
    ${'ThisMonth'}                 | ${'2026-04-01'} | ${'2026-04-30'}
    ${'LastMonth'}                 | ${'2026-03-01'} | ${'2026-03-31'}
    ${'LastMonthToDate'}           | ${'2026-03-01'} | ${'2026-03-01'}
    ${'ThisCalendarQuarter'}       | ${'2026-04-01'} | ${'2026-06-30'}
    ${'LastCalendarQuarterToDate'} | ${'2026-01-01'} | ${'2026-01-01'}
    ${'ThisFiscalQuarter'}         | ${'2026-04-01'} | ${'2026-06-30'}
    ${'ThisCalendarYearToDate'}    | ${'2026-01-01'} | ${'2026-04-01'}
    ${'LastCalendarYearToDate'}    | ${'2025-01-01'} | ${'2025-04-01'}
    ${'ThisFiscalYear'}            | ${'2025-07-01'} | ${'2026-06-30'}
    ${'LastFiscalYear'}            | ${'2024-07-01'} | ${'2025-06-30'}
    ${'NextFiscalYear'}            | ${'2026-07-01'} | ${'2027-06-30'}
    ${'All'}                       | ${'1901-01-01'} | ${'9999-12-31'}
  `('$macro', ({ macro, from, to }) => {
    expect(macroRange(macro as string, calendar)).toEqual({ from, to })
  })

  test('the last day of a month has its counterpart in a shorter one', () => {
    const today = { ...calendar, today: '2026-03-31' }
    expect(macroRange('LastMonthToDate', today)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })

  test('a name that is no macro', () => {
    expect(macroRange('ThisDecade', calendar)).toBeUndefined()
  })
})
