import { computed, shallowRef, watchEffect, type ComputedRef, type Ref } from 'vue';
import { createSharedComposable, useWindowSize } from '@vueuse/core';
import { useUrlParams } from './useUrlParams.ts';

/** A screen smaller than one of these, in CSS px, is handheld: a wall shrunk to it would be illegible. */
const minWidth = 600;
const minHeight = 480;

export interface Viewport {
  /** of the page, CSS px: the window minus the connection notice */
  readonly width: Readonly<Ref<number>>;
  readonly height: ComputedRef<number>;
  readonly windowHeight: Readonly<Ref<number>>;
  /** The page scrolls, with text at full size. Never on a kiosk, where no one can scroll. */
  readonly handheld: ComputedRef<boolean>;
  /** by the connection notice, CSS px */
  readonly reservedHeight: Readonly<Ref<number>>;
  /** Reserves height for the connection notice; CSS px. */
  reserveHeight(height: number): void;
}

/** The space for the page. Also sets the attribute `data-handheld` on the root element. */
export const useViewport = createSharedComposable((): Viewport => {
  const { kiosk } = useUrlParams();
  const { width, height: windowHeight } = useWindowSize();
  const reservedHeight = shallowRef(0);
  const handheld = computed(() => !kiosk && (width.value < minWidth || windowHeight.value < minHeight));
  watchEffect(() => document.documentElement.toggleAttribute('data-handheld', handheld.value));
  return {
    width,
    height: computed(() => windowHeight.value - reservedHeight.value),
    windowHeight,
    handheld,
    reservedHeight,
    reserveHeight: (height) => void (reservedHeight.value = height),
  };
});
