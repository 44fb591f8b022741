/** The address of a PostgreSQL database as it may be shown; signs of a password need not be written as they should. */
export function withoutPassword(address: string): string {
  return address.replace(/^(\w+:\/\/[^/@:]*):.*@/, '$1@').replace(/([?&]password=)[^&]*/, '$1…')
}
