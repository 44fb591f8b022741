// The build: JavaScript bundled by esbuild (one entry a command, shared code in chunks, packages left outside),
// types by tsc, and oclif's manifest, so that a command loads only what it needs.
import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
rmSync('dist', { recursive: true, force: true })
rmSync('oclif.manifest.json', { force: true })

const commands = readdirSync('src/commands', { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src/commands', file))

await build({
  // The framework calls not-found by its name.
  entryPoints: ['src/index.ts', 'src/cli/not-found.ts', ...commands],
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
})
copyFileSync('src/schema/grammar.json', 'dist/grammar.json')

const run = (file, args) => {
  const { status } = spawnSync(process.execPath, [file, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, OCLIF_SKIP_NEW_VERSION_CHECK: 'true' },
  })
  if (status !== 0) process.exit(status ?? 1)
}
if (!process.argv.includes('--no-types'))
  run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json'])
run('node_modules/oclif/bin/run.js', ['manifest'])
