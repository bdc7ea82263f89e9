import type { Language } from '../chart-type.ts';
import type { NamedValue } from './decode.ts';
import type { TableInput } from './table-input.ts';
import { seriesDataOf } from './series-data.ts';
import { labelTexts } from './labels.ts';

/** Each label with its value in the first measure, for pies and single-colour bars. Empty values are left out. */
export function itemsOf(input: TableInput, language: Language): NamedValue[] {
  const { labels, series } = seriesDataOf(input);
  const names = labelTexts(labels, language);
  return Array.from(series[0]?.values ?? [], (value, i) => ({ name: names[i] ?? '', value })).filter(
    ({ value }) => !Number.isNaN(value),
  );
}
