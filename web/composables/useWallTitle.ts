import { computed, type ComputedRef } from 'vue';
import { useLanguage } from './useLanguage.ts';
import { useLayout } from './useLayout.ts';
import { wordsOf } from './words-of.ts';

/** What the wall is called: by its file, else as the wall of the six charts, else in general; empty until its layout is known. */
export function useWallTitle(): ComputedRef<string> {
  const layout = useLayout();
  const { language, words } = useLanguage();
  return computed(() => {
    if (!layout.value) return '';
    const { title, pages, unknownWall } = layout.value;
    const original = !unknownWall && pages.some(({ kind }) => kind === 'originals');
    return wordsOf(title, language) ?? (original ? words.wallTitle : words.plainTitle);
  });
}
