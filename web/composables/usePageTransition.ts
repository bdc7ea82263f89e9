import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { crossFade } from './cross-fade.ts';

/** A page that is shown stands alone for so long, before the next is drawn behind it; ms. */
const settle = 1500;
/** A page that nobody foresaw is drawn first and shown then, but not later than after so long; ms. */
const patience = 700;
const lookAgain = 40;

export interface TurnsOptions {
  /** the key of the page to be shown; undefined: there is none */
  wanted: () => string | undefined;
  /** the key of the page that comes after it */
  next: () => string | undefined;
  /** there still is such a page */
  isThere(key: string): boolean;
  /** all of this page stands */
  isDrawn(key: string): boolean;
}

/**
 * Turns pages: each is drawn, out of sight, before it is shown, and gone when it has been. There are never more than two.
 * @returns the key of the page that is shown, and of the one that is prepared
 */
export function useTurns({ wanted, next, isThere, isDrawn }: TurnsOptions): {
  shown: Readonly<ShallowRef<string | undefined>>;
  prepared: Readonly<ShallowRef<string | undefined>>;
} {
  const shown = shallowRef(wanted());
  const prepared = shallowRef<string>();
  let timer: ReturnType<typeof setTimeout>;

  function prepareNext(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (prepared.value = next()), settle);
  }

  function show(key: string | undefined): void {
    shown.value = key;
    prepared.value = undefined;
    prepareNext();
  }

  function turn(key: string | undefined): void {
    clearTimeout(timer);
    if (key === undefined || shown.value === undefined || !isThere(shown.value)) return show(key);
    if (key === shown.value) return prepareNext();
    prepared.value = key;
    whenDrawn(key, performance.now() + patience);
  }

  function whenDrawn(key: string, latest: number): void {
    if (isDrawn(key) || performance.now() > latest) void crossFade(() => key === wanted() && show(key));
    else timer = setTimeout(() => whenDrawn(key, latest), lookAgain);
  }

  watch(wanted, turn);
  watch(next, () => prepared.value !== wanted() && prepareNext());
  prepareNext();
  onScopeDispose(() => clearTimeout(timer));
  return { shown, prepared };
}
