import { nextTick } from 'vue';
import { hasGraphicsCard } from './graphics-card.ts';

/** A screen that paints no frames (covered, asleep, headless) never starts the transition. The change is then made without it. ms */
const startTimeout = 500;

let newest: ViewTransition | undefined;

/**
 * Makes a change of the whole page inside a view transition: the browser fades from the old picture to the new one. The style sheet sets
 * the duration, and names parts that fade on their own while the page is `data-fading`. While `change` runs the page stands still.
 * @param onShown called once the first frame of the new picture was painted
 * @param isFaded false: the change is made without a fade
 * @returns when the transition has finished
 */
export async function crossFade(
  change: () => void | Promise<void>,
  onShown?: () => void,
  isFaded = canFade(),
): Promise<void> {
  let changed: Promise<void> | undefined;
  const changeOnce = (): Promise<void> => (changed ??= Promise.resolve(change()).then(() => nextTick()));
  if (!isFaded) {
    await changeOnce();
    if (onShown) afterPaint(onShown);
    return;
  }
  const timer = setTimeout(() => void changeOnce(), startTimeout);
  const { documentElement: root } = document;
  root.toggleAttribute('data-fading', true);
  const transition = (newest = document.startViewTransition(changeOnce));
  // A newer transition skips this one, which rejects `ready`. The change is made all the same.
  const started = transition.ready.catch(() => {});
  if (onShown) void started.then(() => afterPaint(onShown));
  await transition.finished.finally(() => {
    clearTimeout(timer);
    if (transition === newest) root.removeAttribute('data-fading');
  });
}

/** False without view transitions or a graphics card, with prefers-reduced-motion, and on hidden pages. */
export function canFade(): boolean {
  return (
    typeof document.startViewTransition === 'function' &&
    document.visibilityState === 'visible' &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches &&
    hasGraphicsCard()
  );
}

/** Hidden pages paint nothing. */
function afterPaint(run: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(run));
  else run();
}
