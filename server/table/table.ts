import type { Note } from '#protocol';
import type { Sentinel } from './cells/sentinels.ts';
import type { Counted } from './raw-table.ts';

/** The content of a data file: typed columns with `rows` values each. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** the number of columns beyond the limit of 200 */
  readonly leftOut?: number;
  /** the file has time across: its rows are the columns here */
  readonly transposed?: true;
  /** what was decided or left out while it was read */
  readonly notes?: readonly Note[];
  /** the file has a list for each column: the rows are in an order of their own */
  readonly ordered?: true;
  /** the rows of the file were counted: each of these is one of its columns, or a choice in one */
  readonly counted?: Counted;
}

export type Column = TimeColumn | MeasureColumn | CategoryColumn | PlaceColumn;

/**
 * What a column is for if its values are neither drawn nor name what is drawn. `of` is the name of the column that it says nothing new about.
 */
export type FoundRole =
  /** names a thing by digits or a code, and is no quantity; `why`: its name, its form, or both are said once more by `of` */
  | { readonly role: 'id'; readonly why: 'name' | 'form' }
  | { readonly role: 'id'; readonly why: 'pairs'; readonly of: string }
  /** counts the rows */
  | { readonly role: 'index'; readonly why: 'name' | 'steps' }
  /** the same in every row */
  | { readonly role: 'constant' }
  /** empty in most rows */
  | { readonly role: 'sparse' }
  | { readonly role: 'link' }
  | { readonly role: 'latitude' | 'longitude' }
  /** the time `of` once more, in another form */
  | { readonly role: 'same-time'; readonly of: string }
  /** one of the columns that the time `of` was put together from */
  | { readonly role: 'time-part'; readonly of: string }
  /** 1 in each row: the rows themselves, to be counted */
  | { readonly role: 'count' }
  /** the range that each value of a measure lies in; `labels`: all of them, in order */
  | { readonly role: 'ranges'; readonly labels: readonly string[] }
  /** always the same for the same value of the category `of` */
  | { readonly role: 'attribute'; readonly of: string };

/** Whether a column is in the file itself; a time that was put together from others is not, nor are the count of rows, ranges of values and how long something lasted. */
export function isInFile(column: Column): boolean {
  if (column.kind === 'time') return column.joined !== true;
  return !isAdded(column) && (column.kind !== 'measure' || column.lasted === undefined);
}

/** Whether a column was added to count rows. */
export function isAdded({ role }: Column): boolean {
  return role?.role === 'count' || role?.role === 'ranges';
}

export const grains = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
export type Grain = (typeof grains)[number];

/** True for what is finer than a day. */
export function isClockGrain(grain: Grain): grain is 'hour' | 'minute' | 'second' {
  return grain === 'hour' || grain === 'minute' || grain === 'second';
}

/** Minutes by row, NaN for a row without one; `utc` if all are 0. */
export type Offsets = Float64Array | 'utc';

export interface TimeColumn {
  readonly kind: 'time';
  readonly name: string;
  readonly role?: FoundRole;
  /**
   * ms since 1970; NaN where empty. With a `zone` they are moments; without one they are what a clock shows, taken as UTC, so that every
   * screen shows what the file says. Times of day without a date are on 1 January 1970.
   */
  readonly values: Float64Array;
  /** the time zone that the moments are shown in, by its IANA name */
  readonly zone?: string;
  /** how far the clocks of the values are ahead of UTC, where the file says it; only while it is read */
  readonly offsets?: Offsets;
  /** the coarsest unit that represents all values exactly */
  readonly grain: Grain;
  /** put together from other columns, and not in the file itself */
  readonly joined?: true;
}

export interface MeasureColumn {
  readonly kind: 'measure';
  readonly name: string;
  readonly role?: FoundRole;
  /** NaN where empty; 12 for `12%` */
  readonly values: Float64Array;
  /** `%`, `¥`, `$` …: from the values, or from brackets at the end of the column's name */
  readonly unit?: string;
  /** by row: the value is less, or greater, than the number that was given: `<1%` */
  readonly bounds?: ReadonlyMap<number, '<' | '>'>;
  /** the number that stood for missing values, which are NaN now */
  readonly sentinel?: Sentinel;
  /** which price of a candlestick this is */
  readonly price?: 'open' | 'high' | 'low' | 'close';
  /** how long it was from one time to the other, by the names of their columns; not in the file itself */
  readonly lasted?: { readonly from: string; readonly to: string };
}

export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly role?: FoundRole;
  /** one line of text each; '' where empty */
  readonly values: readonly string[];
  /** of groups: the names that are drawn without a colour of their own, and how many groups are added up in each; 0: it is one group */
  readonly minor?: ReadonlyMap<string, number>;
}

export interface PlaceColumn {
  readonly kind: 'place';
  readonly name: string;
  readonly role?: FoundRole;
  /** as in the file */
  readonly values: readonly string[];
  readonly map: 'china' | 'world';
  /** the names on that map (广东, 法国); undefined for unknown places */
  readonly places: readonly (string | undefined)[];
}

export interface TreeNode {
  readonly name: string;
  readonly value?: number;
  /** the value is called bytes */
  readonly isBytes?: true;
  readonly children?: readonly TreeNode[];
}

/** The six shapes of CHARTS.md, recognised by structure alone. */
export type OriginalType = 'trend' | 'seller' | 'map' | 'rank' | 'hot' | 'stock';

/** A place in a JSON value that can be read as a table. */
export interface TablePlace {
  /** `data.result[].values`; '' for the whole */
  readonly path: string;
  readonly rows: number;
  readonly columns: number;
  /** how much it looks like the table that is meant: by rows, quantities, times, names, and what the path is called */
  readonly score: number;
}

/**
 * The kind of a chart's content. `shapes`: which of the six shapes the JSON also has, so that it can be drawn like the original. `places`:
 * the best of where a table could be, the one that was taken first.
 */
export type Source =
  | {
      readonly kind: 'table';
      readonly table: Table;
      readonly shapes?: readonly OriginalType[];
      readonly places?: readonly TablePlace[];
    }
  | { readonly kind: 'tree'; readonly root: TreeNode; readonly shapes?: readonly OriginalType[] }
  /** an ECharts option, untrusted until it has passed the allow-list */
  | {
      readonly kind: 'option';
      readonly option: Readonly<Record<string, unknown>>;
      /** the time zone that its moments are shown in, by its IANA name */
      readonly zone?: string;
    }
  /** neither a table nor a tree: the shapes of trend and map */
  | { readonly kind: 'original'; readonly type: OriginalType }
  /** no data yet: `[]`, `{}`, a header without rows */
  | { readonly kind: 'empty' };
