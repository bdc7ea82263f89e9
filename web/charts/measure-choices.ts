import type { Choice } from '#table';
import type { ChartInput, Language, SetChoice } from './chart-type.ts';
import type { Drawable, MeasureChoice } from './drawable.ts';
import { columnTitle, localised, type Name } from './text/titles.ts';
import { chartWords } from './words/index.ts';

/** What is usually drawn; no column has an empty key. */
const usualKey = '';

/** What is usually drawn, then the measures that could be drawn instead. */
export function measuresToChoose(
  { measures }: Choice,
  input: ChartInput,
): readonly MeasureChoice[] | undefined {
  if (!measures || input.source.kind !== 'table') return undefined;
  const { columns } = input.source.table;
  const named = (positions: readonly number[]): Name[] =>
    positions.flatMap((at) => (columns[at] ? [columnTitle(columns[at], input)] : []));
  return [
    { key: usualKey, names: named(measures.usual) },
    ...measures.others.map((at) => ({ key: columns[at]?.name ?? '', names: named([at]) })),
  ];
}

const mostNames = 3;

/** The entries of a tile's menu; without measures to choose from those of the file's sets. */
export function choicesOf(
  { type, data, measures }: Pick<Drawable, 'type' | 'data' | 'measures'>,
  language: Language,
): readonly SetChoice[] {
  if (!measures) return type.choices?.(data, language) ?? [];
  return measures.map(({ key, names }) => ({
    key,
    text: inShort(
      names.map((name) => localised(name, language)),
      language,
    ),
    inTitle: names.length === 1 ? 'after' : 'no',
  }));
}

function inShort(names: readonly string[], language: Language): string {
  const shown = names.slice(0, mostNames).join(chartWords[language].comma);
  return names.length > mostNames ? `${shown} …` : shown;
}
