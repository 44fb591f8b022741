import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class RunsImport extends BaseCommand {
  static override summary =
    'Take a run out of a file: of runs export, or QWCLog.txt of a Web Connector'
  static override description =
    'The run gets a connection of its own that nobody can log in to. A log tells as much as its level: with VERBOSE the texts of both directions are in it, otherwise the first fifty characters of each. It holds several updates; the newest is taken, or the one that --update names.'
  static override examples = [
    '<%= config.bin %> runs import failed.qbrun',
    '<%= config.bin %> runs import QWCLog.txt --update 3',
  ]
  static override args = {
    file: Args.string({ description: 'the file, - for stdin', required: true, ignoreStdin: true }),
  }
  static override flags = {
    update: Flags.integer({ description: 'which update of a log, from 1', min: 1 }),
  }

  async run() {
    const { args, flags } = await this.parse(RunsImport)
    const context = await this.context(flags)
    const { importRun } = await import('../../cli/recordings.ts')
    return this.show(await importRun(context, { file: args.file, update: flags.update }), (m) => {
      const next = m.replays ? `qbsync replay ${m.run}` : `qbsync runs show ${m.run}`
      return `Run ${m.run} of ${m.connection}: ${m.exchanges} exchanges. Next: ${next}`
    })
  }
}
