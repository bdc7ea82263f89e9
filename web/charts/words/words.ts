import type { ChartTypeName } from '#protocol';

/** Everything that drawings say, apart from what the data says. One object per language. */
export interface ChartWords {
  /** the language that ECharts' own texts are in, of those that it brings along */
  readonly echarts: 'EN' | 'ZH';
  /** whether prices that rise are drawn in red, as in China, or in green */
  readonly risesAreRed: boolean;
  /** between the parts of a list */
  readonly comma: string;
  readonly titles: Readonly<Record<ChartTypeName | 'nothing', string>>;
  /** why a content is drawn with the type of its name */
  nameAndShape(type: string): string;
  /** why data cannot be drawn, after the place in it */
  readonly unfit: Readonly<Record<ShapeReason, string>>;
  /** instead of a picture */
  readonly noMap: string;
  cannotBeDrawnAs(chart: string, type: string): string;
  /** what stands at the sum of all parts */
  readonly total: string;
  /** what stands for things that are too many to be drawn one by one */
  others(count: number): string;
  /** what stands for those that are not drawn */
  more(count: number): string;
  /** `count` is written already */
  sample(count: string): string;
  leftOutOfOption(count: number, places: string): string;
  notOnMap(count: number, names: string): string;
  readonly trend: Readonly<Record<'map' | 'seller' | 'commodity', string>>;
  readonly stock: Readonly<Record<'sales' | 'stock' | 'share', string>>;
  readonly candle: Readonly<Record<'open' | 'high' | 'low' | 'close', string>>;
  readonly box: Readonly<Record<'max' | 'q3' | 'median' | 'q1' | 'min' | 'count', string>>;
  /** what a bubble's size stands for */
  size(measure: string): string;
  /** after or before a share */
  readonly funnel: Readonly<Record<'ofStageBefore' | 'ofFirstStage', string>>;
  someStages(shown: number, count: number): string;
  firstShapes(shown: number, count: number): string;
  readonly target: string;
  reached(share: string): string;
  readonly change: {
    readonly againstLast: string;
    against(name: string): string;
    points(size: string): string;
  };
  readonly levels: Readonly<Record<'good' | 'warning' | 'bad', string>>;
  /** at the weeks of a calendar, from Sunday; those in between are clear without a name */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
}

/** Why a type cannot draw the data that it was given. */
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
