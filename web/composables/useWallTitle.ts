import { computed, type ComputedRef } from 'vue';
import type { LayoutPage } from '#protocol';
import { originalCount } from './tile-layout/originals.ts';
import { useLanguage } from './useLanguage.ts';
import { useLayout } from './useLayout.ts';
import { textIn } from './text-in.ts';

/** A single one of the six names does not make it the original wall. */
const areAllOriginals = (page: LayoutPage): boolean =>
  page.kind === 'originals' && page.charts.length === originalCount;

/** The wall's title: from its file, else that of the original wall, else the default. Empty until the layout is known. */
export function useWallTitle(): ComputedRef<string> {
  const layout = useLayout();
  const { language, words } = useLanguage();
  return computed(() => {
    if (!layout.value) return '';
    const { title, pages, unknownWall } = layout.value;
    const original = !unknownWall && pages.some(areAllOriginals);
    return textIn(title, language) ?? (original ? words.wallTitle : words.plainTitle);
  });
}
