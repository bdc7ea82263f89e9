import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { drawPicture, type PictureAsk } from '#picture';
import type { Answer, WorkerData } from './drawer.ts';

// Runs in a thread of its own: what draws is large, and a drawing takes long.
const { mapsDir } = workerData as WorkerData;

parentPort?.on('message', (ask: PictureAsk) => {
  void answerTo(ask).then((answer) => parentPort?.postMessage(answer));
});

async function answerTo(ask: PictureAsk): Promise<Answer> {
  try {
    const picture = await drawPicture(ask, readMap);
    if ('refused' in picture) return picture;
    const body = Buffer.from(picture.svg);
    const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    return { body, gzip: gzipSync(body), etag };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Names of maps may come from files. */
async function readMap(name: string): Promise<unknown> {
  if (!/^[a-z\d]{1,32}$/.test(name)) return undefined;
  try {
    return JSON.parse(await readFile(join(mapsDir, `${name}.json`), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
