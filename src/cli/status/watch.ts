// status --watch: the screen of its own that editors use, so that the terminal is afterwards as it was before.
import { QbsyncError } from '../../errors.ts'
import { untilSignal } from '../serve.ts'

const enter = '\u001b[?1049h\u001b[?25l'
const leave = '\u001b[?25h\u001b[?1049l'
const home = '\u001b[H'
const toLineEnd = '\u001b[K'
const toScreenEnd = '\u001b[J'

export interface Screen {
  readonly rows: () => number | undefined
  readonly write: (text: string) => void
}

const terminal: Screen = {
  rows: () => process.stdout.rows,
  write: (text) => {
    process.stdout.write(text)
  },
}

/** Throws E_USAGE: a file or a pipe has no screen. */
export function mustBeTerminal(isJson: boolean): void {
  if (isJson || !process.stdout.isTTY)
    throw new QbsyncError('E_USAGE', { detail: '--watch needs a terminal to draw on' })
}

/** Timers keep a process alive: short ones, so that it ends at once. */
const napMs = 200

/** Draws until a signal comes; gives the last drawing, so that it can be left on the usual screen. */
export async function watch(
  draw: () => Promise<string>,
  wish: {
    readonly everyMs: number
    readonly sleep: (ms: number) => Promise<void>
    readonly stopped?: Promise<void>
    readonly screen?: Screen
  },
): Promise<string> {
  const { screen = terminal, stopped = untilSignal() } = wish
  let isOver = false
  const end = stopped.then(() => {
    isOver = true
  })
  screen.write(enter)
  try {
    for (;;) {
      const text = await draw()
      if (isOver) return text
      screen.write(home + frame(text, screen.rows() ?? 24) + toScreenEnd)
      for (let waited = 0; waited < wish.everyMs && !isOver; waited += napMs)
        await Promise.race([end, wish.sleep(Math.min(napMs, wish.everyMs - waited))])
      if (isOver) return text
    }
  } finally {
    screen.write(leave)
  }
}

/** At most the lines of the screen, the last of them telling that there are more; each wiped to its end. */
function frame(text: string, rows: number): string {
  const lines = text.split('\n')
  const fits = lines.length < rows
  const shown = fits
    ? lines
    : [...lines.slice(0, rows - 2), `… ${lines.length - rows + 2} more line(s)`]
  return shown.map((line) => `${line}${toLineEnd}\n`).join('')
}
