import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { freePort } from '../helpers/free-port.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const script = join(import.meta.dirname, '../../.config/dev.mjs');

// The server is compiled as it starts.
const soon = { timeout: 60_000 };

test(
  '`npm run dev` passes screens on to the server, and leaves the sockets of its own reloads to Vite',
  soon,
  async () => {
    const page = await startDev();
    const client = await (await fetch(`${page}@vite/client`)).text();
    const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
    const reloads = open(`${page}?token=${token}`, 'vite-hmr');
    await once(reloads, 'message');
    const screen = open(page);
    await once(screen, 'open');
    screen.send(JSON.stringify({ action: 'enter', screen: 'a-screen-for-dev', known: {} }));
    const [answer] = (await once(screen, 'message')) as [Buffer];
    expect(JSON.parse(String(answer))).toMatchObject({ action: 'entered' });
    expect(reloads.readyState).toBe(WebSocket.OPEN);
  },
);

function open(url: string, protocol?: string): WebSocket {
  const socket = new WebSocket(url.replace('http', 'ws'), protocol);
  onTestFinished(() => socket.terminate());
  return socket;
}

/** Resolves to the page's address once the server listens too. */
async function startDev(): Promise<string> {
  const state = await tempFolder();
  const flags = ['--port', String(await freePort()), '--state-dir', state];
  const dev = spawn(process.execPath, [script, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    dev.kill('SIGTERM');
    await once(dev, 'exit');
  });
  let said = '';
  dev.stdout.on('data', (chunk) => (said += String(chunk)));
  await expect.poll(() => said, soon).toContain('Wall');
  return /reloading: *(\S+)/.exec(said)?.[1] ?? '';
}
