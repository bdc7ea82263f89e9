import { isPlain } from './rules.ts';

/** What a tooltip or label needs of one item. All of it may come from the file. */
export interface HoveredItem {
  readonly series: string;
  readonly name: string;
  readonly values: readonly (number | string)[];
  readonly colour: string | undefined;
  /** of the total, 0 to 1 */
  readonly share: number | undefined;
}

const maxValues = 12;
/** ECharts' name of an unnamed series. */
const unnamed = /^series\0/;

/** Reads the params of an ECharts formatter. */
export function hoveredItem(params: unknown): HoveredItem | undefined {
  if (!isPlain(params)) return undefined;
  const { seriesName, name, color, percent } = params;
  return {
    series: typeof seriesName === 'string' && !unnamed.test(seriesName) ? seriesName : '',
    name: typeof name === 'string' ? name : '',
    values: valuesAt(params),
    colour: typeof color === 'string' ? color : undefined,
    share: typeof percent === 'number' ? percent / 100 : undefined,
  };
}

/** The values that are encoded in the drawing; a row may hold more. */
export function valuesAt(params: unknown): readonly (number | string)[] {
  if (!isPlain(params)) return [];
  const { value, encode } = params;
  if (!Array.isArray(value)) return scalars([value]);
  const all = value as readonly unknown[];
  const drawn = isPlain(encode) ? (encode['value'] ?? encode['y'] ?? encode['radius']) : undefined;
  const at = Array.isArray(drawn) ? (drawn as readonly unknown[]) : [];
  return scalars(at.length > 0 ? at.map((dimension) => all[Number(dimension)]) : all);
}

function scalars(values: readonly unknown[]): (number | string)[] {
  return values
    .filter(
      (one): one is number | string =>
        typeof one === 'string' || (typeof one === 'number' && !Number.isNaN(one)),
    )
    .slice(0, maxValues);
}
