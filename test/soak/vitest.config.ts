import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm run soak`: the suite's own test of growth, with so many of everything that it takes minutes. */
export default defineConfig({
  cacheDir: '../../node_modules/.vite',
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['e2e/growth.test.ts'],
    globalSetup: [join(import.meta.dirname, '../helpers/built-wall.ts')],
    env: { CHARTWALL_SOAK: 'true' },
    hookTimeout: 60_000,
    // Said as it happens, not when it is over.
    disableConsoleIntercept: true,
  },
});
