// Vega-Lite in, SVG out: no browser, no canvas.
import { parse, textMetrics, View } from 'vega'
import { compile } from 'vega-lite'

// Without a canvas Vega takes every letter for 0.8 of the font's size, which makes half of a picture margin. These are
// the widths of a usual font without serifs, a little wide, so that nothing is cut off.
const narrow = /[ijlrtfI.,:;'|!()[\]/ -]/g
const wide = /[mwMW@%×–]/g
function widthOf(item, text) {
  const letters = String(text ?? '')
  const count = (pattern) => letters.match(pattern)?.length ?? 0
  const [thin, broad] = [count(narrow), count(wide)]
  const normal = letters.length - thin - broad
  const bold = item.fontWeight === 'bold' || item.fontWeight >= 600 ? 1.12 : 1
  return (thin * 0.38 + broad * 0.95 + normal * 0.64) * (item.fontSize ?? 11) * bold
}
textMetrics.width = widthOf

/** The text of an SVG file; rejects where the specification cannot be drawn. */
export async function drawSvg(spec) {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}
