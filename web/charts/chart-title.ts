import { canonicalName, type ChartSettings } from '#protocol';
import type { ChartType, Language, SetChoice } from './chart-type.ts';
import { chartTypeOf } from './registry.ts';
import { titleFromName, textIn } from './text/translated.ts';
import { chartWords } from './words/index.ts';

export interface Titled {
  readonly name: string;
  readonly settings: Pick<ChartSettings, 'title'> | undefined;
  /** undefined while the file is still being resolved */
  readonly type: ChartType | undefined;
  /** that the file gives itself */
  readonly found: string | undefined;
  /** the set that is chosen, e.g. sales by seller; undefined when the file holds only one */
  readonly choice: SetChoice | undefined;
}

/** The title of a chart: from its settings, the chosen set, its file, or the file's name. */
export function chartTitle({ name, settings, type, found, choice }: Titled, language: Language): string {
  const written = textIn(settings?.title, language);
  const title = written ?? found ?? ownTitle(name, type, language);
  if (!choice || choice.inTitle === 'no') return title;
  return written !== undefined || choice.inTitle === 'after' ? `${title} · ${choice.text}` : choice.text;
}

/** What a type says beside the title; undefined for what the title says already. */
export function noteBeside(
  title: string,
  { type, data }: { readonly type: ChartType; readonly data: unknown },
  language: Language,
): string | undefined {
  const note = type.note?.(data, language);
  return note !== undefined && (title === note || title.endsWith(` · ${note}`)) ? undefined : note;
}

/** The six original charts have titles of their own, unless settings draw them as another type. */
function ownTitle(name: string, drawn: ChartType | undefined, language: Language): string {
  const type = chartTypeOf(name);
  const original = type && canonicalName(name) === type.name && (drawn === undefined || drawn === type);
  return original ? chartWords[language].titles[type.name] : titleFromName(name);
}
