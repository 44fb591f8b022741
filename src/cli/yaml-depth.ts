// YAML that nests without end: its parser calls itself for each level, and a few thousand brackets end the process
// instead of making an error.

const deepestFlow = 100
const deepestIndent = 400

/** Line and column, from 1, where the text nests deeper than any file of ours; undefined where it does not. */
export function tooDeepAt(text: string): { line: number; column: number } | undefined {
  let open = 0
  for (const [index, line] of text.split('\n').entries()) {
    // Indentation, and compact lists such as "- - - x".
    const [lead = ''] = /^[ \t?:-]*/.exec(line) ?? []
    if (lead.length > deepestIndent) return { line: index + 1, column: deepestIndent }
    for (let column = 0; column < line.length; column++) {
      const character = line[column]
      if (character === '[' || character === '{') open++
      else if ((character === ']' || character === '}') && open > 0) open--
      if (open > deepestFlow) return { line: index + 1, column: column + 1 }
    }
  }
  return undefined
}
