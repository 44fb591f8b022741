// Finds a data file of this folder, in the sources and in the bundle alike.
import { existsSync } from 'node:fs'

/** `grammar.json` lies beside the sources, and beside the chunks of the bundle or one folder above an entry. */
export function dataFile(name: string): URL {
  for (const place of ['./', '../', '../../']) {
    const url = new URL(`${place}${name}`, import.meta.url)
    if (existsSync(url)) return url
  }
  throw new Error(`${name} is missing from the package`)
}
