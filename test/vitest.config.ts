import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'browser', 'development|production'];

// They hold bounds in time or memory that were promised: nothing else runs beside them.
const measured = ['server/socket/peer.test.ts', 'e2e/server-down.test.ts', 'faults/faults.test.ts'];

// The same browser on every machine; it paints without a window of its own, for three quarters of the processor time of an installed one.
if (process.platform === 'linux' && process.arch === 'x64') process.env['CHARTWALL_BROWSER'] ??= 'package';

// Starts the built command, as people do: in a third of the time that its source takes.
const built = 'server/index.test.ts';

// They replace a module or what a browser has, or draw with maps of their own: other files of their worker would get these too. Or they run
// every timer there is, also those that other files left.
const apart = [
  'server/charts/reading/unreadable-files.test.ts',
  'server/charts/watching/unheard-files.test.ts',
  'server/socket/unread.test.ts',
  'web/charts/picture.test.ts',
  'web/charts/picture-any-table.test.ts',
  'web/charts/**/other-odd-data.test.ts',
  'web/composables/first-render-queue.test.ts',
  'web/composables/useEcharts.test.ts',
];

const root = join(import.meta.dirname, '..');
const helper = (file: string) => join(import.meta.dirname, 'helpers', file);

export default defineConfig({
  // Beside the others' caches, not in a node_modules of its own under test/.
  cacheDir: '../node_modules/.vite',
  plugins: [vue()],
  resolve: { conditions },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    root: import.meta.dirname,
    globalSetup: [helper('find-redis.ts')],
    // Charts are laid out without a canvas here.
    setupFiles: [join(import.meta.dirname, 'helpers/measure-texts.ts')],
    testTimeout: 20_000,
    // Starting a browser is a hook, and the first start may have to unpack it.
    hookTimeout: 60_000,
    // Starts in a third of the time that a process takes, and holds its file's modules as apart.
    pool: 'threads',
    // Polling ends as soon as what is awaited holds; a busy machine takes its time.
    expect: { poll: { timeout: 10_000 } },
    // A report of what tests in this process reach; browsers and commands run elsewhere.
    coverage: {
      include: [join(root, 'server/**'), join(root, 'web/**/*.{ts,vue}')],
      allowExternal: true,
      reporter: ['text-summary', 'html'],
      reportsDirectory: join(root, 'coverage'),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['**/*.test.ts'],
          exclude: ['e2e/**', 'pack/**', built, ...measured, ...apart],
          // They leave nothing behind, so files share a worker, and what they test is loaded once a worker: half of the time.
          isolate: false,
          // Some wait for files and sockets, so one more than there are cores; more would only be in each other's way.
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        test: { name: 'apart', include: apart, maxWorkers: 3 },
      },
      {
        extends: true,
        test: { name: 'built', include: [built], globalSetup: [helper('built-command.ts')], maxWorkers: 3 },
      },
      {
        extends: true,
        test: {
          name: 'measured',
          include: measured,
          globalSetup: [helper('built-wall.ts')],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: measured,
          globalSetup: [helper('built-wall.ts')],
          // As with the parts: what they import is loaded once a worker.
          isolate: false,
          // After all else: a browser with several screens takes a core, and with more at a time each takes longer than its share.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
        },
      },
    ],
  },
});
