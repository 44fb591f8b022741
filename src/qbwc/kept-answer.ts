// The answer of QuickBooks goes two ways while it arrives: to the reader, and compressed into the recording.
import { type Packed, Packer } from '../recording/pack.ts'
import { newAnswerReader } from './answer-reader.ts'
import type { AnswerReader } from './envelope.ts'
import type { WebConnectorService } from './service-port.ts'
import { malformed } from './tag.ts'

export class KeptAnswer {
  readonly #service: WebConnectorService
  #packer: Packer | undefined
  #ticket = ''
  #isUnwanted = false

  constructor(service: WebConnectorService) {
    this.#service = service
  }

  /** What reads `response`, once the arguments before it are known. */
  reader(args: Readonly<Record<string, string>>): AnswerReader {
    this.#ticket = args['ticket'] ?? ''
    const reader = newAnswerReader()
    if (this.#service.keepsAnswer?.(this.#ticket)) this.#packer = new Packer()
    return {
      write: (bytes) => {
        if (this.#isUnwanted) throw malformed('there is no session of this ticket')
        this.#packer?.write(bytes)
        reader.write(bytes)
      },
      end: () => reader.end(),
    }
  }

  /** False: nobody asked for it, and what is still to come of it is thrown away. */
  async isWanted(): Promise<boolean> {
    const isKnown = (await this.#service.knows?.(this.#ticket)) ?? true
    if (isKnown) return true
    this.#isUnwanted = true
    this.#packer = undefined
    return false
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
