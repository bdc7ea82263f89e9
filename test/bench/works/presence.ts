import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Bench, Sample, Work } from '../parts/bench.ts';
import { startWall, type Wall } from '../parts/wall.ts';

export const presenceTitle = '1,000 screens are there';
export const presenceUnits = {
  cpu: 'µs of the server per screen and minute',
  told: 'KB told to the operator a second',
};

const screens = 1000;
const heartbeatInMs = 5000;
/** Of each screen: it turns a page so often. */
const factsInMs = 15_000;
const measuredInMs = 10_000;
const quickInMs = 2000;

const facts = (page: string) => ({
  browser: 'Chromium 140, Linux',
  viewport: [1920, 1080],
  pixelRatio: 1,
  displayMode: 'fullscreen',
  language: 'en',
  page,
  fullScreen: null,
  theme: 'chalk',
  kiosk: true,
});
const charts = Object.fromEntries(
  ['trend', 'seller', 'map', 'rank', 'hot', 'stock'].map((name) => [
    name,
    { revision: 17, modified: 1.7e12 },
  ]),
);
const telemetry = { roundTrip: 2.3, clockOffset: -12, frames: 0, heap: 41_000_000, charts };

export const presence: Work = {
  name: 'presence',
  words: `what ${screens} screens cost the built server that say they are there, and how, with and without an operator who looks`,
  async run(bench) {
    const wall = await startWall(bench.stage);
    const sockets = await openScreens(wall.port);
    bench.stage.atEnd(() => Promise.resolve(sockets.forEach((socket) => socket.terminate())));
    bench.record(presenceTitle, 'nobody looks', await measure(bench, wall));
    const operator = await open(wall.port);
    let told = 0;
    operator.on('message', (data: Buffer) => (told += data.length));
    for (const [who, request] of [
      ['an operator looks', { action: 'presence' }],
      ['with telemetry', { action: 'presence', telemetry: true }],
    ] as const) {
      operator.send(JSON.stringify(request));
      await setTimeout(1000);
      told = 0;
      const sample = await measure(bench, wall);
      const seconds = (bench.quick ? quickInMs : measuredInMs) / 1000;
      bench.record(presenceTitle, who, { ...sample, [presenceUnits.told]: told / 1024 / seconds });
    }
    operator.terminate();
  },
};

async function measure(bench: Bench, wall: Wall): Promise<Sample> {
  const ms = bench.quick ? quickInMs : measuredInMs;
  const before = await wall.probe.ask('cpu');
  await setTimeout(ms);
  const used = (await wall.probe.ask('cpu')) - before;
  return { [presenceUnits.cpu]: (1000 * used * (60_000 / ms)) / screens };
}

async function open(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  await once(socket, 'open');
  return socket;
}

/** Screens that do what pages do: a heartbeat every 5 s, facts when they change, and telemetry once they are asked. */
async function openScreens(port: number): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let n = 0; n < screens; n++) {
    const socket = await open(port);
    const send = (message: object): void => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    };
    // spread over their periods, as screens are
    every(heartbeatInMs, n, () => send({ action: 'heartbeat', sent: n }));
    let turns = 0;
    every(factsInMs, n, () => send({ action: 'facts', value: facts(`page${++turns % 3}`) }));
    let isAsked = false;
    every(1000, n, () => isAsked && send({ action: 'telemetry', value: telemetry }));
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8', 0, 40);
      if (text.startsWith('{"action":"telemetry"')) isAsked = text.includes('"every"');
    });
    send({ action: 'enter', screen: `s${n}`, name: `Screen ${n}`, facts: facts('page0') });
    sockets.push(socket);
  }
  return sockets;

  function every(ms: number, n: number, run: () => void): void {
    const first = (ms * n) / screens;
    void setTimeout(first, undefined, { ref: false }).then(() => {
      run();
      setInterval(run, ms).unref();
    });
  }
}
