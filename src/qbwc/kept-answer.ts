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

  /** What was kept, as a part of the call. */
  taken(): { kept?: Packed } {
    const kept = this.#packer?.end()
    return kept && kept.rawBytes > 0 ? { kept } : {}
  }
}
