import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { tempFolder } from '../helpers/temp-folder.ts';
import { request } from './http/request.ts';

const root = resolve(import.meta.dirname, '../..');
/** Each test starts processes, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const oneLine = /^chartwall: [^\n]+\n$/;

/** What is no folder, cannot be made one, or is one of the system's. */
const noDataFolders = [
  join(import.meta.filename, 'below'),
  '/dev/null',
  ...(process.platform === 'linux'
    ? ['/proc', '/proc/nowhere', '/proc/self/nowhere', '/sys', '/sys/nowhere']
    : []),
];

test('a command line that cannot be followed ends with one clear line and exit code 2', async () => {
  const [dir] = await folders();
  const runs = await Promise.all([
    runToEnd(['--prot', '80']),
    runToEnd(['--port', 'none']),
    runToEnd(['--host', '0.0.0.0']),
    runToEnd([import.meta.filename]),
    ...noDataFolders.map((path) => runToEnd([path, '--port', '0', '--state-dir', dir])),
    runToEnd([dir, '--port', '0', '--state-dir', dir]),
  ]);
  for (const { code, stdout, stderr } of runs) {
    expect(code).toBe(2);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain('(see chartwall --help)');
    expect(stdout).toBe('');
  }
  expect(runs.map(({ stderr }) => stderr)).toEqual([
    expect.stringContaining('--prot'),
    expect.stringContaining('"none"'),
    expect.stringContaining('--open'),
    expect.stringContaining('is not a folder'),
    ...noDataFolders.map((path) => expect.stringContaining(`The data folder ${path} `)),
    expect.stringContaining('is the data folder: choose another with --state-dir'),
  ]);
});

test('--help explains the flags and the exit codes, --version says the version of the package', async () => {
  const { version } = createRequire(import.meta.url)(join(root, 'package.json')) as { version: string };
  const [help, asked] = await Promise.all([runToEnd(['--help']), runToEnd(['--version'])]);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toMatch(/--guest-port <port>/);
  expect(help.stdout).toMatch(/Exit codes\n {2}0 /);
  expect(asked).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('a port in use, or a host that is not this machine’s, is told in one line that says which flag helps', async () => {
  const port = String(await takenPort());
  const [page, guest, host] = await Promise.all([
    runToEnd([...(await folders()), '--port', port]),
    runToEnd([...(await folders()), '--port', '0', '--guest-port', port]),
    runToEnd([...(await folders()), '--port', '0', '--open', '--host', '192.0.2.1']),
  ]);
  for (const { code, stdout, stderr } of [page, guest, host]) {
    expect(code).toBe(1);
    expect(stderr).toMatch(oneLine);
    expect(stdout).toBe('');
  }
  expect(page.stderr).toContain(`Port ${port} is in use: choose another with --port`);
  expect(guest.stderr).toContain(`Port ${port} is in use: choose another with --guest-port`);
  expect(host.stderr).toContain('192.0.2.1');
});

test('a state folder that cannot hold a journal ends the start with one line that says which flag helps', async () => {
  const [dir, , fifo = ''] = await folders();
  await promisify(execFile)('mkfifo', [join(fifo, 'journal.jsonl')]);
  for (const state of [fifo, '/proc/chartwall/state']) {
    const { code, stdout, stderr } = await runToEnd([dir, '--port', '0', '--state-dir', state]);
    expect(code).toBe(1);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(`The state folder ${state} cannot be used`);
    expect(stderr).toContain('choose another with --state-dir');
    expect(stdout).toBe('');
  }
});

test('the start says where to look, how many charts there are and what is broken; the log is JSON beside it', async () => {
  const [dir, ...state] = await folders({ 'seller.json': '[]', 'rank.json': '[\n  1,\n  oops\n]' });
  const server = run([dir, ...state, '--port', '0', '--guest-port', '0', '--host', '0.0.0.0', '--open']);
  const url = await server.url();
  expect(url).toMatch(/^http:\/\/localhost:\d+\/$/);
  await vi.waitFor(() => expect(server.stdout()).toContain('Ctrl-C'));
  expect(server.stdout()).toContain(`Charts   1 in ${dir}`);
  expect(server.stdout()).toMatch(/Broken {3}rank\.json:3:\d+ \S/);
  expect(server.stdout()).toMatch(/Guests {3}port \d+/);
  expect(server.stdout()).toMatch(/OPEN TO EVERYBODY/);
  await request({ url }).get('api/seller').expect(200);
  const logged = server
    .stderr()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  expect(logged.map(({ msg }) => msg)).toContain('listening');
});

test('started in the data folder itself it keeps its state hidden there, and serves nothing of it', async () => {
  const [dir] = await folders({ 'seller.json': '[]' });
  const server = run(['.', '--port', '0'], { cwd: dir });
  const url = await server.url();
  await access(join(dir, '.chartwall/journal.jsonl'));
  const { body } = await request({ url }).get('api');
  expect(body.charts.map(({ name }: { name: string }) => name)).toEqual(['seller']);
  for (const path of ['api/journal', 'api/.chartwall/journal', 'api/.chartwall%2Fjournal'])
    expect([400, 404]).toContain((await request({ url }).get(path)).status);
});

test.each<{ signals: NodeJS.Signals[]; from: string }>([
  { signals: ['SIGTERM'], from: 'a supervisor' },
  { signals: ['SIGINT', 'SIGINT'], from: 'Ctrl-C under npm, which passes it on a second time' },
])('$signals, from $from: drains, closes sockets with 1012, ends with 0 within 5 s', async ({ signals }) => {
  const server = run([...(await folders({ 'seller.json': '[]' })), '--port', '0']);
  const url = await server.url();
  const socket = new WebSocket(url.replace('http', 'ws'));
  await once(socket, 'open');
  const closed = once(socket, 'close');
  const asked = Date.now();
  for (const signal of signals) server.kill(signal);
  expect((await closed)[0]).toBe(1012);
  expect(await server.ended).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5000);
});

test('a second signal ends it at once, in the middle of draining', async () => {
  const server = run([...(await folders()), '--port', '0']);
  const { port } = new URL(await server.url());
  const slow = connect(Number(port), 'localhost').on('error', () => {});
  onTestFinished(() => void slow.destroy());
  slow.write('POST /api HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n');
  await once(slow, 'data'); // it has the request, and waits for a body that never comes
  server.kill('SIGTERM');
  await setTimeout(700);
  server.kill('SIGTERM');
  expect(await server.ended).toBe(1);
  expect(server.stderr()).toContain('asked twice');
});

test('an error that nobody expected is the last line of the log, and ends the process for a supervisor to start again', async () => {
  const trap = 'data:text/javascript,process.on("SIGUSR2",()=>{Promise.reject(new Error("unforeseen"))})';
  const server = run([...(await folders()), '--port', '0'], { nodeArgs: ['--import', trap] });
  await server.url();
  server.kill('SIGUSR2');
  expect(await server.ended).toBe(1);
  const last = server.stderr().trim().split('\n').at(-1) ?? '';
  expect(JSON.parse(last)).toMatchObject({ level: 60, err: { message: 'unforeseen' } });
});

test('check ends with 1 when a file is broken and with 0 when none is', async () => {
  const [broken] = await folders({ 'good.json': '[]', 'rank.json': '[\n  1,\n  oops\n]' });
  const [good] = await folders({ 'good.json': '[]' });
  const [bad, fine] = await Promise.all([runToEnd(['check', broken]), runToEnd(['check', good])]);
  expect(bad.code).toBe(1);
  expect(bad.stdout).toMatch(/rank\.json:3:\d+/);
  expect(fine).toMatchObject({ code: 0, stderr: '' });
});

test('init writes a folder that check finds nothing wrong with', async () => {
  const [dir] = await folders();
  const written = await runToEnd(['init', dir]);
  expect(written).toMatchObject({ code: 0, stderr: '' });
  expect(written.stdout).toContain('example-months.csv');
  expect(await runToEnd(['check', dir])).toMatchObject({ code: 0, stderr: '' });
  expect(await runToEnd(['init', import.meta.filename])).toMatchObject({ code: 2, stderr: '' });
});

test('--demo shows moving sample data, and leaves nothing behind', async () => {
  const [, ...state] = await folders();
  const server = run(['--demo', '--port', '0', ...state]);
  const url = await server.url();
  const seller = async () => (await request({ url }).get('api/seller').expect(200)).text;
  const first = await seller();
  await vi.waitFor(async () => expect(await seller()).not.toBe(first), { timeout: 15_000 });
  const [, dir = ''] = / in (\S+chartwall-demo-\w+)\n/.exec(server.stdout()) ?? [];
  await access(dir);
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  await expect(access(dir)).rejects.toThrow('ENOENT');
});

/** The built command, with an environment that says nothing. Killed when the test ends. */
function run(
  args: readonly string[],
  { nodeArgs = [], cwd = root }: { nodeArgs?: readonly string[]; cwd?: string } = {},
) {
  const command = [...nodeArgs, join(root, 'dist/server/index.js'), ...args];
  const child = spawn(process.execPath, command, { cwd, env: { PATH: process.env['PATH'] } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const firstUrl = () =>
    /http:\/\/\S+/.exec(stdout)?.[0] ?? expect.fail(`no address yet: ${stdout}${stderr}`);
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    url: () => vi.waitFor(firstUrl, { timeout: 30_000 }),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

async function runToEnd(args: readonly string[]) {
  const { ended, stdout, stderr } = run(args);
  return { code: await ended, stdout: stdout(), stderr: stderr() };
}

/** A fresh data folder with these files, and the flags for a state folder of its own. */
async function folders(files: Record<string, string> = {}): Promise<[dir: string, ...state: string[]]> {
  const dir = await tempFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  return [dir, '--state-dir', await tempFolder()];
}

async function takenPort(): Promise<number> {
  const taker = createServer().listen(0, '127.0.0.1');
  await once(taker, 'listening');
  onTestFinished(() => void taker.close());
  return (taker.address() as AddressInfo).port;
}
