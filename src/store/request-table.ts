// The table of what people ask QuickBooks through a run: one row a request, with its answer once it came.

export const requests = {
  key: ['connection_id', 'id'],
  columns: {
    connection_id: 'text',
    /** Counted from 1 for each connection. */
    id: 'int',
    asked_at: 'int',
    /** Who asked: name of the user of the computer, or what he said. */
    asked_by: 'text',
    /** What is asked, in a few words. */
    title: 'text',
    /** The document that goes out. */
    document: 'text',
    /** 1: it changes QuickBooks. */
    is_write: 'int',
    /** waiting, sent, in doubt (a write without an answer), unproven (nor is its answer kept), done, failed, cancelled */
    state: 'text',
    attempts: 'int',
    message_set_id: 'text?',
    run_id: 'int?',
    answered_at: 'int?',
    answer: 'text?',
    /** Why there is no answer. */
    problem: 'text?',
  },
} as const
