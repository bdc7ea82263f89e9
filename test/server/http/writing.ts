import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startWallServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { request } from './request.ts';

/** The real server with its folder, and requests for its charts. What is written is JSON unless `type()` says otherwise. */
export async function startWriting(options: TestServerOptions = {}) {
  const wall = await startWallServer(options);
  return {
    ...wall,
    port: Number(new URL(wall.url).port),
    get: (chart: string) => request(wall).get(pathOf(chart)),
    put: (chart: string, body: unknown) =>
      request(wall).put(pathOf(chart)).send(bytesOf(body)).type('application/json').serialize(asBytes),
    patch: (chart: string, body: unknown) =>
      request(wall).patch(pathOf(chart)).send(bytesOf(body)).type('application/json'),
    delete: (chart: string) => request(wall).delete(pathOf(chart)),
    file: (name: string) => readFile(join(wall.dir, name), 'utf8'),
    files: async () => (await readdir(wall.dir)).sort(),
  };
}

function pathOf(chart: string): string {
  return `/api/${encodeURIComponent(chart)}`;
}

/** supertest would write the bytes of a Buffer out as JSON. */
const asBytes = (body: Buffer) => body as unknown as string;

function bytesOf(body: unknown): string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}
