import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { backoffLimit } from '../../../web/client/backoff.ts';
import { openConnection, type Connection } from './connection.ts';
import type { Connect, LoadOps } from './contract.ts';

/** Opened at once, unless told otherwise; a server's queue of unaccepted connections is 511 long. */
const batch = 200;
/** After each action: 20 a second are the most that one socket may send (PROTOCOL.md B-11). */
const restInMs = 50;

/** The sockets of the load generator and what they were told to wait for. `now` is the machine's monotonic clock, in ms. */
export function createPool({ now, random }: { now: () => number; random: () => number }): LoadOps {
  const connections: Connection[] = [];
  let how: Connect | undefined;
  let opened = 0;
  let lost = 0;
  let isComingBack = false;
  /** what somebody waits for; asked after everything that happens, so it must cost next to nothing */
  let awaited: Awaited | undefined;
  /** the sockets that still have fewer than `target` frames */
  let target = Infinity;
  let behind = 0;
  let onAnswer: ((connection: Connection) => void) | undefined;
  /** how often something was acted on, and when each socket may do so again */
  let turn = 0;
  const restsUntil: number[] = [];

  function open(number: number, failures = 0): void {
    if (!how) throw new Error('connect first');
    let wasOpen = false;
    const connection = openConnection(how, number, {
      open() {
        wasOpen = true;
        opened++;
        check();
      },
      frame() {
        if (connection.frames === target) behind--;
        onAnswer?.(connection);
        check();
      },
      closed() {
        if (connections[number] !== connection) return;
        if (wasOpen) opened--;
        if (isComingBack) comeBackLater(number, wasOpen ? 1 : failures + 1);
        else lost++;
        check();
      },
    });
    connections[number] = connection;
  }

  /** Full jitter, as the product's client does it (web/client/reconnect.ts). */
  function comeBackLater(number: number, failures: number): void {
    setTimeout(() => open(number, failures), random() * backoffLimit(failures, true));
  }

  function check(): void {
    if (!awaited) return;
    if (lost > 0) awaited.fail(new Error(`the server closed ${lost} of ${connections.length} sockets`));
    else if (!awaited.isThere()) return;
    else awaited.done();
    awaited = undefined;
  }

  function until(isThere: () => boolean): Promise<void> {
    return new Promise((done, fail) => {
      awaited = { isThere, done, fail };
      check();
    });
  }

  function mark(): void {
    for (const connection of connections) connection.frames = connection.bytes = 0;
  }

  async function received(frames: number): Promise<{ at: number; bytes: number }> {
    target = frames;
    behind = connections.filter(({ frames: had, isStalled }) => had < frames && !isStalled).length;
    await until(() => behind === 0);
    target = Infinity;
    return { at: now(), bytes: bytes() };
  }

  function bytes(): number {
    return connections.reduce((sum, connection) => sum + connection.bytes, 0);
  }

  /** One socket after the other acts: each may do so only a few times a second, so a small pool rests now and then. */
  async function actOnce(texts: string[]): Promise<number> {
    const socket = turn++ % connections.length;
    await pause(Math.max(0, (restsUntil[socket] ?? 0) - now()));
    mark();
    const began = now();
    restsUntil[socket] = began + texts.length * restInMs;
    connections[socket]?.send(...texts);
    const { at } = await received(texts.length);
    // what the server still has to do for this turn belongs to it
    await setImmediate();
    return at - began;
  }

  return {
    async connect(asked) {
      how = asked;
      for (const connection of connections.splice(0)) connection.end();
      opened = lost = 0;
      const began = now();
      for (let number = 0; number < asked.count; number++) {
        open(number);
        const isLast = number === asked.count - 1;
        if (isLast || (!asked.atOnce && number % batch === batch - 1))
          await until(() => opened === number + 1);
      }
      return { ms: now() - began };
    },

    mark,
    received,

    async act(texts, repeat) {
      const ms: number[] = [];
      let all = 0;
      for (let i = 0; i < repeat; i++) {
        ms.push(await actOnce(texts));
        all += bytes();
      }
      return { ms, bytes: all };
    },

    async request(text, total) {
      mark();
      let asked = 0;
      let answered = 0;
      const ask = (connection: Connection): void => {
        if (asked >= total) return;
        asked++;
        connection.send(text);
      };
      onAnswer = (connection) => {
        answered++;
        ask(connection);
      };
      const began = now();
      connections.forEach(ask);
      await until(() => answered === total);
      onAnswer = undefined;
      return { ms: now() - began, bytes: bytes() };
    },

    stall: (count) => connections.slice(0, count).forEach((connection) => connection.stall()),
    comeBack: () => void (isComingBack = true),

    async back() {
      await until(() => opened === connections.length);
      return { at: now() };
    },

    cpu: () => {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
  };
}

interface Awaited {
  isThere(): boolean;
  done(): void;
  fail(error: Error): void;
}
