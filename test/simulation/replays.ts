// Every run of a simulated stretch of time is replayed from its recording: the engine must decide as it did.
import { loadRecording } from '../../src/recording/recording.ts'
import { replay } from '../../src/replay/replay.ts'
import type { World } from '../world.ts'
import { simulate, type YearOptions } from './year.ts'

export interface Replays {
  readonly runs: number
  readonly failed: number
  readonly exchanges: number
  /** Bytes as they came and as they are kept. */
  readonly bytes: { readonly answers: number; readonly tapes: number; readonly kept: number }
  /** What differed, by run. */
  readonly differences: readonly string[]
}

export async function replayYear(options: YearOptions, most: number): Promise<Replays> {
  let replays: Replays | undefined
  await simulate({
    ...options,
    records: true,
    onEnd: async (w) => {
      replays = await replayAll(w, most)
    },
  })
  if (!replays) throw new Error('the year did not end')
  return replays
}

async function replayAll(w: World, most: number): Promise<Replays> {
  const runs = await w.store.select('runs', {}, { order: [['id', 'asc']], limit: most })
  const differences: string[] = []
  const bytes = { answers: 0, tapes: 0, kept: 0 }
  let exchanges = 0
  for (const run of runs) {
    const recording = await loadRecording(w.store, run, 'test')
    const replayed = await replay(recording)
    exchanges += replayed.exchanges
    for (const part of recording.parts) {
      bytes[part.kind === 'answer' ? 'answers' : 'tapes'] += part.rawBytes
      bytes.kept += part.data.length
    }
    const [first] = replayed.differences
    if (first) differences.push(`run ${run.id}: ${JSON.stringify(first).slice(0, 2000)}`)
    const ends = [replayed.recorded, replayed.replayed].map((e) => `${e.state} ${e.firstError}`)
    if (ends[0] !== ends[1]) differences.push(`run ${run.id} ended: ${ends.join(' | ')}`)
  }
  const failed = runs.filter((r) => r.state !== 'done').length
  return { runs: runs.length, failed, exchanges, bytes, differences }
}
