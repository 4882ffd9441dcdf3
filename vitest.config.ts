import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    // Generous hang guards only: no test asserts wall time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/fail-on-warning.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
  },
});
