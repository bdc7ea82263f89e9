import { useVirtualizer } from '@tanstack/vue-virtual';
import {
  computed,
  nextTick,
  onMounted,
  shallowRef,
  watch,
  type ComponentPublicInstance,
  type ComputedRef,
} from 'vue';

/** With fewer rows, scrolling is smooth without. */
const virtualFrom = 300;

interface RowsInSight {
  /** indexes of the rows that are in the page */
  readonly shown: ComputedRef<readonly number[]>;
  /** the heights of what is left out above and below; CSS px */
  readonly before: ComputedRef<number>;
  readonly after: ComputedRef<number>;
  /** to be called with the element of each row that is in the page */
  measure(element: Element | ComponentPublicInstance | null): void;
}

/** Which rows of a table inside the page's `main` are in sight. `estimate`: of a row's height, before it was seen. */
export function useRowsInSight(
  table: () => HTMLElement | null,
  count: () => number,
  { keyOf, estimate }: { keyOf: (index: number) => string; estimate: () => number },
): RowsInSight {
  const offset = shallowRef(0);
  const isVirtual = computed(() => count() >= virtualFrom);
  const scroller = (): HTMLElement | null => table()?.closest('main') ?? null;
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: isVirtual.value ? count() : 0,
      getScrollElement: scroller,
      estimateSize: estimate,
      getItemKey: keyOf,
      overscan: 8,
      scrollMargin: offset.value,
    })),
  );

  /** What is above the table moves it down. */
  function measureOffset(): void {
    const [main, own] = [scroller(), table()];
    if (!main || !own) return;
    offset.value = own.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop;
  }
  onMounted(measureOffset);
  watch(count, () => void nextTick(measureOffset));

  const items = computed(() => virtualizer.value.getVirtualItems());
  return {
    shown: computed(() =>
      isVirtual.value
        ? items.value.map(({ index }) => index).filter((index) => index < count())
        : Array.from({ length: count() }, (_, index) => index),
    ),
    before: computed(() => (isVirtual.value ? (items.value[0]?.start ?? offset.value) - offset.value : 0)),
    after: computed(() => {
      if (!isVirtual.value) return 0;
      const end = items.value.at(-1)?.end ?? offset.value;
      return virtualizer.value.getTotalSize() + offset.value - end;
    }),
    measure(element) {
      if (isVirtual.value && element instanceof Element) virtualizer.value.measureElement(element);
    },
  };
}
