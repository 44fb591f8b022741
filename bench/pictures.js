// The pictures of docs/bench as data: which table of figures.json each is drawn from, and how, in Vega-Lite.
//
// Colours are those of a light page; `colours` names what each becomes on a dark one. The file itself holds both, since
// whoever looks at it chooses.
export const colours = {
  '#ffffff': '#0d1117', // page
  '#1f2328': '#e6edf3', // text
  '#59636e': '#9198a1', // lesser text, axes
  '#d1d9e0': '#3d444d', // lines of the grid
  '#0969da': '#4493f8', // ours
  '#8c959f': '#656c76', // others
  '#bc4c00': '#f0883e',
  '#1a7f37': '#3fb950',
  '#8250df': '#ab7df8',
  '#bf3989': '#db61a2',
}
const [page, text, lesser, grid, own, others, ...more] = Object.keys(colours)
const lines = [own, ...more, others]
const font = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif'

const config = {
  background: page,
  font,
  padding: 16,
  view: { stroke: null },
  axis: {
    labelColor: text,
    titleColor: lesser,
    titleFontWeight: 'normal',
    labelFontSize: 12,
    titleFontSize: 12,
    gridColor: grid,
    domainColor: grid,
    tickColor: grid,
    labelLimit: 480,
    labelPadding: 6,
    titlePadding: 8,
  },
  header: { labelColor: text, labelFontSize: 13, labelFontWeight: 'bold', titleColor: lesser },
  legend: {
    labelColor: text,
    titleColor: lesser,
    labelFontSize: 12,
    labelLimit: 260,
    symbolSize: 120,
    title: null,
  },
  title: {
    anchor: 'start',
    color: text,
    subtitleColor: lesser,
    fontSize: 15,
    subtitleFontSize: 12,
    subtitlePadding: 4,
    offset: 14,
    frame: 'group',
  },
}

const title = (heading, below) => ({ title: { text: heading, subtitle: below } })

/** One bar for each row, with its number at the end; ours in a colour of their own. */
const bars = (field, name, format, of = 'server', ours = "datum.server === 'qbsync serve'") => ({
  layer: [
    {
      mark: { type: 'bar', height: 18 },
      encoding: { color: { condition: { test: ours, value: own }, value: others } },
    },
    {
      mark: { type: 'text', align: 'left', dx: 5, fontSize: 12, color: text },
      encoding: { text: { field, type: 'quantitative', format } },
    },
  ],
  encoding: {
    y: {
      field: of,
      type: 'nominal',
      sort: null,
      axis: { title: null, domain: false, ticks: false },
    },
    x: { field, type: 'quantitative', axis: { title: name, tickCount: 5 } },
  },
  width: 430,
  height: { step: 28 },
})

const sizes = (field, heading) => ({
  field,
  type: 'ordinal',
  header: { title: null, labelExpr: heading },
})

/** `file`: in docs/bench. `table`: of figures.json. `spec(rows)`: the picture, without data and configuration. */
export const pictures = [
  {
    file: 'pages.svg',
    table: 'peers',
    spec: () => ({
      ...title('First sync: invoices stored for a second of the processor', [
        'Pages of invoices of five lines over SOAP: parsed, written to SQLite, raw answer kept.',
        'Median page, processor time of the server with all its threads; more is better.',
      ]),
      transform: [{ calculate: '1000 * datum.pageSize / datum.cpuMs', as: 'rate' }],
      facet: { row: sizes('pageSize', "'pages of ' + datum.value") },
      spec: bars('rate', 'invoices for a second of the processor', ',.0f'),
    }),
  },
  {
    file: 'empty.svg',
    table: 'empty',
    spec: () => ({
      ...title('A visit that moves nothing: processor time of its four calls', [
        'Nothing is due: all note who called. Nothing has changed: only qbsync writes anything.',
        'Median, processor time of the server with all its threads; less is better.',
      ]),
      facet: { row: sizes('visit', 'datum.value') },
      spec: bars('cpuMs', 'milliseconds of the processor', '.1f'),
    }),
  },
  {
    file: 'answer20.svg',
    table: 'answer20',
    spec: () => ({
      ...title('One answer of 20 MB: the most memory of the process', [
        'Invoices of five lines in one SOAP call, raw answer kept. Median of three; less is better.',
      ]),
      ...bars('peak', 'megabytes', '.0f'),
    }),
  },
  {
    file: 'simulator.svg',
    table: 'simulator',
    spec: () => ({
      ...title('The simulator: time of an answer, by size of the company', [
        'From the text of a request to the text of its answer; pages of 100. Median; flat is better.',
      ]),
      mark: { type: 'line', point: { size: 50, filled: true }, strokeWidth: 2 },
      encoding: {
        x: {
          field: 'invoices',
          type: 'quantitative',
          scale: { type: 'log' },
          axis: {
            title: 'invoices in the company file',
            values: [100, 1e3, 1e4, 1e5, 1e6],
            format: ',',
          },
        },
        y: { field: 'ms', type: 'quantitative', axis: { title: 'milliseconds' } },
        color: { field: 'work', type: 'nominal', sort: null, scale: { range: lines } },
      },
      width: 430,
      height: 240,
    }),
  },
  {
    file: 'incremental.svg',
    table: 'incremental',
    spec: (rows) => ({
      ...title(`A visit with ${rows[0].changes} changes, by what is held already`, [
        'Processor time of the service: engine, store, backend, encoding; flat is better.',
      ]),
      mark: {
        type: 'line',
        point: { size: 50, filled: true, color: own },
        strokeWidth: 2,
        color: own,
      },
      encoding: {
        x: {
          field: 'invoices',
          type: 'quantitative',
          scale: { type: 'log' },
          axis: { title: 'invoices held', values: [1e3, 1e4, 1e5, 1e6], format: ',' },
        },
        y: {
          field: 'processorMs',
          type: 'quantitative',
          axis: { title: 'milliseconds of the processor' },
        },
      },
      width: 430,
      height: 160,
    }),
  },
  {
    file: 'qbxml.svg',
    table: 'qbxml',
    spec: () => ({
      ...title('Reading and writing qbXML', [
        'Megabytes a second of one thread, best of several; more is better.',
      ]),
      transform: [{ calculate: "datum.work + ': ' + datum.program", as: 'name' }],
      ...bars('speed', 'megabytes a second', '.1f', 'name', "datum.program === 'qbsync'"),
      width: 330,
    }),
  },
  {
    file: 'memory.svg',
    table: 'memory',
    spec: (rows) => ({
      ...title(
        `Memory over a first sync of ${rows.at(-1).invoices.toLocaleString('en')} invoices`,
        ['What each process holds, as the kernel counts it; flat is better.'],
      ),
      mark: { type: 'line', strokeWidth: 2 },
      encoding: {
        x: { field: 'seconds', type: 'quantitative', axis: { title: 'seconds', grid: false } },
        y: { field: 'megabytes', type: 'quantitative', axis: { title: 'megabytes' } },
        color: { field: 'process', type: 'nominal', sort: null, scale: { range: lines } },
      },
      width: 430,
      height: 220,
    }),
  },
]

/** A whole specification, as Vega-Lite takes it. */
export const specOf = (picture, rows) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
  config,
  data: { values: rows },
  ...picture.spec(rows),
})

/** The picture with what it looks like on a dark page. */
export function withDark(svg) {
  const rules = Object.entries(colours).flatMap(([light, dark]) => [
    `[fill="${light}"]{fill:${dark}}`,
    `[stroke="${light}"]{stroke:${dark}}`,
  ])
  return svg.replace(
    /<svg[^>]*>/,
    (start) => `${start}<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`,
  )
}
