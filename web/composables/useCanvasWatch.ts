import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useEventListener } from '@vueuse/core';
import type { Language } from '../charts/chart-type.ts';
import { createCanvasWatch, type WatchedDrawing } from './canvas-watch.ts';
import { runWhenIdle } from './idle-queue.ts';
import type { DrawingFault } from './scene.ts';
import { wordsIn } from './useLanguage.ts';

export interface UseCanvasWatchReturn {
  readonly fault: Readonly<ShallowRef<DrawingFault | undefined>>;
  /** Something else was drawn. */
  changed(): void;
}

/** Notices when the canvases of a drawing in an element go blank or stand still, for as long as the calling scope lives. */
export function useCanvasWatch(
  container: Readonly<ShallowRef<HTMLElement | null>>,
  drawing: () => WatchedDrawing | undefined,
  { language, paused }: { language: Language; paused(): boolean },
): UseCanvasWatchReturn {
  const fault = shallowRef<DrawingFault>();
  const canvasWatch = createCanvasWatch(
    {
      thumbnail: () => drawing()?.thumbnail(),
      isBlank: () => drawing()?.isBlank() ?? false,
      isMoving: () => drawing()?.isMoving() ?? false,
      drawAnew: () => drawing()?.drawAnew(),
    },
    {
      now: () => performance.now(),
      later: runWhenIdle,
      isSeen: () => !paused() && !document.hidden,
      report(found) {
        const reason = found && wordsIn(language).canvasFaults[found];
        // a frozen one shows something, if not always the latest
        fault.value = reason === undefined ? undefined : { reason, kept: found === 'frozen', ofCanvas: true };
      },
    },
  );
  watch(paused, (now) => now || canvasWatch.seen());
  useEventListener(document, 'visibilitychange', () => document.hidden || canvasWatch.seen());
  // does not bubble
  useEventListener(container, 'contextlost', canvasWatch.lost, { capture: true });
  onScopeDispose(canvasWatch.stop);
  return { fault, changed: canvasWatch.changed };
}
