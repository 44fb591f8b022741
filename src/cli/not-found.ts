// What oclif calls where no command has the name that was typed: the same error as everywhere else, also as JSON.
import type { Hook } from '@oclif/core'
import { nearest, QbsyncError } from '../errors.ts'
import { tell } from './tell.ts'

const hook: Hook.CommandNotFound = async ({ argv, config, id }) => {
  const typed = id.replaceAll(':', ' ')
  const ids = config.commands.filter((c) => !c.hidden).map((c) => c.id.replaceAll(':', ' '))
  const hint = hintFor(typed, ids)
  tell(new QbsyncError('E_NOT_FOUND', { thing: 'command', id: typed, hint }), {
    json: argv?.includes('--json') === true,
  })
}

export default hook

/** A word too many behind a command; a command that the topic does not have; anything else. */
function hintFor(typed: string, ids: readonly string[]): string {
  const words = typed.split(' ')
  for (let n = words.length - 1; n > 0; n--) {
    const before = words.slice(0, n).join(' ')
    const below = ids.filter((id) => id.startsWith(`${before} `))
    if (below.length > 0) return `There are: ${below.map((id) => `qbsync ${id}`).join(', ')}.`
    if (ids.includes(before))
      return `"${words.slice(n).join(' ')}" is too much behind it; see: qbsync ${before} --help.`
  }
  const near = nearest(typed, [...new Set(ids.flatMap((id) => [id, id.split(' ')[0] ?? id]))], 2)
  return `Did you mean qbsync ${near.join(' or qbsync ')}? All of them: qbsync --help.`
}
