import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * Another way to a server on this machine, on which each piece of data takes up to `jitter` ms, in order, as on a busy wireless network; until
 * the test ends. Resolves to its address.
 */
export async function openJitteryLink(to: string, jitter: number, random: () => number): Promise<string> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.setNoDelay();
      from.on('error', () => undefined); // its end says the same
      from.on('close', () => into.destroy());
      delay(from, into);
    }
  });

  function delay(from: Socket, into: Socket): void {
    let last = 0;
    from.on('data', (piece) => {
      last = Math.max(last, performance.now() + random() * jitter);
      setTimeout(() => into.destroyed || into.write(piece), last - performance.now());
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
