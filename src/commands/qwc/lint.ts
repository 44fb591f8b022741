import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class QwcLint extends BaseCommand {
  static override summary =
    'Check a .qwc file, anybody’s, as the Web Connector does when it is added'
  static override description =
    'Names everything at once, each with the code of the Web Connector, the line and the remedy. Exit codes: 0 the Web Connector takes it (there may be warnings), 1 it refuses it, 2 the file cannot be read. With --online the addresses are fetched as it does; with --company the company file is asked whether the pair of OwnerID and FileID is taken.'
  static override examples = [
    '<%= config.bin %> qwc lint rivera.qwc',
    '<%= config.bin %> qwc lint rivera.qwc --online --json',
    'cat rivera.qwc | <%= config.bin %> qwc lint -',
  ]
  static override args = {
    file: Args.string({
      required: true,
      ignoreStdin: true,
      description: '.qwc file, - for stdin',
    }),
  }
  static override flags = {
    online: Flags.boolean({ description: 'fetch AppURL (or CertURL) and AppSupport' }),
    company: Flags.string({
      description: 'simulated company file to which the application is to be added',
      helpValue: 'FILE',
    }),
  }

  async run() {
    const { args, flags } = await this.parse(QwcLint)
    const context = await this.context(flags)
    const { drawLint, lintFile } = await import('../../cli/qwc-lint.ts')
    const result = await lintFile(context, {
      file: args.file,
      online: flags.online,
      company: flags.company,
    })
    if (!result.accepted) process.exitCode = 1
    return this.show(result, drawLint)
  }
}
