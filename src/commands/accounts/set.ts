import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag, purposeWords } from '../../cli/flags.ts'

export default class AccountsSet extends BaseCommand {
  static override summary = 'Choose the account that payments, deposits or paid bills are booked to'
  static override description =
    'Payments go to a bank account or, as is recommended, to Undeposited Funds; deposits and bills paid by check to a bank account; bills paid by card to a credit card account. QuickBooks makes Undeposited Funds when it is first needed: where it is missing, --create asks for it with the next run.'
  static override examples = [
    '<%= config.bin %> accounts set payments "Undeposited Funds"',
    '<%= config.bin %> accounts set payments "Undeposited Funds" --create',
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
  static override flags = {
    connection: connectionFlag,
    create: Flags.boolean({
      description: 'if QuickBooks has no Undeposited Funds yet, ask it to make the account',
    }),
    yes: Flags.boolean({ char: 'y', description: 'ask nothing', dependsOn: ['create'] }),
    as: Flags.string({
      description: 'who asks (default: the user of this computer)',
      helpValue: 'NAME',
      dependsOn: ['create'],
    }),
  }

  async run() {
    const { args, flags } = await this.parse(AccountsSet)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { accountToMake, chooseAccount } = await import('../../cli/accounts.ts')
    const connection = await findConnection(store, flags.connection)
    const special = flags.create ? await accountToMake(store, connection, args.purpose) : undefined
    if (special) {
      const { askForAccount } = await import('../../cli/make-account.ts')
      const { drawQueued } = await import('../../cli/request/draw.ts')
      const json = this.jsonEnabled()
      const asked = await askForAccount(context, connection, special, { ...flags, json })
      return this.show(
        asked,
        (r) => `${drawQueued(r.request)}\nChoose it once it is there: qbsync accounts list`,
      )
    }
    const account = await chooseAccount(store, connection, args.purpose, args.account)
    return this.show(
      { connection: connection.id, purpose: args.purpose, account },
      (r) => `${r.account.name} (${r.account.type}) is now used for ${r.purpose}.`,
    )
  }
}
