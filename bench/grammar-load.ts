// How long the grammar takes when a program first needs it, in a process of its own: loading and parsing the file,
// and what one request needs of it. Prints milliseconds.
import { contentOf } from '../src/schema/content.ts'
import { request } from '../src/schema/grammar.ts'

const start = performance.now()
const known = request('InvoiceAddRq')
if (known) contentOf(known, { version: 1300, edition: 'QBD' })
console.log(performance.now() - start)
