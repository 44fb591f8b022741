// Errors that the description of the product names and that cannot occur on QuickBooks Desktop.
const online = 'QuickBooks Online is not connected; the profile is there to be compared'
const installing = 'of the pages and installers, which are not there'

/** Codes that nothing raises, and why: they stand in docs/errors.md. */
export const notRaised: Readonly<Record<string, string>> = {
  E_PASSWORD_IRRETRIEVABLE: 'no command would show a password again: qwc replace makes a new one',
  E_APP_STAMP_EXISTS: 'only the Web Connector sees it: qwc lint and explain know QBWC1039',
  E_FIRST_INSTALL_PENDING: installing,
  E_QB_PLATFORM_MAC: 'there is no Web Connector for a Mac, so none can call',
  E_ADMIN_RIGHTS: installing,
  E_LICENSE_UNKNOWN: installing,
  E_NOT_ENABLED: installing,
  E_OAUTH_STATE: online,
  E_OAUTH_EXPIRED: online,
  E_RATE_LIMITED: online,
}
