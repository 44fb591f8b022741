// What a connection keeps of its conversations (`prefs set recording`).

export type RecordingMode = 'full' | 'headers'
export const modeOf = (settings: unknown): RecordingMode =>
  (settings as { recording?: RecordingMode } | null)?.recording === 'headers' ? 'headers' : 'full'
