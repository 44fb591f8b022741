// A file of runs export, replayed: for tests of one's own.
import { readFileSync } from 'node:fs'
import { recordingOfBytes } from '../recording/file.ts'
import { type Replayed, replay } from './replay.ts'

/** Throws E_RECORDING, and what reading a file throws. */
export const replayFile = async (file: string): Promise<Replayed> =>
  replay(recordingOfBytes(readFileSync(file), file))
