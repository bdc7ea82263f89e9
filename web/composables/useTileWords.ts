import { computed, type ComputedRef } from 'vue';
import { canonicalName, type ChartSettings } from '#protocol';
import { fullNumber } from '../charts/numbers.ts';
import { chartTypeOf } from '../charts/registry.ts';
import { timeWords } from './times.ts';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import type { Drawable } from './useDrawable.ts';
import { wordsOf } from './words-of.ts';

/** One thing that a tile tells of its chart, e.g. `Rows` and `1,200`. */
export interface InfoLine {
  readonly what: string;
  readonly value: string;
}

export interface TileWordsOptions {
  name: string;
  drawable: () => Drawable | undefined;
  settings: () => ChartSettings | undefined;
  /** what is chosen of the sets that the file offers; undefined where there is no choice */
  choice: () => string | undefined;
  /** when the file was written that is drawn, ms since 1970 by the server's clock */
  modified: () => number | undefined;
}

/** What a tile calls its chart, says beside the drawing, and tells of it when asked. */
export function useTileWords({ name, drawable, settings, choice, modified }: TileWordsOptions): {
  title: ComputedRef<string>;
  note: ComputedRef<string | undefined>;
  info: ComputedRef<readonly InfoLine[]>;
} {
  const { language, words } = useLanguage();
  const now = useNow();

  const title = computed(() => {
    const said = wordsOf(settings()?.title, language);
    if (said !== undefined) return [said, choice()].filter(Boolean).join(' · ');
    return choice() ?? ownTitle();
  });
  const note = computed(() => {
    const { type, data } = drawable() ?? {};
    return type?.note?.(data, language);
  });
  const info = computed(() => {
    const { why, refused, chart, rows, sample, unit, changed } = words.infoWords;
    const drawn = drawable();
    const written = modified();
    return linesOf([
      [why, drawn?.reason[language]],
      [refused, drawn?.refused?.[language]],
      [chart, name],
      [rows, drawn?.rows === undefined ? undefined : fullNumber(drawn.rows, language)],
      [sample, note.value],
      [unit, settings()?.unit],
      [changed, written === undefined ? undefined : timeWords(written, now.value, language)],
    ]);
  });
  return { title, note, info };

  /** The six are known by a title of their own, under their own names and as long as they are drawn as what they are. */
  function ownTitle(): string {
    const type = chartTypeOf(name);
    const drawn = drawable()?.type;
    const original = type && canonicalName(name) === type.name && (drawn === undefined || drawn === type);
    return original ? type.title[language] : titleFromName(name);
  }
}

/** `market-share` is `Market share`: names of files are typed without a thought of how they look on a wall. */
export function titleFromName(name: string): string {
  const spaced = name.replace(/[-_]+/g, ' ').trim() || name;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function linesOf(pairs: readonly (readonly [string, string | undefined])[]): readonly InfoLine[] {
  return pairs.flatMap(([what, value]) => (value ? [{ what, value }] : []));
}
