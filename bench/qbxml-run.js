// Workload "qbxml": reading and writing qbXML beside fast-xml-parser and xmlbuilder2, in a process of its own.
import { fileURLToPath } from 'node:url'
import { run } from './process.js'

export async function benchQbxml() {
  const { out } = await run([
    '--import',
    'tsx',
    fileURLToPath(new URL('qbxml.ts', import.meta.url)),
  ])
  console.log(`\n${out.trimEnd()}`)
}
