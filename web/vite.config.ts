import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, defineConfig } from 'vite';

/** The server's content-security policy allows its own files only: nothing is inlined, and no script helps old browsers along. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // What the page does without; plugins for developers of Vue find nothing to hold on to.
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // What the first page needs is one file: cut where other pages begin, it would be twenty, and larger together.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'wall', test: /web\/pages\/index\.ts$/ }] } },
    },
  },
});
