import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ProfileValidate extends BaseCommand {
  static override summary =
    'Check a profile of your own: every fault with its line, column and a hint'
  static override description =
    'The file is YAML. It extends one of our profiles with rules that replace or add, with its own selection and interval; docs/profiles.md has all keys. Exit code 0 no faults, 1 faults, 2 the file cannot be read.'
  static override examples = [
    '<%= config.bin %> profile validate ./mine.yaml',
    '<%= config.bin %> profile validate ./mine.yaml --json',
  ]
  static override args = {
    file: Args.string({ required: true, ignoreStdin: true, description: 'YAML file' }),
  }

  async run() {
    const { args } = await this.parse(ProfileValidate)
    const { readProfile } = await import('../../cli/profile/file.ts')
    const { profile, faults } = await readProfile(args.file)
    if (faults.length > 0) process.exitCode = 1
    const result = { file: args.file, profile: profile?.id ?? null, faults }
    return this.show(result, async (r) => {
      const { paint } = await import('../../cli/render.ts')
      if (r.faults.length === 0)
        return `${r.file}: no faults. Use it with: ${this.config.bin} connection create NAME --profile ${r.file}`
      return r.faults
        .map(
          (f) =>
            `${r.file}:${f.line}:${f.column} ${paint.bold(f.path || 'the file')}: ${f.problem}\n  ${f.hint}`,
        )
        .join('\n')
    })
  }
}
