import { toLocalTime } from '#table';
import { isPlain } from './rules.ts';
import type { OptionParts, OptionPart } from './sanitise.ts';

type Read = (value: unknown) => unknown;
const axisKeys = ['xAxis', 'yAxis'] as const;

/**
 * The parts with the times of time axes as the clocks of a time zone show them, taken as UTC: drawn with `useUTC` they are the same on every
 * screen. ECharts itself shows moments, and reads texts, in the zone of the screen.
 * @param zone undefined: moments are shown in UTC
 */
export function withZonedTimes(parts: OptionParts, zone: string | undefined): OptionParts {
  const read: Read = (value) => clockTime(value, zone);
  const datasets = [...(parts['dataset'] ?? [])];
  const readIn = new Set<string>();
  const series = (parts['series'] ?? []).map((one): OptionPart => {
    if (one['coordinateSystem'] === 'calendar') return withData(one, [0], (value) => dayOf(read(value)));
    const timed = axisKeys.filter(
      (key) => parts[key]?.[Number(one[`${key}Index`] ?? 0)]?.['type'] === 'time',
    );
    if (timed.length === 0) return one;
    const table = Number(one['datasetIndex'] ?? 0);
    const rows = one['data'] === undefined ? datasets[table] : undefined;
    const dimensions = timed.flatMap((key) => dimensionsOf(key, one, rows));
    const places = dimensions.filter((at) => !readIn.has(`${table} ${at}`));
    if (rows) {
      for (const at of places) readIn.add(`${table} ${at}`);
      datasets[table] = withRows(rows, one['seriesLayoutBy'] === 'row', places, read);
    }
    return withMarks(withData(one, dimensions, read), timed, read);
  });
  return {
    ...parts,
    ...(parts['series'] && { series }),
    ...(parts['dataset'] && { dataset: datasets }),
    ...Object.fromEntries(
      axisKeys.flatMap((key) => (parts[key] ? [[key, parts[key].map(withEnds(read))]] : [])),
    ),
    ...(parts['dataZoom'] && { dataZoom: parts['dataZoom'].map((one) => withZoom(one, parts, read)) }),
  };
}

/** Times as ECharts reads them; without an offset they are what a clock shows. */
const timeText =
  /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ](\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,3})\d*)?)?)?(?:Z|([-+])(\d\d):?(\d\d))?)?)?)?$/;

/** What a clock shows at a time, as ms taken as UTC; anything else as it is. */
function clockTime(value: unknown, zone: string | undefined): unknown {
  if (typeof value === 'number') return toLocalTime(value, zone);
  const groups = typeof value === 'string' ? timeText.exec(value.trim()) : null;
  if (!groups) return value;
  const [year = NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0] = groups
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const fraction = Number((groups[7] ?? '0').padEnd(3, '0'));
  const time = Date.UTC(year, month - 1, day, hour, minute, second, fraction);
  if (groups[8] === undefined && !groups[0].endsWith('Z')) return time;
  const offset = Number(`${groups[8] ?? '+'}1`) * (60 * Number(groups[9] ?? 0) + Number(groups[10] ?? 0));
  return toLocalTime(time - offset * 60_000, zone);
}

/** A calendar's days are texts, which are the same everywhere. */
function dayOf(time: unknown): unknown {
  return typeof time === 'number' && Math.abs(time) < 8.64e15
    ? new Date(time).toISOString().slice(0, 10)
    : time;
}

/** Which values of an item, or columns of a dataset, lie along an axis. */
function dimensionsOf(
  key: (typeof axisKeys)[number],
  series: OptionPart,
  rows: OptionPart | undefined,
): number[] {
  const encode = isPlain(series['encode']) ? series['encode'][key.charAt(0)] : undefined;
  if (encode === undefined) return [axisKeys.indexOf(key)];
  const names = series['dimensions'] ?? rows?.['dimensions'] ?? firstRow(rows);
  const known = Array.isArray(names)
    ? names.map((name: unknown) => (isPlain(name) ? name['name'] : name))
    : [];
  return [encode].flat().map((one) => (typeof one === 'number' ? one : known.indexOf(one)));
}

function firstRow(rows: OptionPart | undefined): unknown {
  const source = rows?.['source'];
  return Array.isArray(source) ? source[0] : undefined;
}

/** A series with the values of its items at some places read anew. */
function withData(series: OptionPart, dimensions: readonly number[], read: Read): OptionPart {
  const { data } = series;
  if (!Array.isArray(data)) return series;
  const readRow = (row: unknown): unknown => (Array.isArray(row) ? readAt(row, dimensions, read) : row);
  return {
    ...series,
    data: data.map((item: unknown) =>
      isPlain(item) ? { ...item, value: readRow(item['value']) } : readRow(item),
    ),
  };
}

function withRows(dataset: OptionPart, byRow: boolean, places: readonly number[], read: Read): OptionPart {
  const { source } = dataset;
  if (!Array.isArray(source)) return dataset;
  const rows = source.map((row: unknown, at) => {
    if (!Array.isArray(row)) return row;
    if (!byRow) return readAt(row, places, read);
    return places.includes(at) ? row.map(read) : (row as unknown[]);
  });
  return { ...dataset, source: rows };
}

function readAt(row: readonly unknown[], places: readonly number[], read: Read): unknown[] {
  return row.map((value, at) => (places.includes(at) ? read(value) : value));
}

/** The marks of a series at its time axes. */
function withMarks(series: OptionPart, timed: readonly (typeof axisKeys)[number][], read: Read): OptionPart {
  const mark = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(mark);
    if (!isPlain(one)) return one;
    const ends = timed.flatMap((key) => (one[key] === undefined ? [] : [[key, read(one[key])] as const]));
    const { coord } = one;
    const places = timed.map((key) => axisKeys.indexOf(key));
    return {
      ...one,
      ...Object.fromEntries(ends),
      ...(Array.isArray(coord) && { coord: readAt(coord, places, read) }),
    };
  };
  const marked = ['markPoint', 'markLine', 'markArea'].flatMap((key) => {
    const marks = series[key];
    return isPlain(marks) && Array.isArray(marks['data'])
      ? [[key, { ...marks, data: marks['data'].map(mark) }]]
      : [];
  });
  return { ...series, ...(Object.fromEntries(marked) as OptionPart) };
}

function withEnds(read: Read): (axis: OptionPart) => OptionPart {
  return (axis) => (axis['type'] === 'time' ? withKeys(axis, ['min', 'max'], read) : axis);
}

/** A zoom of time axes alone. */
function withZoom(zoom: OptionPart, parts: OptionParts, read: Read): OptionPart {
  const axes = axisKeys.flatMap((key) =>
    [zoom[`${key}Index`] ?? (key === 'xAxis' && zoom['yAxisIndex'] === undefined ? 0 : [])]
      .flat()
      .map((at) => parts[key]?.[Number(at)]),
  );
  const isTime = axes.length > 0 && axes.every((axis) => axis?.['type'] === 'time');
  return isTime ? withKeys(zoom, ['startValue', 'endValue'], read) : zoom;
}

function withKeys(part: OptionPart, keys: readonly string[], read: Read): OptionPart {
  const found = keys.filter((key) => part[key] !== undefined);
  return { ...part, ...Object.fromEntries(found.map((key) => [key, read(part[key])])) };
}
