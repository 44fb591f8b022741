import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag, purposeWords } from '../../cli/flags.ts'

export default class AccountsSet extends BaseCommand {
  static override summary = 'Choose the account that payments, deposits or paid bills are booked to'
  static override description =
    'Payments go to a bank account or, as is recommended, to Undeposited Funds; deposits and bills paid by check to a bank account; bills paid by card to a credit card account.'
  static override examples = [
    '<%= config.bin %> accounts set payments "Undeposited Funds"',
    '<%= config.bin %> accounts set deposits Checking',
  ]
  static override args = {
    purpose: Args.string({
      required: true,
      ignoreStdin: true,
      options: purposeWords,
      description: 'what it is for',
    }),
    account: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'full name, as QuickBooks has it',
    }),
  }
  static override flags = { connection: connectionFlag }

  async run() {
    const { args, flags } = await this.parse(AccountsSet)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { chooseAccount } = await import('../../cli/accounts.ts')
    const connection = await findConnection(store, flags.connection)
    const account = await chooseAccount(store, connection, args.purpose, args.account)
    return this.show(
      { connection: connection.id, purpose: args.purpose, account },
      (r) => `${r.account.name} (${r.account.type}) is now used for ${r.purpose}.`,
    )
  }
}
