import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const root = join(import.meta.dirname, '../..');

/**
 * Somebody else's web server: the files of one folder, and the client library as `/chartwall-client.js`, on an origin of
 * their own until the test ends. Resolves to that origin.
 */
export async function startForeignSite(folder: string): Promise<string> {
  const clientLibrary = await findClientLibrary();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    const file = pathname === '/chartwall-client.js' ? clientLibrary : join(folder, pathname);
    readFile(file).then(
      (content) => response.setHeader('Content-Type', types[extname(file)] ?? '').end(content),
      () => response.writeHead(404).end(),
    );
  });
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What `chartwall/client` is for other people. (To ask Node would find our own sources: tests run with the condition `source`.) */
async function findClientLibrary(): Promise<string> {
  const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    exports: { './client': { default: string } };
  };
  return join(root, exports['./client'].default);
}
