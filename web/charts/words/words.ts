import type { ChartTypeName } from '#protocol';

/** All texts in drawings that do not come from the data. One object per language. */
export interface ChartWords {
  /** the locale of ECharts' own texts */
  readonly echarts: 'EN' | 'ZH';
  /** rising prices are red, as in China, or green */
  readonly risesAreRed: boolean;
  /** list separator */
  readonly comma: string;
  readonly titles: Readonly<Record<ChartTypeName | 'nothing', string>>;
  /** why a file is drawn with the type of its name */
  nameAndShape(type: string): string;
  /** why data cannot be drawn; follows the path in the data */
  readonly unfit: Readonly<Record<ShapeReason, string>>;
  /** in place of a drawing */
  readonly noMap: string;
  cannotBeDrawnAs(chart: string, type: string): string;
  /** rows that are counted */
  readonly rows: string;
  /** the sum of all parts */
  readonly total: string;
  /** the sum of the items that are not drawn one by one */
  others(count: number): string;
  /** items that are not drawn */
  more(count: number): string;
  /** `count` is already formatted */
  sample(count: string): string;
  leftOutOfOption(count: number, places: string): string;
  notOnMap(count: number, names: string): string;
  readonly trend: Readonly<Record<'map' | 'seller' | 'commodity', string>>;
  readonly stock: Readonly<Record<'sales' | 'stock' | 'share', string>>;
  readonly candle: Readonly<Record<'open' | 'high' | 'low' | 'close', string>>;
  readonly box: Readonly<Record<'max' | 'q3' | 'median' | 'q1' | 'min' | 'count', string>>;
  /** the meaning of a bubble's size */
  size(measure: string): string;
  /** after or before a share */
  readonly funnel: Readonly<Record<'ofStageBefore' | 'ofFirstStage', string>> & {
    /** the share of the stage before that is left in this one */
    readonly kept: (share: string) => string;
  };
  someStages(shown: number, count: number): string;
  firstShapes(shown: number, count: number): string;
  readonly target: string;
  reached(share: string): string;
  readonly change: {
    readonly againstLast: string;
    against(name: string): string;
    readonly steps: Readonly<Record<'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour', string>>;
    points(size: string): string;
  };
  readonly levels: Readonly<Record<'good' | 'warning' | 'bad', string>>;
  /** labels of a calendar's rows, from Sunday; '' for no label */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
}

/** Why a type cannot draw its input. */
export type ShapeReason =
  | 'missing'
  | 'number'
  | 'text'
  | 'list'
  | 'object'
  | 'position'
  | 'sets'
  | 'shape'
  | 'noTable'
  | 'noMeasure'
  | 'noTree'
  | 'noRows'
  | 'noOption'
  | 'noSeries'
  | 'noTime'
  | 'noPrices'
  | 'noPlaces'
  | 'noEnds'
  | 'tooFewIndicators'
  | 'negativeArea'
  | 'negativeFlow'
  | 'negativePart'
  | 'negativeStage'
  | 'nothingDraws';
