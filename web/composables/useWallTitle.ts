import { computed, type ComputedRef } from 'vue';
import type { LayoutPage } from '#protocol';
import { originalCount } from './tile-layout/originals.ts';
import { useLanguage } from './useLanguage.ts';
import { useLayout } from './useLayout.ts';
import { wordsOf } from './words-of.ts';

/** One of the six names alone does not make it that wall. */
const areAllOriginals = (page: LayoutPage): boolean =>
  page.kind === 'originals' && page.charts.length === originalCount;

/** What the wall is called: by its file, else as the wall of the six charts, else in general; empty until its layout is known. */
export function useWallTitle(): ComputedRef<string> {
  const layout = useLayout();
  const { language, words } = useLanguage();
  return computed(() => {
    if (!layout.value) return '';
    const { title, pages, unknownWall } = layout.value;
    const original = !unknownWall && pages.some(areAllOriginals);
    return wordsOf(title, language) ?? (original ? words.wallTitle : words.plainTitle);
  });
}
