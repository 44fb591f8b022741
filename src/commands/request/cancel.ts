import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { whoseFlag } from '../../cli/flags.ts'

export default class RequestCancel extends BaseCommand {
  static override summary =
    'Give up a request that waits, or a change that was looked after by hand'
  static override examples = ['<%= config.bin %> request cancel 3']
  static override args = {
    request: Args.integer({
      required: true,
      ignoreStdin: true,
      description: 'number of the request',
    }),
  }

  static override flags = { connection: whoseFlag }

  async run() {
    const { args, flags } = await this.parse(RequestCancel)
    const context = await this.context(flags)
    const store = await context.store()
    const { cancelRequest, requestView } = await import('../../cli/request/requests.ts')
    const request = requestView(
      await cancelRequest(store, context.env, args.request, flags.connection),
    )
    return this.show({ request }, (r) => `Request ${r.request.id} is given up.`)
  }
}
