import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { companyFlag } from '../../cli/sim-flags.ts'

export default class SimExport extends BaseCommand {
  static override summary = 'Write a company as qbXML requests that make it again'
  static override description =
    'One document: lists first, then transactions by date, references by name, links by macro. sim import reads it back into a new company file; ids, times and preferences are those of the new company. What QuickBooks makes by itself is left out.'
  static override examples = [
    '<%= config.bin %> sim export --company rivera.qbsim --output rivera.xml',
    '<%= config.bin %> sim export --company rivera.qbsim > rivera.xml',
  ]
  static override flags = {
    company: companyFlag,
    output: Flags.string({
      char: 'o',
      description: 'file to write, - for stdout',
      default: '-',
      helpValue: 'FILE',
    }),
    force: Flags.boolean({ description: 'replace the file if it exists' }),
  }

  async run() {
    const { flags } = await this.parse(SimExport)
    const context = await this.context(flags)
    const { exportCompany } = await import('../../cli/sim-export.ts')
    const made = await exportCompany(context, flags)
    if (made.document !== undefined) {
      if (this.jsonEnabled()) return made
      process.stdout.write(`${made.document}\n`)
      return made
    }
    return this.show(made, (m) => `Wrote ${m.requests} requests to ${m.file}.`)
  }
}
