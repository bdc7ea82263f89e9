import type { Column, MeasureColumn, PlaceColumn } from '#table';
import { ShapeError, type ChartInput, type Language } from '../../chart-type.ts';
import { measuresOf, tableInputOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { chartWords } from '../../words/index.ts';

/** Values of places on one map. */
export interface Choropleth {
  readonly input: TableInput;
  readonly column: MeasureColumn | undefined;
  /** its name in ECharts */
  readonly map: string;
  /** largest first, each place once */
  readonly places: readonly ValuedPlace[];
  /** names in the file that are not on the map */
  readonly unknown: readonly string[];
}

export interface ValuedPlace {
  /** its name on the map */
  readonly place: string;
  /** as it stands in the file */
  readonly name: string;
  readonly value: number;
}

/** Finds the map of a column's places, and the name of each place on it. */
export type Locate = (
  column: Column,
) => { readonly map: string; readonly places: readonly (string | undefined)[] } | undefined;

/** Locates columns whose places are on this map. */
export function placesOn(map: PlaceColumn['map']): Locate {
  return (column) =>
    column.kind === 'place' && column.map === map ? { map, places: column.places } : undefined;
}

/** Rows of the same place are added up. @throws {ShapeError} when no column has places on a map */
export function decodeChoropleth(
  given: ChartInput | undefined,
  emptyMap: string,
  locate: Locate,
): Choropleth {
  const input = tableInputOf(given);
  const [column] = measuresOf(input);
  if (!column || input.source.table.rows === 0)
    return { input, column, map: emptyMap, places: [], unknown: [] };
  const label = labelColumn(input);
  const located = label && locate(label);
  if (!label || label.kind === 'time' || label.kind === 'measure' || !located?.places.some(Boolean))
    throw new ShapeError('noPlaces');
  return { input, column, map: located.map, ...sumUp(label.values, located.places, valuesOf(column)) };
}

/** The label column, else the first column of places or categories. */
function labelColumn({ source: { table }, roles: { label } }: TableInput): Column | undefined {
  return label === undefined
    ? (table.columns.find(({ kind }) => kind === 'place') ??
        table.columns.find(({ kind }) => kind === 'category'))
    : table.columns[label];
}

function sumUp(
  names: readonly string[],
  places: readonly (string | undefined)[],
  values: Float64Array,
): Pick<Choropleth, 'places' | 'unknown'> {
  const sums = new Map<string, ValuedPlace>();
  const unknown = new Set<string>();
  names.forEach((name, row) => {
    const [place, value = NaN] = [places[row], values[row]];
    if (place === undefined) return void (name && unknown.add(name));
    if (Number.isNaN(value)) return;
    const before = sums.get(place);
    sums.set(place, { place, name: before?.name ?? name, value: (before?.value ?? 0) + value });
  });
  return { places: [...sums.values()].toSorted((a, b) => b.value - a.value), unknown: [...unknown] };
}

/** The tile's note about names that are not on the map. */
export function unknownNote({ unknown }: Choropleth, language: Language): string | undefined {
  if (unknown.length === 0) return undefined;
  const words = chartWords[language];
  const first = unknown.slice(0, 3).join(words.comma);
  const named = unknown.length > 3 ? `${first} …` : first;
  return words.notOnMap(unknown.length, named);
}
