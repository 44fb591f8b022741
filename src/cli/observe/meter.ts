// Numbers that only grow, of this process, in the text format of Prometheus (version 0.0.4).

export type Labels = Readonly<Record<string, string>>

interface Metric {
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly help: string
}

/** Everything that is told; what is not in this table cannot be counted. */
export const metrics = {
  qbsync_build_info: { type: 'gauge', help: 'Always 1; the version is a label.' },
  qbsync_calls_total: { type: 'counter', help: 'Calls of Web Connectors answered, by call.' },
  qbsync_call_seconds: { type: 'histogram', help: 'Seconds from a call to its answer, by call.' },
  qbsync_logins_total: {
    type: 'counter',
    help: 'Logins by what was answered: run, none, busy, nvu.',
  },
  qbsync_sent_bytes_total: {
    type: 'counter',
    help: 'Characters of qbXML handed out, by connection.',
  },
  qbsync_received_bytes_total: {
    type: 'counter',
    help: 'Bytes of qbXML that came back, by connection.',
  },
  qbsync_exchanges_total: {
    type: 'counter',
    help: 'Questions to QuickBooks that were answered, by connection.',
  },
  qbsync_runs_total: { type: 'counter', help: 'Runs that ended, by connection and state.' },
  qbsync_errors_total: { type: 'counter', help: 'Errors noted, by connection and code.' },
  qbsync_log_lines_total: { type: 'counter', help: 'Warnings and errors in the log, by level.' },
  qbsync_open_errors: { type: 'gauge', help: 'Errors that are open, by connection and code.' },
  qbsync_journal: {
    type: 'gauge',
    help: 'Changes for QuickBooks that are not settled, by connection and state.',
  },
  qbsync_requests: {
    type: 'gauge',
    help: 'Requests of people that are not answered, by connection and state.',
  },
  qbsync_conflicts: {
    type: 'gauge',
    help: 'Records changed on both sides that a person decides, by connection.',
  },
  qbsync_open_runs: { type: 'gauge', help: 'Runs under way, by connection.' },
  qbsync_last_call_age_seconds: {
    type: 'gauge',
    help: 'Seconds since the Web Connector called, by connection.',
  },
  qbsync_lag_seconds: {
    type: 'gauge',
    help: 'Seconds since the end of the last good run, by connection.',
  },
  qbsync_first_sync_done: { type: 'gauge', help: '1 once everything was read, by connection.' },
  qbsync_paused: { type: 'gauge', help: '1 while the connection is paused, by connection.' },
  process_resident_memory_bytes: { type: 'gauge', help: 'Memory of this process.' },
} as const satisfies Record<string, Metric>

export type MetricName = keyof typeof metrics

/** Upper bounds in seconds: a poll takes milliseconds, a page of records up to seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

interface Sample {
  readonly labels: Labels
  value: number
}

interface Histogram {
  readonly labels: Labels
  readonly counts: number[]
  sum: number
  count: number
}

export interface Meter {
  count(name: MetricName, labels: Labels, by?: number): void
  observe(name: MetricName, labels: Labels, seconds: number): void
  /** With gauges that were read now. */
  text(gauges: readonly Gauge[]): string
}

export interface Gauge {
  readonly name: MetricName
  readonly labels: Labels
  readonly value: number
}

export function makeMeter(): Meter {
  const counters = new Map<MetricName, Map<string, Sample>>()
  const histograms = new Map<MetricName, Map<string, Histogram>>()

  function rows<T>(of: Map<MetricName, Map<string, T>>, name: MetricName): Map<string, T> {
    let found = of.get(name)
    if (!found) of.set(name, (found = new Map()))
    return found
  }

  return {
    count(name, labels, by = 1) {
      const all = rows(counters, name)
      const key = shown(labels)
      const sample = all.get(key)
      if (sample) sample.value += by
      else all.set(key, { labels, value: by })
    },
    observe(name, labels, seconds) {
      const all = rows(histograms, name)
      const key = shown(labels)
      let one = all.get(key)
      if (!one) all.set(key, (one = { labels, counts: bounds.map(() => 0), sum: 0, count: 0 }))
      one.sum += seconds
      one.count++
      for (const [i, bound] of bounds.entries())
        if (seconds <= bound) one.counts[i] = (one.counts[i] ?? 0) + 1
    },
    text(gauges) {
      const lines: string[] = []
      for (const name of Object.keys(metrics) as MetricName[]) {
        const own = [
          ...[...(counters.get(name)?.values() ?? [])].map((s) => line(name, s.labels, s.value)),
          ...[...(histograms.get(name)?.values() ?? [])].flatMap((h) => histogramLines(name, h)),
          ...gauges.filter((g) => g.name === name).map((g) => line(name, g.labels, g.value)),
        ]
        if (own.length === 0) continue
        const { type, help } = metrics[name]
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...own)
      }
      return `${lines.join('\n')}\n`
    },
  }
}

function histogramLines(name: string, h: Histogram): string[] {
  const buckets = bounds.map((bound, i) =>
    line(`${name}_bucket`, { ...h.labels, le: String(bound) }, h.counts[i] ?? 0),
  )
  return [
    ...buckets,
    line(`${name}_bucket`, { ...h.labels, le: '+Inf' }, h.count),
    line(`${name}_sum`, h.labels, Number(h.sum.toFixed(6))),
    line(`${name}_count`, h.labels, h.count),
  ]
}

const line = (name: string, labels: Labels, value: number): string =>
  `${name}${shown(labels)} ${value}`

/** Label values are outside text: a name of a connection may hold quotes and lines. */
function shown(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
