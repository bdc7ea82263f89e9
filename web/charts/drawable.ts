import type { ChartSettings, ChartTypeName, Translations } from '#protocol';
import type { ChartType } from './chart-type.ts';

/** A chart as a tile asks for it to be drawn. */
export interface DrawRequest {
  readonly name: string;
  /** what a person said about the chart */
  readonly settings: ChartSettings | undefined;
  /** what the wall's layout wants at this place, before all else */
  readonly type: ChartTypeName | undefined;
}

/** Data that a chart type has decoded, and how it came to that type. */
export interface Drawable {
  readonly type: ChartType;
  readonly data: unknown;
  /** `12 months and 3 measures: lines` */
  readonly reason: Translations;
  /** why it is not drawn as somebody asked */
  readonly refused?: Translations | undefined;
  /** of the table that the content is; undefined for what is none */
  readonly rows?: number | undefined;
}
