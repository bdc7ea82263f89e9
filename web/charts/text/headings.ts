import { toLocalTime } from '#table';
import type { ChartInput, Language } from '../chart-type.ts';
import { headingCovers } from './generic-names.ts';
import { sharedUnit, type NamedSeries } from './series-names.ts';
import { formatDateTime } from './times.ts';
import { columnTitle, localised, titleOf, unitOf } from './titles.ts';

/**
 * What the numbers along an axis are: the measure and its unit. Only the unit where the title says the measure, or where the series are
 * measures and each has its name; '' for neither.
 */
export function headingOf(input: ChartInput, series: readonly NamedSeries[], language: Language): string {
  const unit = sharedUnit(series);
  const { prices, group, values } = input.roles;
  if (prices || (group === undefined && values.length !== 1)) return unit;
  const name = measureName(input, language);
  return [name, name && unit ? `(${unit})` : unit].filter(Boolean).join(' ');
}

/**
 * The same for a chart without an axis, with the time of all values if they have only one, and what else there is to note; undefined where
 * the title says it all.
 */
export function measureNote(input: ChartInput, language: Language, more?: string): string | undefined {
  const column = measureOf(input);
  const heading = column ? headingOf(input, [{ name: '', unit: unitOf(column, input) }], language) : '';
  // Percents have their sign beside each number.
  const said = heading === '%' ? '' : heading;
  return [said, onlyTime(input, language), more].filter(Boolean).join(' · ') || undefined;
}

function measureName(input: ChartInput, language: Language): string {
  const column = measureOf(input);
  const name = column ? localised(columnTitle(column, input), language) : '';
  if (headingCovers(titleOf(input, language), name)) return '';
  return [countedBy(input, language), name].filter(Boolean).join(' · ');
}

/** What rows were counted by, such as the question of which the answers are; '' where a time says so, or the title. */
function countedBy(input: ChartInput, language: Language): string {
  if (input.source.kind !== 'table' || measureOf(input)?.role?.role !== 'count') return '';
  const column = input.source.table.columns[input.roles.label ?? -1];
  if (column?.kind !== 'category') return '';
  const name = localised(columnTitle(column, input), language);
  return headingCovers(titleOf(input, language), name) ? '' : name;
}

function measureOf({ source, roles }: ChartInput) {
  return source.kind === 'table' ? source.table.columns[roles.values[0] ?? -1] : undefined;
}

/** The one time of a column that is not drawn, e.g. the year of a map; '' for none. */
function onlyTime({ source, roles: { label, group } }: ChartInput, language: Language): string {
  if (source.kind !== 'table') return '';
  for (const [at, column] of source.table.columns.entries()) {
    if (column.kind !== 'time' || at === label || at === group) continue;
    const [first = NaN] = column.values;
    if (column.values.every((ms) => ms === first))
      return formatDateTime(toLocalTime(first, column.zone), column.grain, language);
  }
  return '';
}
