import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { crossFade } from './cross-fade.ts';

/** The delay before the next page is rendered behind the current one. ms */
const preloadDelay = 700;
/** A page that was not preloaded is rendered before it is shown, but shown after this time at the latest. ms */
const maxRenderTime = 700;
const pollInterval = 40;

export interface PageTransitionOptions {
  /** the key of the page to show; undefined: none */
  target: () => string | undefined;
  /** the key of the page that the wall's next change shows; undefined: none is known */
  upcoming: () => string | undefined;
  /** the key of the page after it */
  next: () => string | undefined;
  /** whether the layout still has the page */
  exists(key: string): boolean;
  /** whether the page is fully rendered */
  isRendered(key: string): boolean;
}

/**
 * Changes pages. Every page is rendered out of sight before it is shown, and unmounted after it was shown. There are never more than two.
 * @returns the keys of the visible and of the preloaded page
 */
export function usePageTransition({ target, upcoming, next, exists, isRendered }: PageTransitionOptions): {
  shown: Readonly<ShallowRef<string | undefined>>;
  preloaded: Readonly<ShallowRef<string | undefined>>;
} {
  const shown = shallowRef(target());
  const preloaded = shallowRef<string>();
  let timer: ReturnType<typeof setTimeout>;

  function preloadNext(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (preloaded.value = next()), preloadDelay);
  }

  function show(key: string | undefined): void {
    shown.value = key;
    preloaded.value = undefined;
    preloadNext();
  }

  function transitionTo(key: string | undefined): void {
    clearTimeout(timer);
    if (key === undefined || shown.value === undefined || !exists(shown.value)) return show(key);
    if (key === shown.value) return preloadNext();
    // it was waited for, and fades in with the rest of the change
    if (key === upcoming()) return show(key);
    preloaded.value = key;
    showWhenRendered(key, performance.now() + maxRenderTime);
  }

  function showWhenRendered(key: string, deadline: number): void {
    if (isRendered(key) || performance.now() > deadline)
      void crossFade(() => (key === target() ? show(key) : undefined));
    else timer = setTimeout(() => showWhenRendered(key, deadline), pollInterval);
  }

  watch(target, transitionTo);
  watch(upcoming, (key) => {
    if (key === undefined || key === shown.value) return;
    clearTimeout(timer);
    preloaded.value = key;
  });
  watch(next, () => preloaded.value !== target() && preloadNext());
  preloadNext();
  onScopeDispose(() => clearTimeout(timer));
  return { shown, preloaded };
}
