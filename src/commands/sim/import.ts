import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimImport extends BaseCommand {
  static override summary = 'Make a company file from a document that sim export wrote'
  static override description =
    'The requests go to a new company with the lists that QuickBooks makes by itself; names that are there already are passed over. Exit code 1 where requests were refused: they are listed.'
  static override examples = ['<%= config.bin %> sim import rivera.xml --company copy.qbsim']
  static override args = {
    file: Args.string({
      description: 'qbXML document, - for stdin',
      default: '-',
      ignoreStdin: true,
    }),
  }
  static override flags = {
    company: Flags.string({
      description: 'company file to make',
      required: true,
      helpValue: 'FILE',
    }),
    force: Flags.boolean({ description: 'replace the file if it exists' }),
  }

  async run() {
    const { args, flags } = await this.parse(SimImport)
    const context = await this.context(flags)
    const { drawImport, importCompany } = await import('../../cli/sim-export.ts')
    const report = await importCompany(context, { file: args.file, ...flags })
    process.exitCode = report.refused.length > 0 ? 1 : 0
    return this.show(report, drawImport)
  }
}
