import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A reverse proxy that was not told of WebSockets, until the test ends: like nginx without the two headers it passes on every request as a
 * plain one. Resolves to its address.
 */
export async function startPlainProxy(to: string): Promise<string> {
  const hopByHop = ['connection', 'upgrade', 'keep-alive'];
  const server = createServer((asked, answer) => {
    const headers = Object.fromEntries(
      Object.entries(asked.headers).filter(([name]) => !hopByHop.includes(name)),
    );
    const forwarded = request(to + (asked.url ?? '/'), { method: asked.method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    forwarded.on('error', () => answer.writeHead(502).end());
    asked.pipe(forwarded);
  });
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
