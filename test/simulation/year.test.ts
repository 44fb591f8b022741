// A few days of the year that `npm run year` goes through, for each profile: at the end nothing is unequal and untold.
import { expect, test } from 'vitest'
import { simulate } from './year.ts'

const sample = { seed: 7, invoices: 60, days: 3, every: 720, deeds: 30, breaks: 3, wire: 2 }

test.each(['payments-desktop', 'invoicing-desktop', 'bill-pay-desktop', 'data-sharing-desktop'])(
  '%s',
  async (profile) => {
    const figures = await simulate({ profile, ...sample })
    expect(figures.faults).toEqual([])
    for (const { what, quickbooks, platform } of figures.totals)
      expect([what, platform]).toEqual([what, quickbooks])
    expect(figures.equal).toBeGreaterThan(20)
    expect(figures.broken).toBeGreaterThan(0)
  },
  120_000,
)
