import { computed, type ComputedRef } from 'vue';
import type { ChartSettings } from '#protocol';
import { fullNumber } from '../charts/text/numbers.ts';
import { chartTitle } from '../charts/chart-title.ts';
import { titleFromName } from '../charts/text/title.ts';
import { timeWords } from './format-time.ts';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import type { Drawable } from './useDrawable.ts';

export { titleFromName };

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

  const title = computed(() =>
    chartTitle({ name, settings: settings(), type: drawable()?.type, choice: choice() }, language),
  );
  const note = computed(() => {
    const { type, data } = drawable() ?? {};
    return type?.note?.(data, language);
  });
  const info = computed(() => {
    const { why, refused, chart, rows, note: more, unit, changed } = words.infoWords;
    const drawn = drawable();
    const written = modified();
    return linesOf([
      [why, drawn?.reason[language]],
      [refused, drawn?.refused?.[language]],
      [chart, name],
      [rows, drawn?.rows === undefined ? undefined : fullNumber(drawn.rows, language)],
      [more, note.value],
      [unit, settings()?.unit],
      [changed, written === undefined ? undefined : timeWords(written, now.value, language)],
    ]);
  });
  return { title, note, info };
}

function linesOf(pairs: readonly (readonly [string, string | undefined])[]): readonly InfoLine[] {
  return pairs.flatMap(([what, value]) => (value ? [{ what, value }] : []));
}
