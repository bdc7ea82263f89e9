import { computed, shallowRef, watchEffect, type ComputedRef, type Ref } from 'vue';
import { createSharedComposable, useWindowSize } from '@vueuse/core';
import type { ElementSize } from './element-size.ts';
import { noSeams, offsetOf, pageSizeOf, seamsOf, type Point, type Seams } from './span/seams.ts';
import { useWallSpan } from './span/wall-span.ts';
import { useUrlParams } from './useUrlParams.ts';

/** A screen smaller than one of these, in CSS px, is handheld: a wall shrunk to it would be illegible. */
const minWidth = 600;
const minHeight = 480;

export interface Viewport {
  /**
   * Of the page, CSS px: the window minus the connection notice. On a screen that shows a part of a span it is larger than the window, and
   * the notice covers it: the parts must stay one page.
   */
  readonly width: ComputedRef<number>;
  readonly height: ComputedRef<number>;
  /** of the page and the connection notice */
  readonly fullHeight: ComputedRef<number>;
  /** CSS px */
  readonly window: Readonly<Ref<ElementSize>>;
  /** where on the page the window begins; undefined: the window shows the whole page */
  readonly offset: ComputedRef<Point | undefined>;
  /** of the page */
  readonly seams: ComputedRef<Seams>;
  /** The page scrolls, with text at full size. Never on a kiosk or in a span, where no one can scroll. */
  readonly handheld: ComputedRef<boolean>;
  /** by the connection notice, CSS px */
  readonly reservedHeight: ComputedRef<number>;
  /** Reserves height for the connection notice; CSS px. */
  reserveHeight(height: number): void;
}

/** The space for the page. Also sets the attributes `data-handheld` and `data-part` on the root element. */
export const useViewport = createSharedComposable((): Viewport => {
  const { kiosk } = useUrlParams();
  const { span, part } = useWallSpan();
  const { width: windowWidth, height: windowHeight } = useWindowSize();
  const window = computed(() => ({ width: windowWidth.value, height: windowHeight.value }));
  const noticeHeight = shallowRef(0);
  const reservedHeight = computed(() => (part.value ? 0 : noticeHeight.value));
  const handheld = computed(
    () => !kiosk && !part.value && (windowWidth.value < minWidth || windowHeight.value < minHeight),
  );
  const page = computed(() =>
    span.value && part.value ? pageSizeOf(span.value, window.value) : window.value,
  );
  const height = computed(() => page.value.height - reservedHeight.value);
  watchEffect(() => {
    document.documentElement.toggleAttribute('data-handheld', handheld.value);
    document.documentElement.toggleAttribute('data-part', part.value !== undefined);
  });
  return {
    width: computed(() => page.value.width),
    height,
    fullHeight: computed(() => page.value.height),
    window,
    offset: computed(() => span.value && part.value && offsetOf(span.value, part.value, window.value)),
    seams: computed(() =>
      span.value && !handheld.value
        ? seamsOf(span.value, { width: page.value.width, height: height.value })
        : noSeams,
    ),
    handheld,
    reservedHeight,
    reserveHeight: (height) => void (noticeHeight.value = height),
  };
});
