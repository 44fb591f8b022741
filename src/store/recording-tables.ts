// The tables that tell later what a run did: its recording, and the records that it changed.

export const recordingTables = {
  /** What a run can be replayed from: its tape and the answers it got, compressed (src/recording). */
  recordings: {
    key: ['connection_id', 'run_id', 'part'],
    columns: {
      connection_id: 'text',
      run_id: 'int',
      /** Counted from 1. */
      part: 'int',
      /** Exchange in which it was noted; 0 before the first. */
      seq: 'int',
      /** tape, answer */
      kind: 'text',
      at: 'int',
      /** Length before it was compressed. */
      raw_bytes: 'int',
      data: 'bytes',
    },
  },
  /** Which exchanges changed a record of the platform. */
  mentions: {
    key: ['connection_id', 'run_id', 'seq', 'entity'],
    columns: {
      connection_id: 'text',
      run_id: 'int',
      seq: 'int',
      entity: 'text',
      /** Platform ids. A row for each record would cost a page of a first sync a twentieth of its time. */
      records: 'json',
      at: 'int',
    },
  },
} as const
