import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class QwcReplace extends BaseCommand {
  static override summary = 'New password for an installation; the old one is dead at once'
  static override description =
    'User name and FileID stay, so the application may stay in the Web Connector: type the new password into its password cell. A revoked installation works again.'
  static override examples = [
    '<%= config.bin %> qwc replace --connection rivera',
    '<%= config.bin %> qwc replace --connection rivera --label computer-2 --output front-desk.qwc',
  ]
  static override flags = {
    connection: connectionFlag,
    label: Flags.string({
      description: 'label or user name; may be left out where there is only one installation',
    }),
    output: Flags.string({
      char: 'o',
      description:
        'file to write, - for stdout (default: the one that qwc generate writes, overwritten)',
      helpValue: 'FILE',
    }),
    url: Flags.string({
      description: 'address that the Web Connector reaches (default: as before)',
      helpValue: 'URL',
    }),
  }

  async run() {
    const { flags } = await this.parse(QwcReplace)
    const context = await this.context(flags)
    const { drawQwc, makeQwc } = await import('../../cli/qwc.ts')
    const made = await makeQwc(context, {
      connection: flags.connection,
      output: flags.output,
      force: true,
      origin: flags.url,
      label: flags.label,
      replace: true,
    })
    if (flags.output === '-' && !this.jsonEnabled()) {
      this.log(made.qwc.trimEnd())
      this.logToStderr(drawQwc(made))
      return made
    }
    return this.show(made, drawQwc)
  }
}
