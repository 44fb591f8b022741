import { defineConfig } from 'vitest/config'

const quick = [
  'test/{schema,qbxml,qbwc,sync,store,backend,sim,profiles,recording,replay}/**/*.test.ts',
  'test/*.test.ts',
]
export default defineConfig({
  test: {
    env: { TZ: 'UTC' },
    disableConsoleIntercept: true,
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
