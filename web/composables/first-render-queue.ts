import { readonly, shallowRef } from 'vue';

/** In the order in which they came. */
const waiting = new Set<() => void>();
const unfinished = shallowRef(false);

/** There are tiles that wait for their first drawing. What can wait, such as turning to the next step, would hold them up. */
export const drawingFirst = readonly(unfinished);

/**
 * First drawings take long, on a slow processor half a second each. They are made one by one, and the browser paints each before the next
 * begins. None begins before all that came at once, such as the data of the other tiles, is taken in.
 * @returns what takes it out of the queue again
 */
export function drawInTurn(draw: () => void): () => void {
  waiting.add(draw);
  if (!unfinished.value) {
    unfinished.value = true;
    setTimeout(next);
  }
  return () => void waiting.delete(draw);
}

function next(): void {
  const [first] = waiting;
  if (!first) {
    unfinished.value = false;
    return;
  }
  waiting.delete(first);
  try {
    first();
  } finally {
    afterPaint(next);
  }
}

/** A hidden page paints nothing, and does not have to wait for it. */
function afterPaint(run: () => void): void {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}
