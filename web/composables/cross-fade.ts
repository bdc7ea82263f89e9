import { nextTick } from 'vue';

/** A screen that paints no frames (covered, asleep, headless) never starts the transition. The change is then made without it. ms */
const startTimeout = 500;

/**
 * Makes a change of the whole page inside a view transition: the browser fades from the old picture to the new one. The style sheet sets
 * the duration. Without view transitions, with prefers-reduced-motion and on hidden pages the change is made at once.
 * @returns when the transition has finished
 */
export async function crossFade(change: () => void): Promise<void> {
  if (!canFade()) return change();
  let changed = false;
  const changeOnce = async (): Promise<void> => {
    if (!changed) change();
    changed = true;
    await nextTick();
  };
  const timer = setTimeout(() => void changeOnce(), startTimeout);
  const transition = document.startViewTransition(changeOnce);
  // A newer transition skips this one, which rejects `ready`. The change is made all the same.
  transition.ready.catch(() => {});
  await transition.finished.finally(() => clearTimeout(timer));
}

function canFade(): boolean {
  return (
    typeof document.startViewTransition === 'function' &&
    document.visibilityState === 'visible' &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
