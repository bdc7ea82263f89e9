import {
  isClearlyOther,
  isOneColour,
  judgeCanvas,
  type CanvasVerdict,
  type Pixels,
} from './canvas-verdict.ts';

/** A drawing is looked at this long after it was made, when its transition is over. ms */
const settleTime = 1200;
/** One that does not change is looked at this often; one that is faulty is drawn anew this often. ms */
const interval = 60_000;
const retryInterval = 10_000;
/** After a suspicion that was wrong there is none for this time: each costs a drawing. ms */
const trustTime = 60_000;
/** A transition on a slow processor is waited for, but not for ever. */
const maxWaits = 10;

export type CanvasFault = Exclude<CanvasVerdict, 'fine'>;

/** A drawing whose canvases are watched. */
export interface WatchedDrawing {
  /** undefined: nothing is drawn, or it cannot be read */
  thumbnail(): Pixels | undefined;
  /** Looks at every pixel, and at whether anything was to be seen at all. */
  isBlank(): boolean;
  /** A transition is under way. */
  isMoving(): boolean;
  /** The same again, on new canvases. */
  drawAnew(): void;
}

export interface CanvasWatchOptions {
  now(): number;
  /** Runs something after ms, in idle time. @returns cancels it */
  later(ms: number, run: () => void): () => void;
  isSeen(): boolean;
  /** Called when the canvases fail although they were drawn anew, and with undefined once they are fine again. */
  report(fault: CanvasFault | undefined): void;
}

export interface CanvasWatch {
  /** Something else was drawn. */
  changed(): void;
  /** The drawing can be seen again. */
  seen(): void;
  /** A canvas lost what was on it. */
  lost(): void;
  stop(): void;
}

/**
 * Notices canvases that are blank or still show what was drawn before: browsers lose them now and then, above all after weeks. What fails is
 * drawn anew on new canvases; what then fails again is reported. A suspicion may be wrong, as when a change is too small to be seen: then it
 * cost a drawing, and nothing is reported.
 */
export function createCanvasWatch(
  drawing: WatchedDrawing,
  { now, later, isSeen, report }: CanvasWatchOptions,
): CanvasWatch {
  let before: Pixels | undefined;
  let isChanged = false;
  let isLost = false;
  let waits = 0;
  /** what it looked like when it was drawn anew, which is judged next */
  let suspect: Pixels | undefined;
  /** how often in a row it was frozen */
  let freezes = 0;
  let trustedUntil = -Infinity;
  let fault: CanvasFault | undefined;
  let cancel: (() => void) | undefined;
  let isSoon = false;

  function lookAfter(ms: number): void {
    cancel?.();
    isSoon = ms <= settleTime;
    cancel = later(ms, look);
  }

  function lookSoon(): void {
    if (!isSoon) lookAfter(settleTime);
  }

  function look(): void {
    isSoon = false;
    if (!isSeen()) return;
    const thumbnail = drawing.thumbnail();
    if (!thumbnail) return lookAfter(interval);
    const verdict = judgeCanvas(thumbnail, isChanged ? before : undefined);
    if (suspect) judgeAnew(thumbnail, verdict, suspect);
    else if (isLost || (verdict !== 'fine' && now() >= trustedUntil)) drawAnew(thumbnail, verdict);
    else accept(thumbnail);
  }

  function accept(thumbnail: Pixels): void {
    if (isChanged) {
      freezes = 0;
      setFault(undefined);
    }
    remember(thumbnail);
    lookAfter(fault ? retryInterval : interval);
  }

  function drawAnew(thumbnail: Pixels, verdict: CanvasVerdict): void {
    if (verdict === 'frozen' && drawing.isMoving() && waits++ < maxWaits) return lookAfter(settleTime);
    suspect = thumbnail;
    isLost = false;
    remember(thumbnail);
    drawing.drawAnew();
    lookAfter(settleTime);
  }

  /** After it was drawn anew. */
  function judgeAnew(thumbnail: Pixels, verdict: CanvasVerdict, suspected: Pixels): void {
    suspect = undefined;
    const isOther = isClearlyOther(thumbnail, suspected);
    if (verdict === 'blank' && drawing.isBlank()) setFault('blank');
    else {
      if (fault === 'blank') setFault(undefined);
      if (!isOther) trustedUntil = now() + trustTime;
      // If the data changed meanwhile, that may be the difference.
      else if (!isOneColour(suspected) && !isChanged && ++freezes > 1) setFault('frozen');
    }
    remember(thumbnail);
    lookAfter(fault ? retryInterval : interval);
  }

  function remember(thumbnail: Pixels): void {
    before = thumbnail;
    isChanged = false;
    waits = 0;
  }

  function setFault(found: CanvasFault | undefined): void {
    if (found !== fault) report((fault = found));
  }

  return {
    changed() {
      isChanged = true;
      lookSoon();
    },
    seen: lookSoon,
    lost() {
      isLost = true;
      lookAfter(0);
    },
    stop: () => cancel?.(),
  };
}
