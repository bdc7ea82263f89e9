import { nextTick } from 'vue';
import type { FlipReport } from '#protocol';
import { canFade, crossFade } from './cross-fade.ts';
import type { PageSocket } from './useSocket.ts';

/** What takes longer to prepare is shown unprepared. ms */
const maxPreparation = 1500;
const pollInterval = 8;
/** The browser needs this to take its picture of the page before a fade. ms */
const captureTime = 50;
/** Changes of a kind whose time from swap to frame is kept. The shortest counts: other work made the others longer. */
const maxLags = 5;
const firstLag = 16;
const maxLag = 300;
/** A screen that needs more from swap to frame fades no more: that it changes with the others matters more. ms */
const slowFade = 80;
/** Nor does one whose fade stutters. Frames per second */
const slowFrames = 20;
/** A fade that ended earlier says nothing about frames. ms */
const shortFade = 150;
/** It tries again after this. ms */
const fadeRetry = 600_000;
/** A clock that may be off by more cannot say when to change. ms */
const worstClock = 50;

/** When a change is to be seen: server time, and the revision to report it with. */
export interface FlipTime {
  readonly at: number;
  readonly revision: number;
}

/** A change that this screen has painted, and when it was to be seen. */
export interface PaintedFlip extends FlipReport {
  readonly at: number;
}

export interface Flip {
  /** Changes of one kind take about the same time from swap to frame. */
  readonly kind: string;
  /** undefined: as soon as it is prepared, and not reported */
  readonly time: FlipTime | undefined;
  /** Called just before the fade. */
  begin(): void;
  swap(): void;
  /** Called once the swapped picture is in the document. */
  swapped(): void;
}

/**
 * Makes changes of the whole page: waits until what comes next is drawn unseen, then swaps at the time that all screens of the wall share.
 * Of several changes the newest counts. Each is reported to the server (PROTOCOL.md S-14) and to `onPainted`.
 * @returns runs a flip; resolves when its fade has ended, or a newer one has taken over
 */
export function createFlips(
  socket: Pick<PageSocket, 'serverNow' | 'clockError' | 'send'>,
  isPrepared: () => boolean,
  onPainted: (flip: PaintedFlip) => void,
): (flip: Flip) => Promise<void> {
  /** from a swap to its first frame, by kind: swaps are made earlier by that. ms */
  const lags = new Map<string, readonly number[]>();
  let newest: Flip | undefined;
  let slowSince = -Infinity;

  return async function run(flip: Flip): Promise<void> {
    newest = flip;
    const isNewest = (): boolean => newest === flip;
    await nextTick(); // whatever prepares has begun
    const isReady = await prepared(isNewest);
    const isFaded = canFade() && performance.now() - slowSince > fadeRetry;
    const lag = Math.min(...(lags.get(flip.kind) ?? [firstLag]));
    const capture = isFaded ? captureTime : 0;
    const ready = socket.serverNow() + capture + lag;
    const swapTime = (flip.time?.at ?? 0) - lag;
    await until(swapTime - capture, socket);
    if (!isNewest()) return;
    flip.begin();
    await nextTick();
    let swapped = NaN;
    let frames: FrameCount | undefined;
    await crossFade(
      async () => {
        await until(swapTime, socket);
        if (!isNewest()) return;
        swapped = performance.now();
        flip.swap();
        await nextTick();
        flip.swapped();
      },
      () => {
        if (Number.isNaN(swapped)) return;
        const took = performance.now() - swapped;
        lags.set(flip.kind, [Math.min(took, maxLag), ...(lags.get(flip.kind) ?? [])].slice(0, maxLags));
        if (isFaded && took > slowFade) stopFading();
        report(flip, ready, isReady);
        frames = countFrames();
      },
      isFaded,
    );
    const { ms, perSecond } = frames?.stop() ?? { ms: 0, perSecond: 0 };
    if (isFaded && ms > shortFade && perSecond < slowFrames) stopFading();
  };

  function stopFading(): void {
    slowSince = performance.now();
    lags.clear();
  }

  async function prepared(isNewest: () => boolean): Promise<boolean> {
    for (let waited = 0; isNewest() && !isPrepared(); waited += pollInterval) {
      if (waited > maxPreparation) return false;
      await sleep(pollInterval);
    }
    return true;
  }

  function report({ time }: Flip, ready: number, isReady: boolean): void {
    if (!time) return;
    const { revision, at } = time;
    const error = socket.clockError;
    const late = lateReason(isReady && ready <= at, error);
    const painted: FlipReport = { revision, ready, painted: socket.serverNow(), error, late };
    socket.send({ action: 'flipped', ...painted });
    onPainted({ ...painted, at });
  }
}

interface FrameCount {
  stop(): { ms: number; perSecond: number };
}

function countFrames(): FrameCount {
  const start = performance.now();
  let count = 0;
  let request = requestAnimationFrame(function next() {
    count++;
    request = requestAnimationFrame(next);
  });
  return {
    stop() {
      cancelAnimationFrame(request);
      const ms = performance.now() - start;
      return { ms, perSecond: (count * 1000) / ms };
    },
  };
}

function lateReason(isReady: boolean, clockError: number): FlipReport['late'] {
  if (document.visibilityState === 'hidden') return 'hidden';
  if (clockError > worstClock) return 'clock';
  return isReady ? undefined : 'not-ready';
}

async function until(time: number, clock: { serverNow(): number }): Promise<void> {
  const ms = time - clock.serverNow();
  if (ms > 0) await sleep(ms);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
