// One body that may turn out to be long: it takes a place where there is room for such, if anybody wants it.
import { longBodyBytes } from '../limits.ts'
import type { KeptAnswer } from './kept-answer.ts'
import type { Place, Room } from './room.ts'

export class LongBody {
  readonly #room: Room
  #bytes = 0
  #place: Place | undefined
  #isUnwanted = false

  constructor(room: Room) {
    this.#room = room
  }

  /** So many bytes more have come; a promise where the next have to wait. */
  grown(bytes: number, answer: KeptAnswer): Promise<void> | undefined {
    this.#bytes += bytes
    if (this.#bytes <= longBodyBytes || this.#isUnwanted) return undefined
    return this.#place ? this.#place.take(bytes) : this.#enter(answer)
  }

  async #enter(answer: KeptAnswer): Promise<void> {
    this.#isUnwanted = !(await answer.isWanted())
    if (this.#isUnwanted) return
    this.#place = this.#room.enter()
    await this.#place.take(this.#bytes)
  }

  arrived(): void {
    this.#place?.arrived()
  }

  leave(): void {
    this.#place?.leave()
  }
}
