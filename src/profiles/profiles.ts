// The profiles we ship.
import { billPayDesktop } from './bill-pay-desktop.ts'
import { dataSharingDesktop } from './data-sharing-desktop.ts'
import { invoicingDesktop } from './invoicing-desktop.ts'
import { paymentsDesktop } from './payments-desktop.ts'
import { paymentsOnline } from './payments-online.ts'
import type { Profile } from './profile.ts'

/** In the order of their requirements. */
export const profiles: readonly Profile[] = [
  paymentsDesktop,
  invoicingDesktop,
  paymentsOnline,
  billPayDesktop,
  dataSharingDesktop,
]
export const profileNamed = (id: string): Profile | undefined => profiles.find((p) => p.id === id)
