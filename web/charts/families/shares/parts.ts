import type { EChartsCoreOption } from 'echarts/core';
import { ShapeError, type ChartInput, type View } from '../../chart-type.ts';
import { paletteOf } from '../../colour/palette.ts';
import type { NamedValue } from '../../data/decode.ts';
import { measuresOf, tableInputOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { itemsOf } from '../../data/items.ts';
import { describe } from '../../frame.ts';
import { valueFormatOf, withUnit } from '../../text/value-format.ts';
import { namesOf, uniqueIds } from '../../text/names.ts';
import { percent } from '../../text/numbers.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { titleOf, unitOf } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import { shareOf, sharesOption, type Slice } from './option.ts';

/** A table whose first measure has no negative values. */
export interface Parts {
  readonly input: TableInput;
  /** all values are 0 */
  readonly empty: boolean;
}

/** @throws {ShapeError} unless the input is a table with a measure without negative values */
export function decodeParts(input: ChartInput | undefined): Parts {
  const table = tableInputOf(input);
  const [column] = measuresOf(table);
  const values = column ? valuesOf(column) : new Float64Array();
  const wrong = values.findIndex((value) => value < 0);
  if (wrong >= 0) throw new ShapeError('negativePart', `${column?.name ?? ''} [${wrong}]`);
  return { input: table, empty: !values.some((value) => value > 0) };
}

/** A ring around the total, or a pie. */
export function partsOption(
  { input }: Parts,
  { hollow }: { hollow: boolean },
  view: View,
): EChartsCoreOption {
  const { settings, source, roles } = input;
  const { language } = view;
  const items = itemsOf(input, language).filter(({ value }) => value > 0);
  const sum = items.reduce((all, { value }) => all + value, 0);
  const column = source.table.columns[roles.values[0] ?? -1];
  const unit = column ? unitOf(column, input) : '';
  const format = valueFormatOf(settings, language);
  const formatValue = (value: number): string => format.exact(value, unit);
  // Percentages are shown as in the file, even when they add up to a little more or less than 100.
  const ready = unit === '%' && sum <= 100.5;
  const isWhole = ready || Math.abs(sum - 100) <= 0.5;
  const slices = slicesOf(items, input, view).map((slice) => ({
    ...slice,
    ...shareOf(slice.value / sum),
    ...(ready ? { shareText: formatValue(Number(slice.value.toFixed(2))) } : {}),
  }));
  return sharesOption(
    {
      description: describe(titleOf(input, language), slices, language),
      slices,
      // That all shares are 100% goes without saying.
      sum: hollow ? (isWhole ? '' : withUnit(format.short(sum), unit === '%' ? unit : '')) : undefined,
      tooltipAt: (index) => sliceTooltip(slices[index], formatValue, view),
    },
    view,
  );
}

/** As many slices as fit in a list of names; at most six. */
function maxSlices({ height, unit }: View): number {
  return Math.max(3, Math.min(6, Math.floor(height / (28 * unit))));
}

/** Largest first, unless the settings say otherwise. The smallest beyond the maximum become one slice. */
function slicesOf(items: readonly NamedValue[], { settings }: TableInput, view: View) {
  const most = maxSlices(view);
  const ordered = inOrder(items, settings.order ?? 'descending');
  const shown = ordered.length > most ? gathered(items, most, view) : ordered;
  const ids = uniqueIds(namesOf(shown));
  const colour = paletteOf(settings, view.theme);
  const rest = ordered.length > most ? shown.length - 1 : -1;
  return shown.map(({ name, value }, i) => ({
    id: ids[i] ?? name,
    name,
    value,
    colour: i === rest ? view.theme.mutedInk : colour(i),
  }));
}

function inOrder(items: readonly NamedValue[], order: 'file' | 'ascending' | 'descending') {
  if (order === 'file') return items;
  const sign = order === 'ascending' ? 1 : -1;
  return items.toSorted((a, b) => sign * (a.value - b.value));
}

function gathered(items: readonly NamedValue[], most: number, { language }: View): readonly NamedValue[] {
  const sorted = inOrder(items, 'descending');
  const rest = sorted.slice(most - 1);
  const sum = rest.reduce((all, { value }) => all + value, 0);
  return [...sorted.slice(0, most - 1), { name: chartWords[language].others(rest.length), value: sum }];
}

function sliceTooltip(
  slice: Slice | undefined,
  formatValue: (value: number) => string,
  view: View,
): HTMLElement | '' {
  if (!slice) return '';
  const { name, value, colour, share } = slice;
  return tooltipContent(view, name, [{ colour, name: '', value: formatValue(value), note: percent(share) }]);
}
