import type { ChartSettings } from '#protocol';
import type { Column, Source } from '#table';

const shareName =
  /\bshares?\b|\bproportions?\b|\bfractions?\b|\b(?:conversion|error|failure|success|churn|click|bounce|hit|retention|unemployment|occupancy|utili[sz]ation|fill|win|pass)[ _-]?rate\b|anteil|quote$|占比|份额|比重|比例|(?<!汇|频|速|功|倍|斜|曲)率$/i;

/**
 * The same source with shares between 0 and 1 as percents, where a column is named so: 0.31 is 31%. Not where settings speak of its values,
 * which mean them as they are in the file.
 */
export function withPercents(source: Source, { unit, limits, bands, numbers, columns }: ChartSettings): Source {
  if (source.kind !== 'table' || unit !== undefined || limits || bands || numbers) return source;
  const own = (name: string) => (columns && Object.hasOwn(columns, name) ? columns[name] : undefined);
  const typed = source.table.columns.map((column) =>
    own(column.name)?.unit === undefined && isShares(column) ? asPercents(column) : column,
  );
  return { ...source, table: { ...source.table, columns: typed } };
}

type Shares = Extract<Column, { kind: 'measure' }>;

function isShares(column: Column): column is Shares {
  if (column.kind !== 'measure' || column.unit !== undefined || !shareName.test(spaced(column.name))) return false;
  const within = column.values.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1));
  return within && column.values.some((value) => value > 0 && value < 1);
}

/** Rounded, as 0.07 times 100 is 7.000000000000001. */
function asPercents(column: Shares): Shares {
  return { ...column, unit: '%', values: column.values.map((value) => Number((value * 100).toPrecision(12))) };
}

function spaced(name: string): string {
  return name.replace(/[_-]+/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}
