import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const quick = [
  'test/{schema,qbxml,qbwc,sync,store,backend,sim,profiles,recording,replay,fuzz}/**/*.test.ts',
  'test/*.test.ts',
]
export default defineConfig({
  test: {
    env: { TZ: 'UTC' },
    disableConsoleIntercept: true,
    // The default leaves one core free, which on a machine of two runs everything in a row.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: { name: 'quick', include: quick, isolate: false, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/{cli,requirements,simulation}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
