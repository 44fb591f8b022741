import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimQuery extends BaseCommand {
  static override summary = 'Send one qbXML document to a simulated company and print the answer'
  static override description =
    'Where QuickBooks would raise a COM error (such as 0x80040400, it cannot parse the request) nothing is printed on stdout, the error goes to stderr, and the exit code is 1. All calls on one company file are one session: an iterator that one call starts, the next can continue.'
  static override examples = [
    '<%= config.bin %> sim query request.xml --company rivera.qbsim',
    'cat request.xml | <%= config.bin %> sim query - --company rivera.qbsim',
  ]
  static override args = {
    file: Args.string({
      description: 'qbXML document, - for stdin',
      default: '-',
      // oclif would take what is piped in for the name of the file.
      ignoreStdin: true,
    }),
  }
  static override flags = {
    company: Flags.string({
      description: 'company file (default: .qbsync/company.qbsim, made if missing)',
      helpValue: 'FILE',
    }),
  }

  async run() {
    const { args, flags } = await this.parse(SimQuery)
    const context = await this.context(flags)
    const { queryCompany } = await import('../../cli/sim.ts')
    const result = await queryCompany(context, {
      file: args.file,
      company: flags.company,
    })
    if (result.hresult === null) {
      const { answer } = result
      if (!this.jsonEnabled()) process.stdout.write(answer.endsWith('\n') ? answer : `${answer}\n`)
      return { answer }
    }
    process.exitCode = 1
    const { hresult: code, message, hint } = result
    if (!this.jsonEnabled())
      process.stderr.write(`${code}: ${message}\n${hint === '' ? '' : `  ${hint}\n`}`)
    return { error: { code, message, hint, exit: 1 } }
  }
}
