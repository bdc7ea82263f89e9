import type { SocketService } from '../client/index.ts';
import { storageName } from '../composables/index.ts';
import { createKeptCharts, type KeptCharts } from './kept-charts.ts';

type ChartsOfPage = Pick<SocketService, 'restoreCharts' | 'savedCharts'>;

/** A disk that is slower does not hold the page up: its charts are shown when they are there, unless the server was faster. ms */
const maxWait = 100;
/** Between two writes; ms. */
const minPause = 5_000;
/** Flash memory wears out: charts that change all the time are written less often. Bytes per ms, on average */
const writeRate = 50;

/**
 * Takes over the charts that this browser kept of the wall, and keeps them from now on. Does nothing where the browser has no such storage:
 * there the page itself cannot be kept either.
 */
export async function keepCharts(wall: string, socket: ChartsOfPage, ended: AbortSignal): Promise<void> {
  if (!('caches' in globalThis)) return;
  const tooLate = new Promise<void>((resolve) => setTimeout(resolve, maxWait));
  await Promise.race([start(wall, socket, ended), tooLate]);
}

async function start(wall: string, socket: ChartsOfPage, ended: AbortSignal): Promise<void> {
  try {
    const kept = createKeptCharts(await caches.open(storageName(`wall-${wall}`)));
    socket.restoreCharts(await kept.read());
    setTimeout(() => void writeOn(kept, socket, ended), minPause);
  } catch (error) {
    console.warn('charts are not kept:', error);
  }
}

/** Until the page has ended, or the disk is full. */
async function writeOn(kept: KeptCharts, socket: ChartsOfPage, ended: AbortSignal): Promise<void> {
  if (ended.aborted) return;
  try {
    const bytes = await kept.write(socket.savedCharts());
    setTimeout(() => void writeOn(kept, socket, ended), Math.max(minPause, bytes / writeRate));
  } catch (error) {
    console.warn('charts are no longer kept:', error);
  }
}
