/** Size of an element's content box in CSS px. */
export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

const listeners = new Map<Element, (size: ElementSize) => void>();
let observer: ResizeObserver | undefined;

/** Reports an element's size now and on every change. Returns the function that stops it. All elements share one observer. */
export function observeSize(element: Element, listener: (size: ElementSize) => void): () => void {
  observer ??= new ResizeObserver(onResize);
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}

function onResize(entries: readonly ResizeObserverEntry[]): void {
  for (const { target, contentRect } of entries) {
    listeners.get(target)?.({ width: contentRect.width, height: contentRect.height });
  }
}
