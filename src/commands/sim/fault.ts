import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimFault extends BaseCommand {
  static override summary = 'What can be made to go wrong, and planning it in a running simulator'
  static override description =
    'Without an argument: the table of faults (with --dialogs the table of windows) and what waits to strike. With faults: they are planned at the simulator that sim start runs. For one sim run, give the same words to its --fault.'
  static override examples = [
    '<%= config.bin %> sim fault',
    '<%= config.bin %> sim fault drop-before:receiveResponseXML@2 dialog-open',
    '<%= config.bin %> sim fault --clear',
  ]
  static override strict = false
  static override args = {
    fault: Args.string({ description: 'FAULT[:ARGUMENT][@NTH][xTIMES]', ignoreStdin: true }),
  }
  static override flags = {
    dialogs: Flags.boolean({ description: 'show the windows and their answers instead' }),
    clear: Flags.boolean({ description: 'nothing goes wrong any more' }),
    connector: Flags.string({ description: 'which Web Connector', default: 'default' }),
    url: Flags.string({
      description: 'address of the simulator (default: the one that runs)',
      helpValue: 'URL',
    }),
  }

  async run() {
    const { argv, flags } = await this.parse(SimFault)
    const context = await this.context(flags)
    const { drawDialogs, drawFaults, planFaults } = await import('../../cli/sim-fault.ts')
    const words = argv.map(String)
    const result = await planFaults(context, { ...flags, words })
    return this.show(result, flags.dialogs ? drawDialogs : drawFaults)
  }
}
