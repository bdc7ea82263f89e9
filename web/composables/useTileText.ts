import { computed, type ComputedRef } from 'vue';
import { noteKinds, type ChartSettings, type Note, type NoteKind } from '#protocol';
import { fullNumber } from '../charts/text/numbers.ts';
import { chartTitle, noteBeside } from '../charts/chart-title.ts';
import type { SetChoice } from '../charts/chart-type.ts';
import { titleFromName } from '../charts/text/translated.ts';
import { formatTime } from './format-time.ts';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import { useTimeZone } from './useTimeZone.ts';
import type { Drawable } from './useDrawable.ts';

export { titleFromName };

/** One line of a tile's info, e.g. `Rows` and `1,200`. */
export interface InfoLine {
  readonly label: string;
  readonly value: string;
}

export interface TileTextOptions {
  name: string;
  drawable: () => Drawable | undefined;
  settings: () => ChartSettings | undefined;
  notes: () => readonly Note[];
  /** the data set chosen of those in the file; undefined if there is only one */
  choice: () => SetChoice | undefined;
  /** when the drawn file was written, ms since 1970 by the server's clock */
  modified: () => number | undefined;
}

/** A tile's title, the note beside its chart, and the info that people can open. */
export function useTileText({ name, drawable, settings, notes, choice, modified }: TileTextOptions): {
  title: ComputedRef<string>;
  note: ComputedRef<string | undefined>;
  info: ComputedRef<readonly InfoLine[]>;
} {
  const { language, words } = useLanguage();
  const now = useNow();
  const timeZone = useTimeZone(settings);

  const title = computed(() =>
    chartTitle(
      { name, settings: settings(), type: drawable()?.type, found: drawable()?.title, choice: choice() },
      language,
    ),
  );
  const note = computed(() => {
    const drawn = drawable();
    return drawn && noteBeside(title.value, drawn, language);
  });
  const info = computed(() => {
    const { why, refused, chart, rows, note: more, unit, timeZone: zone, changed } = words.infoWords;
    const drawn = drawable();
    const written = modified();
    return infoLinesOf([
      [why, drawn?.reason[language]],
      [refused, drawn?.refused?.[language]],
      ...noteKinds.map((kind) => [words.noteKinds[kind], textOf(kind)] as const),
      [chart, name],
      [rows, drawn?.rows === undefined ? undefined : fullNumber(drawn.rows, language)],
      [more, note.value],
      [unit, settings()?.unit],
      [zone, timeZone.value],
      [
        changed,
        written === undefined
          ? undefined
          : formatTime(written, now.value, { language, timeZone: timeZone.value }),
      ],
    ]);
  });
  return { title, note, info };

  /** One note per line. */
  function textOf(kind: NoteKind): string {
    return notes()
      .flatMap((one) => (one.kind === kind ? [one.text[language]] : []))
      .join('\n');
  }
}

/** Lines with a value. */
export function infoLinesOf(pairs: readonly (readonly [string, string | undefined])[]): readonly InfoLine[] {
  return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
