// The file that says a server answers: it appears whole, for others wait for it and read it at once.
import { writeWhole } from './write-file.ts'

export function writeReady(file: string, server: { url: string; port: number }): void {
  const ready = { url: server.url, port: server.port, pid: process.pid }
  writeWhole(file, `${JSON.stringify(ready)}\n`)
}
