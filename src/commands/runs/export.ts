import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { whoseFlag } from '../../cli/flags.ts'

export default class RunsExport extends BaseCommand {
  static override summary = 'Write a recorded run into one file that can be carried away'
  static override description =
    'The file holds every exchange and what a replay needs; runs import reads it, replay runs it. With --redact names, addresses, e-mails, phones, memos and account numbers are replaced, the same one always by the same pseudonym; amounts, dates and ids stay, and the run still fails where it failed. docs/recordings.md describes the file.'
  static override examples = [
    '<%= config.bin %> runs export 12 failed.qbrun --redact',
    '<%= config.bin %> runs export 12 - > failed.qbrun',
  ]
  static override args = {
    run: Args.integer({ description: 'number of the run', required: true, ignoreStdin: true }),
    file: Args.string({
      description: 'file to write, - for stdout',
      required: true,
      ignoreStdin: true,
    }),
  }
  static override flags = {
    connection: whoseFlag,
    redact: Flags.boolean({ description: 'replace names, so that the file can be given away' }),
    force: Flags.boolean({ description: 'replace the file if it exists' }),
  }

  async run() {
    const { args, flags } = await this.parse(RunsExport)
    const context = await this.context(flags)
    const { exportRun } = await import('../../cli/recordings.ts')
    const made = await exportRun(context, { ...args, ...flags })
    if (args.file === '-') return made
    return this.show(made, (m) => {
      const how = m.redacted ? ', names replaced' : ''
      const note = m.replays ? '' : ' Only heads were recorded: it cannot be replayed.'
      return `Wrote run ${m.run} (${m.exchanges} exchanges${how}) to ${m.file}.${note}`
    })
  }
}
