import { defineConfig } from 'vitest/config';
import { patienceMs } from './test/support/patience.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // Generous hang guards only: no test asserts wall time.
    testTimeout: 3 * patienceMs,
    hookTimeout: 3 * patienceMs,
    // Its own default is a second, which a busy machine takes for a start of a program.
    expect: { poll: { timeout: patienceMs } },
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/fail-on-warning.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
  },
});
