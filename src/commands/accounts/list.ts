import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag, purposeFlag } from '../../cli/flags.ts'

export default class AccountsList extends BaseCommand {
  static override summary = 'List the accounts of QuickBooks, and what each may be chosen for'
  static override description =
    'Ready once the first sync has read the account list; before that E_ACCOUNTS_NOT_READY.'
  static override examples = [
    '<%= config.bin %> accounts list',
    '<%= config.bin %> accounts list --for deposits --json',
  ]
  static override flags = { connection: connectionFlag, for: purposeFlag }

  async run() {
    const { flags } = await this.parse(AccountsList)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { listAccounts } = await import('../../cli/accounts.ts')
    const connection = await findConnection(store, flags.connection)
    const accounts = await listAccounts(store, connection, flags.for)
    return this.show({ accounts }, async (result) => {
      const { table } = await import('../../cli/render.ts')
      return table(
        ['account', 'type', 'may be chosen for', 'recommended for', 'chosen for'],
        result.accounts.map((a) => [
          a.name,
          a.type,
          a.for.join(', '),
          a.recommendedFor.join(', '),
          a.chosenFor.join(', '),
        ]),
      )
    })
  }
}
