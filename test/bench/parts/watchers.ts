import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { clientFrame } from '../load/frames.ts';
import { manners } from '../load/handshake.ts';

/** Screens that note when they hear of each change of the wall, and one that makes the changes. */
export interface Watchers {
  /** Turns the page so many times. Resolves to how long each screen took to hear of each, in ms, and how many never did. */
  turn(times: number, everyMs: number): Promise<{ ms: number[]; missing: number }>;
  /** how many were cut since they entered */
  cut(): number;
  end(): Promise<void>;
}

const patienceInMs = 2_000;
/** As often as screens do: who never says a word is cut. */
const beatInMs = 5_000;
const heartbeat = clientFrame('{"action":"heartbeat","sent":1}');
/** What is in the frame of a change, and nowhere else; looked for in bytes, since frames by the thousand would keep this process from noting the time. */
const change = /"action":"pageChange","socketType":"pageChange","value":(\d+)/g;
const longestChange = 120;

/** @param operatorPort where the one is that makes the changes */
export async function startWatchers(port: number, count: number, operatorPort = port): Promise<Watchers> {
  const sentAt = new Map<number, number>();
  let heard: number[] = [];
  let page = 0;
  let cut = 0;
  let isOver = false;

  /** Notes the changes in what comes; each only once, though the end of a piece is looked at again with the next. */
  function watch(socket: Socket): void {
    let end = '';
    let last = 0;
    socket.on('data', (chunk: Buffer) => {
      const at = performance.now();
      const text = end + chunk.toString('latin1');
      for (const [, digits] of text.matchAll(change)) {
        const value = Number(digits);
        const sent = sentAt.get(value);
        if (value === last || sent === undefined) continue;
        last = value;
        heard.push(at - sent);
      }
      end = text.slice(-longestChange);
    });
  }

  async function enter(screen: string, at = port): Promise<Socket> {
    const socket = connect(at, '127.0.0.1');
    socket.write(manners.websocket.upgrade ?? '');
    await once(socket, 'data');
    socket.write(clientFrame(JSON.stringify({ action: 'enter', screen })));
    await once(socket, 'data');
    socket.on('error', () => undefined); // 'close' follows
    socket.on('close', () => {
      if (!isOver) cut++;
    });
    return socket;
  }

  const screens: Socket[] = [];
  for (let n = 0; n < count; n++) screens.push(await enter(`watcher-${n}`));
  screens.forEach(watch);
  const operator = await enter('operator', operatorPort);
  operator.resume();
  const all = [...screens, operator];
  const beats = setInterval(() => all.forEach((socket) => socket.write(heartbeat)), beatInMs);

  return {
    async turn(times, everyMs) {
      heard = [];
      sentAt.clear();
      for (let i = 0; i < times; i++) {
        page = (page % 999) + 1;
        sentAt.set(page, performance.now());
        operator.write(clientFrame(JSON.stringify({ action: 'pageChange', value: page })));
        await setTimeout(everyMs);
      }
      const late = performance.now() + patienceInMs;
      while (heard.length < times * count && performance.now() < late) await setTimeout(10);
      return { ms: heard, missing: times * count - heard.length };
    },
    cut: () => cut,
    async end() {
      isOver = true;
      clearInterval(beats);
      const gone = all.map((socket) => once(socket, 'close'));
      for (const socket of all) socket.destroy();
      await Promise.all(gone);
    },
  };
}
