import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { OnEnd } from './for-this-file.ts';

export interface Link {
  /** the server's address on this way to it */
  readonly url: string;
  /** Ends every connection on this way, without a word. New ones get through. */
  cut(): void;
  /** Cuts, and lets no new connection through, until `restore`. */
  refuse(): void;
  /** From now on each piece of data takes `ms` in each direction. */
  delay(ms: number): void;
  /** Connections stay, and new ones are accepted, but nothing gets through, until `restore`: then it all does. */
  freeze(): void;
  /** As it was at first. */
  restore(): void;
}

interface LinkOptions {
  /** how long a piece of data takes, in order; default: no time. ms */
  latency?: (() => number) | undefined;
  /** default: it ends when the test ends */
  onEnd?: OnEnd;
}

/** Another way to a server on this machine, as if a network lay between. */
export async function openLink(
  to: string,
  { latency = () => 0, onEnd = onTestFinished }: LinkOptions = {},
): Promise<Link> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const waiting = new Set<() => void>();
  let extra = 0;
  let isRefusing = false;
  let isFrozen = false;

  function forward(from: Socket, into: Socket): void {
    let before = Promise.resolve();
    /** After everything that came before it, however late the timers are. */
    function pass(run: () => void): void {
      const due = performance.now() + latency() + extra;
      before = before.then(() => untilDue(due)).then(run);
    }
    sockets.add(from);
    from.setNoDelay();
    from.on('error', () => undefined); // its end says the same
    from.on('data', (piece) => pass(() => into.destroyed || into.write(piece)));
    from.on('close', () => {
      sockets.delete(from);
      pass(() => into.destroy());
    });
  }

  /** Resolves at this time (ms), and not before the link is thawed. */
  async function untilDue(due: number): Promise<void> {
    const ms = due - performance.now();
    if (ms > 0) await setTimeout(ms);
    if (isFrozen) await new Promise<void>((resolve) => waiting.add(resolve));
  }

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  function restore(): void {
    isRefusing = false;
    isFrozen = false;
    extra = 0;
    const late = [...waiting];
    waiting.clear();
    for (const run of late) run();
  }

  const server = createServer((near) => {
    if (isRefusing) return void near.on('error', () => undefined).destroy();
    const far = connect(Number(port), hostname);
    forward(near, far);
    forward(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => {
    server.close();
    cut();
  });

  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href.replace(/\/$/, ''),
    cut,
    refuse() {
      isRefusing = true;
      cut();
    },
    delay: (ms) => void (extra = ms),
    freeze: () => void (isFrozen = true),
    restore,
  };
}
