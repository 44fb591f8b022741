// What the plain servers ask: customers, then invoices page by page; or, where they are polled, once a session what
// changed since a moment.
const query = (...requests) =>
  `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="continueOnError">${requests.join('')}</QBXMLMsgsRq></QBXML>`
const since = '<FromModifiedDate>2026-11-01T00:00:00</FromModifiedDate>'
const changes = query(
  `<CustomerQueryRq requestID="1"><ActiveStatus>All</ActiveStatus>${since}</CustomerQueryRq>`,
  `<InvoiceQueryRq requestID="2"><ModifiedDateRangeFilter>${since}</ModifiedDateRangeFilter><IncludeLineItems>true</IncludeLineItems></InvoiceQueryRq>`,
)
const customers = query(
  '<CustomerQueryRq requestID="1"><ActiveStatus>All</ActiveStatus></CustomerQueryRq>',
)
const invoices = (walk, max) =>
  query(
    `<InvoiceQueryRq requestID="1" ${walk}><MaxReturned>${max}</MaxReturned><IncludeLineItems>true</IncludeLineItems></InvoiceQueryRq>`,
  )

/** The first request, and the one after an answer (what is below QBXMLMsgsRs, parsed): undefined at the end. */
export function makeWalk({ pageSize, poll }) {
  return {
    first: poll ? changes : customers,
    after(messages) {
      const page = messages.InvoiceQueryRs
      if (poll || page?.iteratorRemainingCount === '0') return undefined
      const walk = page ? `iterator="Continue" iteratorID="${page.iteratorID}"` : 'iterator="Start"'
      return invoices(walk, pageSize)
    },
  }
}

/** BACKEND.db PAGE_SIZE [--keep] [--poll] [--none]: what every server of bench/ but ours is started with. */
export function wordsOfServer() {
  const [file, pageSize, ...flags] = process.argv.slice(2)
  const [keep, poll, none] = ['--keep', '--poll', '--none'].map((flag) => flags.includes(flag))
  return { file, pageSize, keep, poll, none }
}
