// Flags that the sim commands share. The names of profiles and editions stand here so that --help loads nothing;
// a test holds them to the tables of src/sim.
import { Flags } from '@oclif/core'

export const profileNames = [
  'empty',
  'random',
  'rivera',
  'trades',
  'wholesale',
  'services',
  'nonprofit',
  'canadian',
]

export const companyFlag = Flags.string({
  description: 'company file (default: .qbsync/company.qbsim, made if missing)',
  helpValue: 'FILE',
})

/** What a company is made as, where one is made. */
export const makingFlags = {
  invoices: Flags.integer({
    description: 'invoices of a generated company',
    default: 1000,
    min: 0,
    max: 5_000_000,
  }),
  seed: Flags.integer({
    description: 'number that decides everything in a generated company',
    default: 1,
    min: 0,
  }),
  edition: Flags.string({
    description: 'country edition of QuickBooks (default: that of the profile)',
    options: ['US', 'CA', 'UK', 'AU'],
  }),
  year: Flags.integer({
    description: 'year of QuickBooks, which decides the qbXML versions it knows',
    min: 2015,
    max: 2024,
  }),
  product: Flags.string({
    description: 'product line, which decides the features and the sizes of lists',
    options: ['Pro', 'Premier', 'Enterprise'],
  }),
}
