import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { whoseFlag } from '../../cli/flags.ts'

export default class RequestShow extends BaseCommand {
  static override summary = 'Show a request and its answer'
  static override examples = [
    '<%= config.bin %> request show 3',
    '<%= config.bin %> request show 3 --xml',
  ]
  static override args = {
    request: Args.integer({
      required: true,
      ignoreStdin: true,
      description: 'number of the request',
    }),
  }
  static override flags = {
    connection: whoseFlag,
    xml: Flags.boolean({ description: 'print the answer as QuickBooks wrote it, if recorded' }),
  }

  async run() {
    const { args, flags } = await this.parse(RequestShow)
    const store = await (await this.context(flags)).store()
    const { answeredView, findRequest, originOf } = await import('../../cli/request/requests.ts')
    const request = await answeredView(
      store,
      await findRequest(store, args.request, flags.connection),
    )
    return this.show({ request }, async (r) => {
      const { drawAnswered } = await import('../../cli/request/draw.ts')
      if (!flags.xml || !r.request.xml) return drawAnswered(r.request)
      this.logToStderr(originOf(r.request))
      return r.request.xml
    })
  }
}
