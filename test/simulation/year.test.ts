// A few days of the year that `npm run year` goes through, for each profile, and behind the http backend whose server
// fails one call in ten: at the end nothing is unequal and untold.
import { expect, test } from 'vitest'
import { simulate } from './year.ts'

const sample = { seed: 7, invoices: 60, days: 3, every: 720, deeds: 30, breaks: 3, wire: 2 }

const failing = { http: true, failures: 10 }

test.each([
  ['payments-desktop', {}],
  ['invoicing-desktop', {}],
  ['bill-pay-desktop', {}],
  ['data-sharing-desktop', {}],
  ['bill-pay-desktop', failing],
])(
  '%s %o',
  async (profile, backend) => {
    const figures = await simulate({ profile, ...sample, ...backend })
    expect(figures.faults).toEqual([])
    for (const { what, quickbooks, platform } of figures.totals)
      expect([what, platform]).toEqual([what, quickbooks])
    expect(figures.equal).toBeGreaterThan(20)
    expect(figures.broken).toBeGreaterThan(0)
  },
  120_000,
)
