// What `npm start` runs: the build when something changed, then the server in this same process, so that a signal reaches it.
await import('./build.mjs');
if (!process.exitCode) await import('../dist/server/index.js');
