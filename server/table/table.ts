/** What a data file holds, once it has been read: columns of one kind each. All columns have `rows` values. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** how many columns beyond the 200 that are read were left out */
  readonly leftOut?: number;
  /** time runs across in the file: its rows are the columns here */
  readonly turned?: true;
}

export type Column = TimeColumn | MeasureColumn | CategoryColumn | PlaceColumn;

export const grains = ['year', 'quarter', 'month', 'day', 'hour', 'minute', 'second'] as const;
export type Grain = (typeof grains)[number];

export interface TimeColumn {
  readonly kind: 'time';
  readonly name: string;
  /**
   * ms since 1970, a time without a zone taken as UTC so that every screen writes what the file says; NaN where empty. Times of day
   * without a date are all on the first days of 1970.
   */
  readonly values: Float64Array;
  /** the coarsest unit in which all values can be told */
  readonly grain: Grain;
}

export interface MeasureColumn {
  readonly kind: 'measure';
  readonly name: string;
  /** NaN where empty; 12 for `12%` */
  readonly values: Float64Array;
  /** `%`, `¥`, `$` …: the mark that the values had, or the bracketed end of the column's name */
  readonly unit?: string;
  /** which price of a candlestick this is */
  readonly price?: 'open' | 'high' | 'low' | 'close';
}

export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  /** one line of text each; empty where empty */
  readonly values: readonly string[];
}

export interface PlaceColumn {
  readonly kind: 'place';
  readonly name: string;
  /** as they stand in the file */
  readonly values: readonly string[];
  readonly map: 'china' | 'world';
  /** the name on that map (广东, 法国); undefined where there is none */
  readonly places: readonly (string | undefined)[];
}

export interface TreeNode {
  readonly name: string;
  readonly value?: number;
  readonly children?: readonly TreeNode[];
}

/** The six shapes of CHARTS.md, recognised by their form alone. */
export type OriginalType = 'trend' | 'seller' | 'map' | 'rank' | 'hot' | 'stock';

/** What kind of thing the content of a chart is. `shapes`: which of the six the JSON has besides, so that it can be drawn as before. */
export type Source =
  | { readonly kind: 'table'; readonly table: Table; readonly shapes?: readonly OriginalType[] }
  | { readonly kind: 'tree'; readonly root: TreeNode; readonly shapes?: readonly OriginalType[] }
  /** an ECharts option, hostile until it has been through the allow-list */
  | { readonly kind: 'option'; readonly option: Readonly<Record<string, unknown>> }
  /** what is neither a table nor a tree: trend's sets and map's points */
  | { readonly kind: 'original'; readonly type: OriginalType }
  /** nothing in it yet: `[]`, `{}`, a header without rows */
  | { readonly kind: 'empty' };
