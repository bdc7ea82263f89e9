// `npm run dev`: the server restarts when its source changes, the page takes changes while it runs.
// Everything after `--` goes to the server: `npm run dev -- ./mydata --demo`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { wallFont } from './font.mjs';
import { ensureMaps } from './maps.mjs';

// What the server answers; all else is the page, which is served from its sources.
const SERVED = ['/api', '/maps', '/static', '/healthz', '/readyz', '/version'];

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

await ensureMaps(join(root, 'dist/web/maps'));
const page = await startPage(`http://127.0.0.1:${serverPort()}`);
const server = startServer();
console.log(`\n  The page, reloading:  ${page.resolvedUrls.local[0]}\n`);

// Whichever ends first takes the other with it.
const [reason] = await Promise.race([
  once(process, 'SIGINT'),
  once(process, 'SIGTERM'),
  once(server, 'exit'),
]);
if (server.exitCode === null && server.signalCode === null) {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
await page.close();
process.exit(typeof reason === 'number' ? reason : 0);

function startServer() {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const threads = ['--import', join(import.meta.dirname, 'threads.mjs')];
  const watch = ['watch', '--clear-screen=false', ...threads, '-C', 'source', join(root, 'server/index.ts')];
  // In a process group of its own, so that Ctrl-C reaches it once, from here: told twice, it ends without draining.
  const apart = { detached: true, stdio: ['ignore', 'inherit', 'inherit'] };
  return spawn(process.execPath, [tsx, ...watch, ...args], apart);
}

async function startPage(target) {
  const proxy = Object.fromEntries(SERVED.map((path) => [path, { target }]));
  // Sockets come in on any path, pages do too. A path returned is left to Vite: its own socket would have two servers otherwise.
  const pageOrSocket = {
    target,
    ws: true,
    bypass: (request) => (isServersSocket(request) ? undefined : pageOf(request.url)),
  };
  const vite = await createServer({
    root: join(root, 'web'),
    configFile: join(root, 'web/vite.config.ts'),
    plugins: [wallFont(join(root, 'dist/.font'))],
    server: { proxy: { ...proxy, '/': pageOrSocket } },
  });
  return vite.listen();
}

function isServersSocket({ headers }) {
  return headers.upgrade !== undefined && !headers['sec-websocket-protocol']?.startsWith('vite-');
}

function serverPort() {
  const { values } = parseArgs({ args, options: { port: { type: 'string' } }, strict: false });
  return values.port ?? process.env.CHARTWALL_PORT ?? process.env.PORT ?? 8888;
}

/** The console is a page of its own. */
function pageOf(url) {
  return /^\/console(?:[/?]|$)/.test(url) ? '/console.html' : url;
}
