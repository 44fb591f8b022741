// Room for long bodies. What an answer of 20 MB becomes while it is worked on is several times as long; where twenty
// come at once, those that find no room are not read from their sockets until there is some. Short bodies never wait.
import type { Env } from '../env.ts'
import { longBodiesBytes } from '../limits.ts'

export interface Place {
  /** So many bytes more have come. Where there is no room, a promise: read on when it settles. */
  take(bytes: number): Promise<void> | undefined
  /** All of it is here: from now on it is worked on. */
  arrived(): void
  /** The call is answered, or will never be. */
  leave(): void
}

interface Guest {
  bytes: number
  /** When something of it came, in milliseconds; infinite once all of it is here. */
  movedAt: number
  /** Lets it be read on, while it waits. */
  goOn: (() => void) | undefined
}

/** A body of which nothing comes for so long, in milliseconds, does not keep others waiting. */
const silenceMs = 2000

export class Room {
  readonly #env: Pick<Env, 'now' | 'sleep'>
  readonly #most: number
  /** In the order in which they became long. */
  readonly #guests = new Set<Guest>()
  #taken = 0
  #isWatched = false

  constructor(env: Pick<Env, 'now' | 'sleep'>, most = longBodiesBytes) {
    this.#env = env
    this.#most = most
  }

  /** Bytes of long bodies that are in work. */
  get taken(): number {
    return this.#taken
  }

  enter(): Place {
    const guest: Guest = { bytes: 0, movedAt: this.#env.now(), goOn: undefined }
    this.#guests.add(guest)
    return {
      take: (bytes) => {
        guest.bytes += bytes
        this.#taken += bytes
        guest.movedAt = this.#env.now()
        const isRoom = this.#taken <= this.#most || !this.#isMoving(guest)
        return isRoom ? undefined : this.#wait(guest)
      },
      arrived: () => {
        guest.movedAt = Number.POSITIVE_INFINITY
      },
      leave: () => {
        if (!this.#guests.delete(guest)) return
        this.#taken -= guest.bytes
        guest.goOn?.()
        guest.goOn = undefined
        this.#letIn()
      },
    }
  }

  /** Whether another than this one is on its way to its end; if none were, nobody would ever leave. */
  #isMoving(but?: Guest): boolean {
    const since = this.#env.now() - silenceMs
    for (const guest of this.#guests)
      if (guest !== but && !guest.goOn && guest.movedAt > since) return true
    return false
  }

  #wait(guest: Guest): Promise<void> {
    const turn = new Promise<void>((resolve) => {
      guest.goOn = resolve
    })
    if (!this.#isWatched) void this.#watch()
    return turn
  }

  /** Whoever stopped on the way is found out, as long as others wait. */
  async #watch(): Promise<void> {
    this.#isWatched = true
    while ([...this.#guests].some((guest) => guest.goOn)) {
      await this.#env.sleep(silenceMs)
      this.#letIn()
    }
    this.#isWatched = false
  }

  /** Whoever has waited longest goes first. */
  #letIn(): void {
    for (const guest of this.#guests) {
      if (!guest.goOn) continue
      if (this.#taken > this.#most && this.#isMoving()) return
      const { goOn } = guest
      guest.movedAt = this.#env.now()
      guest.goOn = undefined
      goOn()
    }
  }
}
