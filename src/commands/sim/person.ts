import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { companyFlag } from '../../cli/sim-flags.ts'

export default class SimPerson extends BaseCommand {
  static override summary = 'Do what a person at the computer with QuickBooks does'
  static override description =
    'add, edit, delete, void a record; open and close a window on one; dialog, answer; close-company, open-company, switch; prefer, closing-date, mode; merge. Words NAME=VALUE are fields in the names of the request. Without an act: all of them, and what is on the screen.'
  static override examples = [
    '<%= config.bin %> sim person edit invoices 1002 Memo="Call first" --company rivera.qbsim',
    '<%= config.bin %> sim person open customers "Birch Cafe"',
    '<%= config.bin %> sim person dialog "QuickBooks has an update"',
    '<%= config.bin %> sim person closing-date 2026-01-31',
    '<%= config.bin %> sim person prefer AccountingPreferences.IsUsingClassTracking=true',
    '<%= config.bin %> sim person merge customers "Dale Farms" "Acme Dental"',
  ]
  static override strict = false
  static override args = {
    act: Args.string({ description: 'what the person does', ignoreStdin: true }),
  }
  static override flags = { company: companyFlag }

  async run() {
    const { argv, flags } = await this.parse(SimPerson)
    const context = await this.context(flags)
    const { drawAct, person } = await import('../../cli/sim-person.ts')
    const [act, ...words] = argv.map(String)
    return this.show(await person(context, { act, words, company: flags.company }), drawAct)
  }
}
