import { chooseLanguage, type Language, type Layout } from '#protocol';

/** The language of the page: that of its URL, then one that browser and wall share, then the wall's first. */
export function pageLanguage(inUrl: string | undefined, layout: Layout | undefined): Language {
  if (inUrl !== undefined) return chooseLanguage([inUrl, ...navigator.languages]);
  const own = chooseLanguage(navigator.languages);
  const { languages = [own] } = layout ?? {};
  return languages.includes(own) ? own : (languages[0] ?? own);
}
