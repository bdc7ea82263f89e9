import { computed, shallowRef, watchEffect, type ComputedRef, type Ref } from 'vue';
import { createSharedComposable, useWindowSize } from '@vueuse/core';
import { useUrlWords } from './useUrlParams.ts';

/** Below one of these, in CSS px, a screen is held in a hand: a wall shrunk to it could not be read. */
const narrow = 600;
const low = 480;

export interface Room {
  /** of the page, CSS px: the window less the line that says the link is lost */
  readonly width: Readonly<Ref<number>>;
  readonly height: ComputedRef<number>;
  readonly windowHeight: Readonly<Ref<number>>;
  /** The page scrolls, with words of full size. A kiosk never does: nobody stands there to scroll it. */
  readonly handheld: ComputedRef<boolean>;
  /** by the line, CSS px */
  readonly taken: Readonly<Ref<number>>;
  /** Takes so many px of the height for the line. */
  take(height: number): void;
}

/** What a page has room in. That it is a handheld one's is the attribute `data-handheld` of the whole page as well. */
export const useRoom = createSharedComposable((): Room => {
  const { kiosk } = useUrlWords();
  const { width, height: windowHeight } = useWindowSize();
  const taken = shallowRef(0);
  const handheld = computed(() => !kiosk && (width.value < narrow || windowHeight.value < low));
  watchEffect(() => document.documentElement.toggleAttribute('data-handheld', handheld.value));
  return {
    width,
    height: computed(() => windowHeight.value - taken.value),
    windowHeight,
    handheld,
    taken,
    take: (height) => void (taken.value = height),
  };
});
