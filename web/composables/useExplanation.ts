import * as v from 'valibot';
import { shallowRef, type ShallowRef } from 'vue';
import { inEveryLanguage } from '#protocol';
import { fetchParsed } from './fetch-parsed.ts';
import { useLanguage } from './useLanguage.ts';
import { useUrlParams } from './useUrlParams.ts';
import { infoLinesOf, type InfoLine } from './useTileText.ts';

/** Of more columns only the number is told. */
const mostColumns = 20;

const translations = v.object(inEveryLanguage(() => v.string()));
const responseSchema = v.object({
  columns: v.array(v.object({ name: v.string(), why: translations })),
  candidates: v.array(v.object({ reason: translations })),
});

export interface UseExplanationReturn {
  /** what each column was taken for, and the chart types that fit best; empty until loaded, and without a server */
  readonly lines: Readonly<ShallowRef<readonly InfoLine[]>>;
  load(): Promise<void>;
}

/** How the server explains a chart: more lines for its tile's info, loaded when somebody opens it. */
export function useExplanation(name: string): UseExplanationReturn {
  const { language, words } = useLanguage();
  const { wall } = useUrlParams();
  const lines = shallowRef<readonly InfoLine[]>([]);

  function linesIn({ columns, candidates }: v.InferOutput<typeof responseSchema>): readonly InfoLine[] {
    const told = columns.slice(0, mostColumns).map(({ name, why }) => `${name}: ${why[language]}`);
    if (columns.length > mostColumns) told.push(words.moreColumns(columns.length - mostColumns));
    return infoLinesOf([
      [words.infoWords.columns, told.join('\n')],
      [words.infoWords.candidates, candidates.map(({ reason }) => reason[language]).join('\n')],
    ]);
  }

  async function load(): Promise<void> {
    try {
      const url = `/api/-/charts/${encodeURIComponent(name)}/explain?wall=${encodeURIComponent(wall)}`;
      lines.value = linesIn(await fetchParsed(url, responseSchema));
    } catch {
      lines.value = []; // the tile says itself that the server is away
    }
  }

  return { lines, load };
}
