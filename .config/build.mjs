// Builds what is served and shipped: `npm run build`, and first of all in `npm start` and in the browser tests.
// Plain JavaScript on purpose: it must run on the oldest supported Node before anything is compiled.
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAdvances } from './advances.mjs';
import { compressFolder } from './compress.mjs';
import { wallFont } from './font.mjs';
import { hashSources, isUpToDate, remember } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { makeMaps } from './maps.mjs';
import { makeSchemas } from './schemas.mjs';
import { compileServer } from './server.mjs';
import { makeServiceWorker } from './service-worker.mjs';

const root = join(import.meta.dirname, '..');

// Always production: test runners set NODE_ENV=test, which adds 20 KB of development code from Vue and ECharts.
process.env.NODE_ENV = 'production';
const dist = join(root, 'dist');

const steps = [
  ['server', () => compileServer(root)],
  ['schemas', () => makeSchemas(root)],
  ['client library', buildClient],
  ['pictures', buildPicture],
  ['pages', buildPages],
];

if (!(await isUpToDate(root))) {
  await mkdir(dist, { recursive: true });
  await withLock(join(dist, '.lock'), build);
}

async function build() {
  // Another build may have done the work while this one waited.
  if (await isUpToDate(root)) return;
  console.log('Building Chartwall (only after a change)');
  // One of the sources is made of the font.
  await makeAdvances(root);
  // Taken first: what is edited while it builds counts as changed the next time.
  const sources = await hashSources(root);
  for (const [name, run] of steps) {
    if (!(await succeeds(name, run))) {
      process.exitCode = 1;
      return;
    }
  }
  await remember(root, sources);
}

async function succeeds(name, run) {
  const began = performance.now();
  process.stdout.write(`  ${name.padEnd(16)}`);
  try {
    await run();
  } catch (error) {
    console.log('failed');
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`);
  return true;
}

/** One ES module for other people's pages: everything it needs is inside. */
async function buildClient() {
  const vite = await import('vite');
  await vite.build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['source', ...vite.defaultClientConditions] },
    build: {
      outDir: join(dist, 'client'),
      // The declarations that the compiler wrote lie there already.
      emptyOutDir: false,
      lib: { entry: join(root, 'web/client/index.ts'), formats: ['es'], fileName: () => 'index.js' },
    },
  });
}

/** What draws charts on the server: one file for Node with ECharts in it, so that who installs the package need not. */
async function buildPicture() {
  const vite = await import('vite');
  await vite.build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['source', ...vite.defaultServerConditions] },
    ssr: { noExternal: true },
    build: {
      outDir: join(dist, 'picture'),
      emptyOutDir: true,
      ssr: join(root, 'web/charts/picture.ts'),
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'index.js', codeSplitting: false } },
    },
  });
}

/** Made beside the old pages and swapped in whole, so that a running server never serves half of it. */
async function buildPages() {
  const fresh = join(dist, '.web');
  await buildPage({ outDir: fresh, emptyOutDir: true });
  // On its own: a chunk that both shared would be one more that screens have to load.
  await buildPage({
    outDir: fresh,
    emptyOutDir: false,
    copyPublicDir: false,
    assetsDir: 'console-assets',
    rolldownOptions: { input: join(root, 'web/console.html') },
  });
  await makeMaps(join(fresh, 'maps'));
  await makeServiceWorker(join(root, 'web/service-worker.js'), fresh);
  await compressFolder(fresh);
  await rm(join(dist, 'web'), { recursive: true, force: true });
  await rename(fresh, join(dist, 'web'));
}

async function buildPage(build) {
  const vite = await import('vite');
  await vite.build({
    root: join(root, 'web'),
    configFile: join(root, 'web/vite.config.ts'),
    plugins: [wallFont(join(dist, '.font'))],
    logLevel: 'warn',
    build: { reportCompressedSize: false, chunkSizeWarningLimit: 1500, ...build },
  });
}
