import type { Language, Layout, LayoutPage } from '#protocol';
import { pageTitleOf } from './walls.ts';
import type { WallWords } from './words/words.ts';

/** What a page is called: its title, or else its number. */
export function pageName(
  { pages }: Layout,
  page: LayoutPage,
  { words, language }: { words: Pick<WallWords, 'pageOf'>; language: Language },
): string {
  return pageTitleOf(page, language) ?? words.pageOf(pages.findIndex(({ key }) => key === page.key) + 1);
}
