import { defineConfig } from 'vitest/config';

/** A suite of its own (`npm run test:package`): it asks the registry for packages, which the other tests must not need. */
export default defineConfig({
  cacheDir: '../../node_modules/.vite',
  test: { root: import.meta.dirname, include: ['*.test.ts'], testTimeout: 60_000, hookTimeout: 180_000 },
});
