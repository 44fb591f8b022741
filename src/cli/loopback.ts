// Addresses that only programs of this computer reach.

export const isLoopback = (host: string): boolean =>
  /^(localhost|([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[?::1\]?|\[?::ffff:127(\.\d{1,3}){3}\]?)$/i.test(
    host,
  )
