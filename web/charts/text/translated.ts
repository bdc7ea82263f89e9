import type { Translations } from '#protocol';
import type { Language } from '../chart-type.ts';

/** Words that are written in capitals wherever they stand. */
const acronyms = new Set(
  'cpu,gpu,ram,ssd,api,url,http,https,sql,dns,vpn,lan,wan,iot,kpi,nps,gdp,cpi,roi,sla,sku,vat,usd,eur,gbp,cny,jpy,crm,erp,uk,usa,eu,pv,ev,co2,pm10,pm25'.split(
    ',',
  ),
);

/** `market-share` becomes `Market share`, `gdp_growth` becomes `GDP growth`. */
export function titleFromName(name: string): string {
  const spaced = name.replace(/[-_]+/g, ' ').trim() || name;
  const words = spaced.replace(/[\p{L}\d]+/gu, (word) => (acronyms.has(word) ? word.toUpperCase() : word));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A name from a file, or with translations from the settings. English is the fallback. */
export type Name = string | Readonly<Partial<Translations> & { en: string }>;

/** The name in the language of the screen. */
export function nameIn(name: Name, language: Language): string {
  return typeof name === 'string' ? name : (name[language] ?? name.en);
}

/** The text in the language of the screen; undefined when it is missing or empty. */
export function textIn(words: Name | undefined, language: Language): string | undefined {
  return words === undefined ? undefined : nameIn(words, language) || undefined;
}
