import { once } from 'node:events';
import { WebSocket, type RawData } from 'ws';
import { getData } from '../contestants/index.ts';

/** Guests that look at every byte they get. */
export interface Readers {
  /** Another content for a chart, about 20 KB; from now on it is the one to wait for. */
  nextText(chart: string): string;
  /** Resolves to how long after `began` the last guest had the newest content; undefined: not within two seconds. */
  lastSeen(chart: string, began: number): Promise<number | undefined>;
  /** How many contents arrived since last asked that nobody wrote. */
  halfSeen(): number;
  end(): Promise<void>;
}

const limitInMs = 2_000;

export async function startReaders(
  port: number,
  { screens, charts }: { screens: number; charts: readonly string[] },
): Promise<Readers> {
  const written = new Map(charts.map((chart) => [chart, [] as string[]]));
  /** chart -> the guests that have the newest content, each with when */
  const seen = new Map<string, Map<WebSocket, number>>();
  let half = 0;
  let version = 0;
  let onSeen = (): void => undefined;

  function onMessage(socket: WebSocket, raw: RawData): void {
    const at = performance.now();
    const { action, chartName, data } = JSON.parse((raw as Buffer).toString()) as Record<string, string>;
    const texts = written.get(chartName ?? '');
    if (action !== 'getData' || !texts || data === undefined) return;
    if (!texts.includes(data)) half++;
    if (data !== texts.at(-1)) return;
    seen.get(chartName ?? '')?.set(socket, at);
    onSeen();
  }

  async function open(): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    socket.on('message', (raw) => onMessage(socket, raw));
    await once(socket, 'open');
    for (const chart of charts) socket.send(getData(chart));
    return socket;
  }

  const sockets = await Promise.all(Array.from({ length: screens }, open));

  return {
    nextText(chart) {
      const text = content(++version);
      const texts = written.get(chart) ?? [];
      texts.push(text);
      // what was written long ago must not come any more
      texts.splice(0, texts.length - 16);
      seen.set(chart, new Map());
      return text;
    },

    async lastSeen(chart, began) {
      const all = new Promise<void>((resolve) => {
        onSeen = () => {
          if (seen.get(chart)?.size === screens) resolve();
        };
        onSeen();
      });
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), limitInMs);
      const isThere = await Promise.race([
        all.then(() => true),
        once(late.signal, 'abort').then(() => false),
      ]);
      clearTimeout(timer);
      return isThere ? Math.max(...(seen.get(chart)?.values() ?? [])) - began : undefined;
    },

    halfSeen() {
      const count = half;
      half = 0;
      return count;
    },

    async end() {
      const gone = sockets.map((socket) => once(socket, 'close'));
      for (const socket of sockets) socket.terminate();
      await Promise.all(gone);
    },
  };
}

function content(version: number): string {
  const rows = Array.from({ length: 700 }, (_, row) => ({
    name: `row ${row}`,
    value: (version * 7 + row) % 1000,
  }));
  return JSON.stringify({ version, rows, end: version });
}
