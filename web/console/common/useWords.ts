import type { Catalog } from '#protocol';
import { useLanguage } from '../../composables/useLanguage.ts';
import { consoleWords, type ConsoleWords } from '../words/index.ts';

/** The texts of a part in the console's language. */
export function useWordsOf<Words>(catalog: Catalog<Words>): Words {
  return catalog[useLanguage().language];
}

/** The texts that all parts share. */
export function useConsoleWords(): ConsoleWords {
  return useWordsOf(consoleWords);
}
