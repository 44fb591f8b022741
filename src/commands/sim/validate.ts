import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimValidate extends BaseCommand {
  static override summary = 'Check a qbXML document, request or answer, against the grammar'
  static override description =
    'Needs no company file. Every fault is shown with its line, what was found, what belongs there, and whether QuickBooks would refuse the whole document (structure, 0x80040400) or answer that request with a status (value). Exit codes: 0 no faults, 1 faults, 2 the file cannot be read.'
  static override examples = [
    '<%= config.bin %> sim validate request.xml',
    '<%= config.bin %> sim validate request.xml --qbxml 8.0 --edition QBCA',
    'cat request.xml | <%= config.bin %> sim validate --json',
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
    qbxml: Flags.string({
      description: 'version of qbXML (default: the one the document declares)',
      helpValue: 'VERSION',
    }),
    edition: Flags.option({
      description: 'country edition of QuickBooks (default: that of the version, else QBD)',
      options: ['QBD', 'QBCA', 'QBUK', 'QBAU'] as const,
    })(),
  }

  async run() {
    const { args, flags } = await this.parse(SimValidate)
    const { validateFile } = await import('../../cli/validate/validate.ts')
    const result = validateFile(args.file, {
      ...(flags.qbxml === undefined ? {} : { version: flags.qbxml }),
      ...(flags.edition === undefined ? {} : { edition: flags.edition }),
    })
    if (result.faults.length > 0) process.exitCode = 1
    const { drawValidation } = await import('../../cli/validate/draw.ts')
    return this.show(result, drawValidation)
  }
}
