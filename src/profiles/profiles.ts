// The profiles we ship.
import { paymentsDesktop } from './payments-desktop.ts'
import type { Profile } from './profile.ts'

export const profiles: readonly Profile[] = [paymentsDesktop]
export const profileNamed = (id: string): Profile | undefined => profiles.find((p) => p.id === id)
