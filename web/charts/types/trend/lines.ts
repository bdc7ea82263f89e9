import type { Language } from '../../chart-type.ts';
import { chartWords } from '../../words/index.ts';
import type { TrendSet } from './data.ts';

type Lines = TrendSet['data'];

/** More lines cannot be followed, and hundreds would block the screen while drawing. */
const maxLines = 24;

/** The lines with a value or gap for each month; beyond 24 the smallest are added up to one more. */
export function linesOf({ data }: TrendSet, months: readonly string[], language: Language): Lines {
  const lines = data.map((line) => ({
    name: line.name,
    data: months.map((_, month) => line.data[month] ?? null),
  }));
  if (lines.length <= maxLines) return lines;
  const kept = new Set(lines.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, maxLines));
  const rest = lines.filter((line) => !kept.has(line));
  const sums = months.map((_, month) => sumAt(rest, month));
  return [
    ...lines.filter((line) => kept.has(line)),
    { name: chartWords[language].others(rest.length), data: sums },
  ];
}

/** The sum of the lines in a month. */
export function sumAt(lines: Lines, month: number): number {
  return lines.reduce((sum, line) => sum + (line.data[month] ?? 0), 0);
}

function sizeOf({ data }: Lines[number]): number {
  return data.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
}
