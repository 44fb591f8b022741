import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'
import { connectionFlag } from '../cli/flags.ts'

export default class Doctor extends BaseCommand {
  static override summary = 'Look for what keeps it from working, each with a remedy'
  static override description =
    'Looks at this computer, the way from the Web Connector to it, and every connection. It changes nothing. Exit code 0 nothing is wrong, 1 something is to be looked after. A bundle holds codes, counts and times, and no names, numbers or addresses: it can be given away.'
  static override examples = [
    '<%= config.bin %> doctor',
    '<%= config.bin %> doctor --connection acme --json',
    '<%= config.bin %> doctor --bundle bundle.json',
  ]
  static override flags = {
    connection: connectionFlag,
    bundle: Flags.string({
      description: 'write a support bundle without anything of the books',
      helpValue: 'FILE',
    }),
    thorough: Flags.boolean({ description: 'read every page of the databases' }),
  }

  async run() {
    const { flags } = await this.parse(Doctor)
    const { examine } = await import('../cli/doctor/examine.ts')
    const { writeWhole } = await import('../cli/write-file.ts')
    const examined = await examine({
      config: flags.config,
      'data-dir': flags['data-dir'],
      connection: flags.connection,
      isThorough: flags.thorough,
    })
    try {
      if (flags.bundle !== undefined) {
        const { makeBundle } = await import('../cli/doctor/bundle.ts')
        writeWhole(flags.bundle, `${JSON.stringify(await makeBundle(examined), null, 2)}\n`)
      }
    } finally {
      await examined.close()
    }
    const { findings } = examined
    if (findings.some((f) => f.level === 'problem')) process.exitCode = 1
    const bundle = flags.bundle ?? null
    return this.show({ findings, bundle }, async (r) => {
      const { drawFindings } = await import('../cli/doctor/draw.ts')
      const drawn = drawFindings(r.findings)
      return r.bundle ? `${drawn}\nWritten: ${r.bundle}` : drawn
    })
  }
}
