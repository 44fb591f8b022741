import { Args } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'

export default class Explain extends BaseCommand {
  static override summary = 'Explain a code or a message: cause, who can fix it, what to do'
  static override description =
    'Takes status codes (3200), HRESULTs (0x80040400, 8004040a, -2147220480), codes of the Web Connector (QBWC1039), codes of qbsync (E_…, S_…), and whole messages or log lines that contain any of them. What it finds is explained with the most specific first.'
  static override examples = [
    '<%= config.bin %> explain 3200',
    '<%= config.bin %> explain -2147220480',
    '<%= config.bin %> explain "QBWC1012: Authentication failed due to following error message."',
    '<%= config.bin %> explain - < QWCLog.txt',
  ]
  static override strict = false
  static override args = {
    words: Args.string({
      description: 'code, message or log line, in any number of words; - for stdin',
      required: true,
      // oclif would take what is piped in for the text.
      ignoreStdin: true,
    }),
  }

  /** What is pasted may begin with a hyphen, as a negative HRESULT does: only our own flags are flags. */
  override async init(): Promise<void> {
    const isText = (word: string) =>
      /^-./.test(word) && !/^--(json|help|config|data-dir)\b/.test(word)
    this.argv = this.argv.map((word) => (isText(word) ? ` ${word}` : word))
    await super.init()
  }

  async run() {
    const { argv } = await this.parse(Explain)
    const { explainText, textOfBytes } = await import('../cli/explain/explain.ts')
    const words = argv.map(String)
    const isStdin = words.length === 1 && words[0] === '-'
    const { readBytes } = await import('../cli/read-bytes.ts')
    const text = isStdin ? textOfBytes(readBytes('-')) : words.join(' ')
    const explained = explainText(text)
    const { drawExplained } = await import('../cli/explain/draw.ts')
    return this.show(explained, drawExplained)
  }
}
