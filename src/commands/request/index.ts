import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class Request extends BaseCommand {
  static override summary = 'Ask QuickBooks something through the next run of a connection'
  static override description =
    'One qbXML document, or the short form: a kind of record and filters, of which each kind has those that its query has. It is checked, queued, and goes out alone, so that nothing of the sync depends on it. Queries only, unless --allow-writes. Exit code 0 answered or queued, 1 QuickBooks refused, 2 the request is wrong, 3 nobody came.'
  static override examples = [
    '<%= config.bin %> request invoices --number 1002 --connection acme',
    '<%= config.bin %> request customers --modified-since 2026-03-01 --max 20 --wait',
    '<%= config.bin %> request preferences --wait --json',
    'cat request.xml | <%= config.bin %> request - --connection acme --wait --xml',
  ]
  static override args = {
    what: Args.string({
      required: true,
      ignoreStdin: true,
      description:
        'invoices, customers, preferences …; or a file with a qbXML document, - for stdin',
    }),
  }
  static override flags = {
    connection: connectionFlag,
    number: Flags.string({
      description: 'document of this number; repeatable',
      multiple: true,
      multipleNonGreedy: true,
    }),
    name: Flags.string({
      description: 'list record of this full name; repeatable',
      multiple: true,
      multipleNonGreedy: true,
    }),
    id: Flags.string({
      description: 'record of this QuickBooks id; repeatable',
      multiple: true,
      multipleNonGreedy: true,
    }),
    customer: Flags.string({ description: 'of this customer, vendor or other name' }),
    'modified-since': Flags.string({
      description: 'changed since this day or time of the QuickBooks computer',
      helpValue: 'TIME',
    }),
    from: Flags.string({ description: 'dated on or after this day', helpValue: 'DAY' }),
    to: Flags.string({ description: 'dated on or before this day', helpValue: 'DAY' }),
    open: Flags.boolean({ description: 'only what is not paid' }),
    inactive: Flags.boolean({ description: 'what was made inactive as well' }),
    max: Flags.integer({ description: 'records at most (default: 100)', min: 1, max: 100_000 }),
    filter: Flags.string({
      description: 'any other filter of the query; repeatable',
      helpValue: 'Path/To/Field=VALUE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    'allow-writes': Flags.boolean({ description: 'let the document change the books' }),
    yes: Flags.boolean({ char: 'y', description: 'ask nothing' }),
    as: Flags.string({
      description: 'who asks (default: the user of this computer)',
      helpValue: 'NAME',
    }),
    wait: Flags.boolean({ description: 'wait for the answer and print it' }),
    timeout: Flags.integer({ description: 'seconds to wait', default: 600, min: 1, max: 86_400 }),
    xml: Flags.boolean({
      description: 'print the answer as QuickBooks wrote it, if recorded',
      dependsOn: ['wait'],
    }),
  }

  async run() {
    const { args, flags } = await this.parse(Request)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { askedFor, versionOf } = await import('../../cli/request/document.ts')
    const { mayAsk } = await import('../../cli/request/may-ask.ts')
    const requests = await import('../../cli/request/requests.ts')
    const connection = await findConnection(store, flags.connection)
    const { number, name, id, customer, from, to, open, inactive, max, filter } = flags
    const values = {
      number,
      name,
      id,
      customer,
      'modified-since': flags['modified-since'],
      from,
      to,
      open,
      inactive,
      max,
    }
    const asked = askedFor(args.what, { values, filters: filter ?? [] }, versionOf(connection))
    await mayAsk(connection, asked, {
      allowWrites: flags['allow-writes'],
      yes: flags.yes,
      json: this.jsonEnabled(),
    })
    const row = await requests.queueRequest(
      store,
      context.env,
      connection,
      asked,
      requests.whoAsks(flags.as),
    )
    const { drawAnswered, drawQueued } = await import('../../cli/request/draw.ts')
    if (!flags.wait)
      return this.show({ request: requests.requestView(row) }, (r) => drawQueued(r.request))
    const answered = await requests.awaitAnswer(context, row, {
      timeoutMs: flags.timeout * 1000,
      onWaiting: (url) => {
        if (!this.jsonEnabled()) this.logToStderr(`Waiting for the Web Connector to call ${url} …`)
      },
    })
    const { exitOf } = await import('../../cli/request/may-ask.ts')
    const view = await requests.answeredView(store, answered)
    process.exitCode = exitOf(view)
    return this.show({ request: view }, (r) => {
      if (!flags.xml || !r.request.xml) return drawAnswered(r.request)
      this.logToStderr(requests.originOf(r.request))
      return r.request.xml
    })
  }
}
