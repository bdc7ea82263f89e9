import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { WebSocket, type RawData } from 'ws';

/** Screens that note when they hear of each change of the wall, and one that makes the changes. */
export interface Watchers {
  /** Turns the page so many times. Resolves to how long each screen took to hear of each, in ms, and how many never did. */
  turn(times: number, everyMs: number): Promise<{ ms: number[]; missing: number }>;
  /** how many were cut since they entered */
  cut(): number;
  end(): Promise<void>;
}

const patienceInMs = 2_000;

export async function startWatchers(port: number, count: number): Promise<Watchers> {
  const sentAt = new Map<number, number>();
  let heard: number[] = [];
  let page = 0;
  let cut = 0;
  let isOver = false;

  function onMessage(raw: RawData): void {
    const at = performance.now();
    const { action, value } = JSON.parse((raw as Buffer).toString()) as { action: string; value: number };
    const sent = action === 'pageChange' ? sentAt.get(value) : undefined;
    if (sent !== undefined) heard.push(at - sent);
  }

  async function enter(screen: string): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    await once(socket, 'open');
    socket.send(JSON.stringify({ action: 'enter', screen }));
    await once(socket, 'message');
    socket.on('close', () => {
      if (!isOver) cut++;
    });
    return socket;
  }

  const screens: WebSocket[] = [];
  for (let n = 0; n < count; n++) screens.push(await enter(`watcher-${n}`));
  for (const screen of screens) screen.on('message', onMessage);
  const operator = await enter('operator');

  return {
    async turn(times, everyMs) {
      heard = [];
      sentAt.clear();
      for (let i = 0; i < times; i++) {
        page = (page + 1) % 1000;
        sentAt.set(page, performance.now());
        operator.send(JSON.stringify({ action: 'pageChange', value: page }));
        await setTimeout(everyMs);
      }
      const late = performance.now() + patienceInMs;
      while (heard.length < times * count && performance.now() < late) await setTimeout(10);
      return { ms: heard, missing: times * count - heard.length };
    },
    cut: () => cut,
    async end() {
      isOver = true;
      const all = [...screens, operator];
      const gone = all.map((socket) => once(socket, 'close'));
      for (const socket of all) socket.terminate();
      await Promise.all(gone);
    },
  };
}
