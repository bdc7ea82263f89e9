import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { drawPicture } from '#picture';
import type { RenderRequest, WorkerData, WorkerReply } from './renderer.ts';

// Runs in a thread of its own: the drawing code is large, and drawing takes long.
const { mapsDir } = workerData as WorkerData;

parentPort?.on('message', (request: RenderRequest) => {
  void replyTo(request).then((reply) => parentPort?.postMessage(reply));
});

async function replyTo(request: RenderRequest): Promise<WorkerReply> {
  try {
    const picture = await drawPicture(request, readMap);
    if (!('svg' in picture)) return picture;
    const body = Buffer.from(picture.svg);
    const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    return { body, gzip: gzipSync(body), etag };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Map names may come from data files, so a name must not reach outside the folder. */
async function readMap(name: string): Promise<unknown> {
  if (!/^[a-z\d]{1,32}$/.test(name)) return undefined;
  try {
    return JSON.parse(await readFile(join(mapsDir, `${name}.json`), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
