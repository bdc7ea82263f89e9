import type { Language, View } from '../../chart-type.ts';
import { seriesColour } from '../../colour/colours.ts';
import { shareOf, type Slice } from '../../families/shares/option.ts';
import { namesOf, uniqueIds } from '../../text/names.ts';
import { fullNumber, percent } from '../../text/numbers.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { chartWords } from '../../words/index.ts';
import type { Item } from './data.ts';

const maxTooltipRows = 12;

export type HotSlice = Item & Slice;

/** The total of a ring. Negative values have no share. */
export function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, { value }) => sum + Math.max(0, value), 0);
}

/** As many slices as there are colours; further items become one muted slice. */
export function slicesOf(items: readonly Item[], { theme, language }: View): HotSlice[] {
  const most = theme.series.length;
  const all = items.length > most ? withOthers(items, most, language) : items;
  const ids = uniqueIds(namesOf(all));
  const sum = sumOf(items);
  return all.map((item, i) => ({
    ...item,
    id: ids[i] ?? item.name,
    colour: i < most ? seriesColour(theme, i) : theme.mutedInk,
    ...shareOf(sum > 0 ? Math.max(0, item.value) / sum : 0),
  }));
}

function withOthers(items: readonly Item[], most: number, language: Language): Item[] {
  const sorted = items.toSorted((a, b) => b.value - a.value);
  const rest = sorted.slice(most);
  return [
    ...sorted.slice(0, most),
    { name: chartWords[language].others(rest.length), value: sumOf(rest), children: rest },
  ];
}

/** The item and its children, each with its share of the ring. */
export function sliceTooltip(slice: HotSlice | undefined, sum: number, view: View): HTMLElement | '' {
  if (!slice) return '';
  const formatValue = (value: number) => ({
    value: fullNumber(value, view.language),
    note: percent(sum > 0 ? Math.max(0, value) / sum : 0),
  });
  const parts = slice.children
    .slice(0, maxTooltipRows)
    .map(({ name, value }) => ({ name, ...formatValue(value) }));
  const whole = { colour: slice.colour, name: chartWords[view.language].total, ...formatValue(slice.value) };
  return tooltipContent(view, slice.name, [whole, ...parts]);
}
