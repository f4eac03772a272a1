import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    benchmark: { include: ['test/bench/*.bench.ts'] },
    globalSetup: 'test/setup.ts',
    // As many files as there are begin sooner in threads than in processes.
    pool: 'threads',
    // Of two cores the runner would leave one idle.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
