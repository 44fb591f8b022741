// The answer of QuickBooks goes two ways while it arrives: to the reader, and compressed into the recording.
import { type Packed, Packer } from '../recording/pack.ts'
import { newAnswerReader } from './answer-reader.ts'
import type { AnswerReader } from './envelope.ts'
import type { WebConnectorService } from './service-port.ts'

export class KeptAnswer {
  readonly #service: WebConnectorService
  #packer: Packer | undefined

  constructor(service: WebConnectorService) {
    this.#service = service
  }

  /** What reads `response`, once the arguments before it are known. */
  reader(args: Readonly<Record<string, string>>): AnswerReader {
    const reader = newAnswerReader()
    if (!this.#service.keepsAnswer?.(args['ticket'] ?? '')) return reader
    const packer = new Packer()
    this.#packer = packer
    return {
      write(bytes) {
        packer.write(bytes)
        reader.write(bytes)
      },
      end: () => reader.end(),
    }
  }

  /** What was kept, as a part of the call; zlib may still be at it. */
  taken(): { kept?: Promise<Packed> } {
    const packer = this.#packer
    if (!packer || packer.rawBytes === 0) return {}
    const kept = packer.end()
    // Whoever stores it is told; a call that stores nothing does not care.
    kept.catch(() => undefined)
    return { kept }
  }
}
