import { nextTick } from 'vue';

/** A screen that paints no frames (covered, asleep, headless) never gets to the change by itself; it is then made without a fade. */
const patience = 500;

/**
 * Makes a change of the whole picture and lets the browser fade from the old one to the new (its duration is in the style sheet).
 * Without that ability, under prefers-reduced-motion and on hidden pages the change is made at once.
 * @returns when the picture stands
 */
export async function crossFade(change: () => void): Promise<void> {
  if (!canFade()) return change();
  let changed = false;
  const once = async (): Promise<void> => {
    if (!changed) change();
    changed = true;
    await nextTick();
  };
  const timer = setTimeout(() => void once(), patience);
  const fade = document.startViewTransition(once);
  // A newer fade ends this one early, which rejects `ready`; the change itself has been made all the same.
  fade.ready.catch(() => {});
  await fade.finished.finally(() => clearTimeout(timer));
}

function canFade(): boolean {
  return (
    typeof document.startViewTransition === 'function' &&
    document.visibilityState === 'visible' &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
