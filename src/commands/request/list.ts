import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag, limitFlag } from '../../cli/flags.ts'

export default class RequestList extends BaseCommand {
  static override summary = 'List what people asked QuickBooks, newest first'
  static override examples = [
    '<%= config.bin %> request list',
    '<%= config.bin %> request list --limit 5 --json',
  ]
  static override flags = { connection: connectionFlag, limit: limitFlag(20) }

  async run() {
    const { flags } = await this.parse(RequestList)
    const store = await (await this.context(flags)).store()
    const { listRequests, requestView } = await import('../../cli/request/requests.ts')
    const { connection, limit } = flags
    const requests = (await listRequests(store, { connection, limit })).map(requestView)
    return this.show({ requests }, async (r) => {
      const { drawRequests } = await import('../../cli/request/draw.ts')
      return drawRequests(r.requests)
    })
  }
}
