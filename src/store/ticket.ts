// Tickets tell their connection, so that a session is found where everything else of its connection is. The Web
// Connector takes any text as a ticket and says it again as it was (web-connector.md 3.2). A name of a connection has
// no full stop in it, and nobody finds a session without the id before it.

export const ticketFor = (id: string, connectionId: string): string => `${id}.${connectionId}`

/** Where the session of a ticket is, if there is one. */
export function byTicket(ticket: string): { connection_id: string; ticket: string } {
  return { connection_id: connectionOfTicket(ticket), ticket }
}

export const connectionOfTicket = (ticket: string): string =>
  ticket.slice(idOfTicket(ticket).length + 1)

/** What nobody can guess of it. */
export function idOfTicket(ticket: string): string {
  const end = ticket.indexOf('.')
  return end < 0 ? ticket : ticket.slice(0, end)
}
