import { defineConfig } from 'vitest/config'

const unitTests = ['contract/src/**/*.test.ts', 'server/{src,test}/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', '{demo,scripts}/**/*.test.ts']

export default defineConfig({
  test: {
    reporters: ['default', './server/test/count-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: unitTests,
          environment: 'node',
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['e2e/marketplace.ts'],
          // After the unit tests, so that the two do not take each other's time.
          sequence: { groupOrder: 1 },
          // One browser and one marketplace, used by one journey after the other.
          fileParallelism: false,
          // Pages take their time on a busy machine; each journey says where time matters.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
