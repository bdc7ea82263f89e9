import { readonly, shallowRef } from 'vue';

/** In order of arrival. */
const queue = new Set<() => void>();
const pending = shallowRef(false);

/** Whether tiles wait for their first render. Anything that can wait, such as advancing a carousel, would delay them. */
export const firstRendersPending = readonly(pending);

/**
 * First renders are slow, half a second each on a slow processor. They run one by one, and the browser paints each before the next starts.
 * The first one starts only after everything that arrived together, such as the other tiles' data, has been handled.
 * @returns removes it from the queue
 */
export function enqueueFirstRender(render: () => void): () => void {
  queue.add(render);
  if (!pending.value) {
    pending.value = true;
    setTimeout(next);
  }
  return () => void queue.delete(render);
}

function next(): void {
  const [first] = queue;
  if (!first) {
    pending.value = false;
    return;
  }
  queue.delete(first);
  try {
    first();
  } finally {
    afterPaint(next);
  }
}

/** Hidden pages do not paint and need not wait for it. */
function afterPaint(run: () => void): void {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}
