// Our version, from package.json: one place, read when asked for.
import { existsSync, readFileSync } from 'node:fs'

function find(): string {
  // From src/cli and from dist alike, package.json is one or two folders up.
  for (const up of ['../package.json', '../../package.json']) {
    const url = new URL(up, import.meta.url)
    if (existsSync(url)) {
      const found = JSON.parse(readFileSync(url, 'utf8')) as { name?: string; version?: string }
      if (found.name === 'qbsync' && found.version) return found.version
    }
  }
  return '0.0.0'
}

export const version: string = find()
