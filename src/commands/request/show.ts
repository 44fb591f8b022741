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
    xml: Flags.boolean({ description: 'print the answer as qbXML' }),
  }

  async run() {
    const { args, flags } = await this.parse(RequestShow)
    const store = await (await this.context(flags)).store()
    const { answeredView, findRequest } = await import('../../cli/request/requests.ts')
    const request = answeredView(await findRequest(store, args.request, flags.connection))
    return this.show({ request }, async (r) => {
      const { drawAnswered } = await import('../../cli/request/draw.ts')
      return flags.xml && r.request.xml ? r.request.xml : drawAnswered(r.request)
    })
  }
}
