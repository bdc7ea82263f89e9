import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** The server's content-security policy allows its own files only: nothing is inlined, and no script helps old browsers along. */
export default defineConfig({
  root: import.meta.dirname,
  // One build serves any base path: the server writes it into the page (server/http/web-folder.ts).
  base: './',
  plugins: [vue(), compiledAtOnce('wall')],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // What the page does without; plugins for developers of Vue find nothing to hold on to.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    CHARTWALL_VERSION: JSON.stringify(packageVersion()),
  },
  // the chart types in it are loaded on demand too
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // What the first page needs is one file: cut where other pages begin, it would be twenty, and larger together.
    rolldownOptions: {
      // Its tables of countries, cities and units are made when it is loaded, and only where a table is read.
      treeshake: { moduleSideEffects: [{ test: /server\/table\//, sideEffects: false }] },
      output: { codeSplitting: { groups: [{ name: 'wall', test: /web\/pages\/index\.ts$/ }] } },
    },
  },
});

/** The page compares it with the server's. */
function packageVersion(): string {
  const file = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/**
 * Begins a chunk with V8's explicit compile hint: all of it is compiled beside the main thread while it loads, and not function by function
 * while six charts wait for it. Other engines read a comment. V8 looks for it at the very beginning, and Vite puts code of its own before
 * what an output's banner adds, so it is written last of all. https://v8.dev/blog/explicit-compile-hints
 */
function compiledAtOnce(chunk: string): Plugin {
  const hint = '//# allFunctionsCalledOnLoad\n';
  return {
    name: 'compiled-at-once',
    apply: 'build',
    // The file's name says what is in it.
    augmentChunkHash: ({ name }) => (name === chunk ? hint : undefined),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && file.name === chunk) file.code = hint + file.code;
      },
    },
  };
}
