import { createServer, request, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface PlainProxy {
  readonly url: string;
  /** It has been told of WebSockets: passes upgrades on from now on, or not any more. */
  passesUpgrades: boolean;
  /** Answers these paths itself, with 502. */
  blocked: RegExp | undefined;
  /** Cuts every answer off that goes on, as proxies do with long ones. Returns how many there were. */
  cut(): number;
}

/**
 * A reverse proxy that was not told of WebSockets, until the test ends: like nginx without the two headers it passes on every request as a
 * plain one.
 */
export async function startPlainProxy(to: string): Promise<PlainProxy> {
  const hopByHop = ['connection', 'upgrade', 'keep-alive'];
  const answers = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  const server = createServer((asked, answer) => {
    if (proxy.blocked?.test(asked.url ?? '')) return void answer.writeHead(502).end();
    const headers = Object.fromEntries(
      Object.entries(asked.headers).filter(([name]) => !hopByHop.includes(name)),
    );
    answers.add(answer);
    const forwarded = request(to + (asked.url ?? '/'), { method: asked.method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.on('error', () => answer.destroy());
      got.pipe(answer);
    });
    answer.on('close', () => {
      answers.delete(answer);
      forwarded.destroy();
    });
    forwarded.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    asked.pipe(forwarded);
  });
  server.on('upgrade', ({ method, url, rawHeaders }, socket: Socket, head) => {
    if (!proxy.passesUpgrades)
      return void socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    const { hostname, port } = new URL(to);
    const onward = connect(Number(port), hostname, () => {
      const lines = [`${method} ${url} HTTP/1.1`];
      for (let i = 0; i < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
      onward.write([...lines, '', ''].join('\r\n'));
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) {
      sockets.add(end);
      end.on('error', () => undefined).on('close', () => [onward, socket].forEach((each) => each.destroy()));
    }
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    sockets.forEach((socket) => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: PlainProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passesUpgrades: false,
    blocked: undefined,
    cut() {
      const open = [...answers].filter(({ headersSent }) => headersSent);
      open.forEach((answer) => void answer.destroy());
      return open.length;
    },
  };
  return proxy;
}
