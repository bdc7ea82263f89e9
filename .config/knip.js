export default {
  // The server's and the client library's entries are read from package.json.
  entry: [
    '.config/{audit,build,start,dev,count-tests,failed-tests,threads}.mjs',
    // Started as threads.
    'server/{charts/reading,http/pictures}/worker.ts',
    'web/composables/resolve-worker.ts',
    // of a page that is built apart
    'web/console/index.ts',
    'test/**/*.test.ts',
    // Started as processes or served as pages by the tests, by path.
    'test/**/*-server.ts',
    'test/e2e/*/main.ts',
    'test/bench/**/*.ts',
  ],
  project: ['{server,web,test}/**/*.{ts,vue}', '.config/**/*.{js,mjs}'],
  vite: { config: ['web/vite.config.ts'] },
  vitest: { config: ['test/**/vitest.config.ts'] },
  // A type that an exported function speaks of is part of what it says.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // nginx is measured beside ours where it is installed; script (util-linux) gives a test a real terminal.
  ignoreBinaries: ['nginx', 'script'],
  ignoreDependencies: [
    // Only its one file is named, and cut for the page.
    '@fontsource-variable/inter',
    // Started by name in a process of its own, which no import shows.
    '@sparticuz/chromium',
  ],
};
