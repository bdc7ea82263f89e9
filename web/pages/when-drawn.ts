import { firstRendersPending, fontsReady } from '../composables/index.ts';

const pollInterval = 50;

/** A tile without its drawing: one that waits for the server, for a map or for its turn. Pages that are prepared out of sight do not count. */
const undrawn = ':is([data-state=loading], :is([data-state=ready], [data-state=stale]):has(.canvas:empty))';

/** Calls back once all that can be seen is up to date, drawn in its fonts, and painted. */
export function whenDrawn(isUpToDate: () => boolean, onDrawn: () => void): void {
  const isDrawn =
    isUpToDate() &&
    fontsReady.value?.startsWith('all') &&
    !firstRendersPending.value &&
    document.querySelector('main') !== null &&
    ![...document.querySelectorAll(undrawn)].some((tile) => !tile.closest('.hidden'));
  if (isDrawn) requestAnimationFrame(() => requestAnimationFrame(onDrawn));
  else setTimeout(() => whenDrawn(isUpToDate, onDrawn), pollInterval);
}
