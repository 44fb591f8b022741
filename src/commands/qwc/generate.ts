import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class QwcGenerate extends BaseCommand {
  static override summary =
    'Write the .qwc file and password that a customer puts into the Web Connector'
  static override description =
    'The password is shown once and kept only as a salted hash. Each computer gets a file and a password of its own: run it again for the next one, and when a password is lost: qwc replace. Without any connection one named "default" is created.'
  static override examples = [
    '<%= config.bin %> qwc generate --connection rivera --url https://sync.example.com',
    '<%= config.bin %> qwc generate --apps split',
    '<%= config.bin %> qwc generate --output - > rivera.qwc',
    '<%= config.bin %> qwc generate --label "front desk"',
  ]
  static override flags = {
    connection: connectionFlag,
    output: Flags.string({
      char: 'o',
      description:
        'file to write, - for stdout (default: CONNECTION.qwc, for a further computer CONNECTION-LABEL.qwc)',
      helpValue: 'FILE',
    }),
    force: Flags.boolean({ description: 'overwrite the file' }),
    url: Flags.string({
      description: 'address that the Web Connector reaches, https unless it is localhost',
      helpValue: 'URL',
    }),
    'app-name': Flags.string({ description: 'name shown in the Web Connector' }),
    interval: Flags.integer({
      description: 'minutes between automatic runs (default: 5, by the profile)',
      min: 1,
      max: 10_080,
    }),
    apps: Flags.string({
      description:
        'split: an application, file and password for each part of the profile, to be ticked and granted apart',
      options: ['single', 'split'],
      default: 'single',
    }),
    label: Flags.string({ description: 'which computer the file is for' }),
    replace: Flags.boolean({
      description: 'as qwc replace: a new password for an installation that exists',
    }),
  }

  async run() {
    const { flags } = await this.parse(QwcGenerate)
    const context = await this.context(flags)
    const { drawQwc, makeQwc, makeSplitQwc } = await import('../../cli/qwc.ts')
    const wish = {
      connection: flags.connection,
      output: flags.output,
      force: flags.force,
      origin: flags.url,
      appName: flags['app-name'],
      minutes: flags.interval,
      label: flags.label,
      replace: flags.replace,
    }
    if (flags.apps === 'split')
      return this.show(await makeSplitQwc(context, wish), (split) =>
        split.applications.map(drawQwc).join('\n\n'),
      )
    const made = await makeQwc(context, wish)
    if (flags.output === '-' && !this.jsonEnabled()) {
      // The file goes to stdout, so what a person must read goes to stderr.
      this.log(made.qwc.trimEnd())
      this.logToStderr(drawQwc(made))
      return made
    }
    return this.show(made, drawQwc)
  }
}
