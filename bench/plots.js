// npm run bench:plots [-- DIR]: draws what is in figures.json of docs/bench, or of a folder of yours, as SVG files
// beside it. Vega-Lite draws; it is installed with the peers, not with qbsync.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFigures } from './figures.js'
import { pictures, specOf, withDark } from './pictures.js'

const here = (file) => fileURLToPath(new URL(file, import.meta.url))

/** Draws every picture for which there are figures, and says which. */
export async function drawPlots(folder) {
  if (!existsSync(here('peers/node_modules/vega-lite/package.json'))) {
    console.log('No pictures were drawn: npm run bench:peers installs what draws.')
    return
  }
  const { drawSvg } = await import('./peers/draw.js')
  const figures = readFigures(folder)
  for (const picture of pictures) {
    const rows = figures[picture.table]
    if (!rows) {
      console.log(`${picture.file}: no figures yet (npm run bench -- --plots ${picture.table})`)
      continue
    }
    const svg = withDark(await drawSvg(specOf(picture, rows)))
    writeFileSync(join(folder, picture.file), `${svg}\n`)
    console.log(`${join(folder, picture.file)} drawn`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await drawPlots(process.argv[2] ?? here('../docs/bench'))
