import type { TableInput } from '../../data/table-input.ts';
import type { Grain } from '#table';
import { seriesDataOf, type Series } from '../../data/series-data.ts';
import { pickLabels, type Labels } from '../../data/labels.ts';
import { noName } from '../../text/no-name.ts';
import type { Name } from '../../text/titles.ts';

/** A single number and its history. */
export interface Metric {
  readonly name: Name;
  readonly unit: string;
  readonly value: number;
  /** in order, ending with the value itself; without gaps */
  readonly history: Float64Array;
  /** the time of the value before, or what it is called, if known */
  readonly before: Labels | undefined;
  /** the value before is this much older, if it is one such step */
  readonly step: Step | undefined;
}

/**
 * Rows over time, or without names, are one metric per measure or group: the last row is its value, the others its history. Rows with names
 * are one metric each, of the first measure. Metrics without a value are left out. A column of former values is what each was before,
 * and one of units what each is measured in.
 */
export function metricsOf(input: TableInput): Metric[] {
  const { labels, series } = seriesDataOf(input);
  const [first] = series;
  const rows = first?.values.length ?? 0;
  const isNamed = labels.kind === 'names' && input.roles.label !== undefined;
  if (first && isNamed && (rows > 1 || series.length === 1)) return metricsOfRows(first, labels.names, input);
  if (first && input.roles.former !== undefined) return metricsOfRows(first, [first.name], input);
  return series.flatMap(({ name, unit, values }): Metric[] => {
    const known = [...values.keys()].filter((row) => !Number.isNaN(values[row]));
    const [last, before] = [known.at(-1), known.at(-2)];
    if (last === undefined) return [];
    const history = Float64Array.from(known, (row) => values[row] ?? NaN);
    const metric = { name, unit, value: values[last] ?? NaN, history };
    if (labels.kind === 'names' || before === undefined)
      return [{ ...metric, before: undefined, step: undefined }];
    return [{ ...metric, before: pickLabels(labels, [before]), step: stepOf(labels, before, last) }];
  });
}

function metricsOfRows(
  { unit, values }: Series,
  names: readonly Name[],
  { source, roles }: TableInput,
): Metric[] {
  const column = source.table.columns[roles.former ?? -1];
  const former = column?.kind === 'measure' ? column : undefined;
  const units = source.table.columns[roles.unit ?? -1]?.values;
  const before: Labels | undefined = former && { kind: 'names', names: [former.name] };
  return Array.from(values, (value, row) => {
    const last = former?.values[row] ?? NaN;
    const isKnown = !Number.isNaN(last);
    return {
      name: names[row] ?? noName,
      unit: units ? String(units[row] ?? '') : unit,
      value,
      history: isKnown ? Float64Array.of(last, value) : Float64Array.of(value),
      before: isKnown ? before : undefined,
      step: undefined,
    };
  }).filter(({ value }) => !Number.isNaN(value));
}

const day = 86_400_000;
/** The least and the most that one step takes, in ms. Days may have 23 or 25 hours. */
const steps = {
  year: [365 * day, 366 * day],
  quarter: [90 * day, 92 * day],
  month: [28 * day, 31 * day],
  week: [7 * day, 7 * day],
  day: [day, day],
  hour: [day / 24, day / 24],
} as const satisfies Partial<Record<Grain, readonly [least: number, most: number]>>;
export type Step = keyof typeof steps;

/** The step of time between two rows, if it is one. */
function stepOf(
  { times, grain }: Extract<Labels, { kind: 'times' }>,
  before: number,
  last: number,
): Step | undefined {
  if (!isStep(grain)) return undefined;
  const [least, most] = steps[grain];
  const apart = (times[last] ?? NaN) - (times[before] ?? NaN);
  const slack = grain === 'hour' ? 0 : day / 24;
  return apart >= least - slack && apart <= most + slack ? grain : undefined;
}

function isStep(grain: Grain): grain is Step {
  return grain in steps;
}
