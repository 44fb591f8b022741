import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { makingFlags, profileNames } from '../../cli/sim-flags.ts'

export default class SimSeed extends BaseCommand {
  static override summary = 'Make a simulated company file'
  static override description =
    'rivera is a small plumbing company with five invoices; empty has a chart of accounts and nothing else. trades, wholesale, services, nonprofit and canadian are generated companies of any size, the same for the same seed on the same day; random holds records made by luck from the grammar, --invoices of them, to try a program against odd data.'
  static override examples = [
    '<%= config.bin %> sim seed rivera.qbsim --profile rivera',
    '<%= config.bin %> sim seed odd.qbsim --profile random --invoices 500 --seed 3',
    '<%= config.bin %> sim seed big.qbsim --profile trades --invoices 20000 --seed 7',
    '<%= config.bin %> sim seed old.qbsim --profile services --year 2016 --product Pro',
  ]
  static override args = {
    file: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'company file to make (.qbsim)',
    }),
  }
  static override flags = {
    profile: Flags.string({
      description: 'kind of company',
      default: 'rivera',
      options: profileNames,
    }),
    ...makingFlags,
    force: Flags.boolean({ description: 'replace the file if it exists' }),
  }

  async run() {
    const { args, flags } = await this.parse(SimSeed)
    const context = await this.context(flags)
    const { bar } = await import('../../cli/render.ts')
    const { seedCompany } = await import('../../cli/sim.ts')
    const progress = bar('Seeding')
    const made = await seedCompany(context, {
      file: args.file,
      profile: flags.profile,
      invoices: flags.invoices,
      seed: flags.seed,
      edition: flags.edition,
      year: flags.year,
      product: flags.product,
      force: flags.force,
      onPercent: (percent) => progress.update(percent),
    }).finally(() => progress.end())
    return this.show(made, async (company) => {
      const { drawCompany } = await import('../../cli/sim.ts')
      return `Made ${args.file}.\n${drawCompany(company)}`
    })
  }
}
