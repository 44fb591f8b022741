// Small numbers for people.
export const sorted = (values) => [...values].sort((a, b) => a - b)
export const median = (values) => {
  const all = sorted(values)
  const half = all.length >> 1
  return all.length % 2 === 1 ? all[half] : (all[half - 1] + all[half]) / 2
}
const digits = (n) => (n >= 100 ? n.toFixed(0) : n.toPrecision(3))
/** "12.1 – 13.4 – 21.0": least, median, most. */
export const spread = (values) => {
  const all = sorted(values)
  return [all[0], median(all), all.at(-1)].map(digits).join(' – ')
}
export const times = (ratio) => `${ratio.toFixed(2)} ×`

/** A table in Markdown, so that it can be put into RESULTS.md as it is. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i].length)))
  const line = (row) => `| ${row.map((text, i) => text.padEnd(widths[i])).join(' | ')} |`
  const rule = `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`
  return [line(all[0]), rule, ...all.slice(1).map(line)].join('\n')
}
