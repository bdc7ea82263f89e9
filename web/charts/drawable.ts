import type { ChartSettings, ChartTypeName, Note, Translations } from '#protocol';
import type { ChartType } from './chart-type.ts';
import type { Name } from './text/translated.ts';

/** What a tile wants drawn. */
export interface DrawRequest {
  readonly name: string;
  /** from the side-car file */
  readonly settings: ChartSettings | undefined;
  /** that was found while the file was read */
  readonly title?: string | undefined;
  /** of the wall: times with an offset are shown in it, unless the settings name another; without it all are as written */
  readonly timeZone?: string | undefined;
  /** from the wall's layout; overrides settings and content */
  readonly type: ChartTypeName | undefined;
  /** the measure that a person chose: its column's name */
  readonly measure?: string | undefined;
}

/** Decoded data, the chart type that draws it, and why that type was chosen. */
export interface Drawable {
  readonly type: ChartType;
  readonly data: unknown;
  /** that the file gives itself */
  readonly title?: string | undefined;
  /** `12 months and 3 measures: lines` */
  readonly reason: Translations;
  /** why the requested type was not used */
  readonly refused?: Translations | undefined;
  /** row count; undefined when the content is not a table */
  readonly rows?: number | undefined;
  /** what was decided, left out or assumed */
  readonly notes?: readonly Note[];
  /** what else could be drawn, after what is usually drawn; undefined if there is nothing else */
  readonly measures?: readonly MeasureChoice[] | undefined;
}

/** One measure, or several that are drawn together. */
export interface MeasureChoice {
  readonly key: string;
  readonly names: readonly Name[];
}
