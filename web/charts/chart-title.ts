import { canonicalName, type ChartSettings } from '#protocol';
import type { ChartType, Language } from './chart-type.ts';
import { chartTypeOf } from './registry.ts';
import { titleFromName, textIn } from './text/translated.ts';
import { chartWords } from './words/index.ts';

export interface Titled {
  readonly name: string;
  readonly settings: Pick<ChartSettings, 'title'> | undefined;
  /** what it is drawn with; undefined while that is not known */
  readonly type: ChartType | undefined;
  /** what is chosen of the sets that the file offers; undefined where there is no choice */
  readonly choice: string | undefined;
}

/** What stands above a chart: a person's words, what is chosen in it, or what its file is called. */
export function chartTitle({ name, settings, type, choice }: Titled, language: Language): string {
  const written = textIn(settings?.title, language);
  if (written !== undefined) return [written, choice].filter(Boolean).join(' · ');
  return choice ?? ownTitle(name, type, language);
}

/** The six are known by a title of their own, under their own names and as long as they are drawn as what they are. */
function ownTitle(name: string, drawn: ChartType | undefined, language: Language): string {
  const type = chartTypeOf(name);
  const original = type && canonicalName(name) === type.name && (drawn === undefined || drawn === type);
  return original ? chartWords[language].titles[type.name] : titleFromName(name);
}
