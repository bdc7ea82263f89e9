/** Size of an element's content box in CSS px. */
export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

const listeners = new Map<Element, (size: ElementSize) => void>();
let observer: ResizeObserver | undefined;

/** Tells an element's size now and whenever it changes, until the returned function is called. All elements share one observer. */
export function observeSize(element: Element, listener: (size: ElementSize) => void): () => void {
  observer ??= new ResizeObserver(tell);
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}

function tell(entries: readonly ResizeObserverEntry[]): void {
  for (const { target, contentRect } of entries) {
    listeners.get(target)?.({ width: contentRect.width, height: contentRect.height });
  }
}
