import type { EChartsCoreOption } from 'echarts/core';
import type { ChartSettings, ChartTypeName, Language } from '#protocol';
import type { Roles, Source } from '#table';
import type { Theme } from './theme.ts';
import { chartWords, type ShapeReason } from './words/index.ts';

export type { Language };

/** Everything that a drawing depends on except its data. */
export interface View {
  /** size of the drawing area in CSS px */
  readonly width: number;
  readonly height: number;
  /** CSS px of one unit `u` (PICTURE: a tile's values are 18 u high, nothing under 16 u) */
  readonly unit: number;
  readonly theme: Theme;
  readonly language: Language;
  /** which page, window or category is shown: 0 to `steps(data) - 1` */
  readonly step: number;
  /** key of the choice that is shown; undefined: the first */
  readonly choice?: string | undefined;
  /** pinyin name of the province that is shown on a map; undefined: the whole country */
  readonly place?: string | undefined;
  /** false under prefers-reduced-motion */
  readonly motion: boolean;
}

/** The drawing area and its unit: enough to count pages. */
export type Size = Pick<View, 'width' | 'height' | 'unit'>;

/** One of the sets that a file offers, e.g. trend's map, seller and commodity, or one of its measures. */
export interface SetChoice {
  readonly key: string;
  readonly text: string;
  /** `after`: appended to the title; `no`: not in the title; undefined: in place of a title that is only the file's name, else appended */
  readonly inTitle?: 'after' | 'no';
}

/** What the general chart types decode: the content of a file, and the role of each of its columns. */
export interface ChartInput {
  readonly name: string;
  readonly source: Source;
  readonly roles: Roles;
  /** from the side-car file; empty when there is none */
  readonly settings: DrawnSettings;
}

/** Settings, and what the columns add to them. */
export type DrawnSettings = ChartSettings & {
  /** all numbers that are drawn are bytes: they are written as KB, MB or GB */
  readonly isBytes?: boolean;
};

/** Turns data into an ECharts option. Pure: the same data and view give the same option; nothing is fetched, timed or remembered. */
export interface ChartType<Data = unknown> {
  readonly name: ChartTypeName | 'nothing';
  /** Validates untrusted JSON. The general types read `input` instead. @throws {ShapeError} when this type cannot draw the data */
  decode(json: unknown, input?: ChartInput): Data;
  /**
   * The data in the order of earlier data with the same items, for types that sort; the data itself where the order is the same. A screen
   * holds an order for some seconds.
   */
  keepOrder?(data: Data, before: Data): Data;
  /** True when there is nothing to draw, e.g. an empty list. The tile then shows a message. */
  isEmpty(data: Data): boolean;
  /** The number of pages, windows or categories; at least 1. Some types put more rows on a page when there is more room. */
  steps(data: Data, size?: Size): number;
  /** ms between steps; null: no autoplay, arrows turn the steps */
  readonly playInterval: number | null;
  /** The interval from the settings, in place of `playInterval`; undefined: not set. */
  playIntervalOf?(data: Data): number | undefined;
  /** A note beside the drawing, e.g. that only a sample of the points is drawn. */
  note?(data: Data, language: Language): string | undefined;
  /** The name of the current step, for types without autoplay. */
  stepTitle?(data: Data, step: number): string;
  /** The sets that the title's menu switches between. */
  choices?(data: Data, language: Language): readonly SetChoice[];
  /** The map that must be registered with ECharts before the option is set: `china`, a province's pinyin, `world`, or none. */
  mapName?(view: Pick<View, 'place'>, data?: Data): string | undefined;
  toOption(data: Data, view: View): EChartsCoreOption;
}

/** Data that a chart type cannot draw. `where` is a path into the data such as `[3].value`; the message is English. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  readonly reason: ShapeReason;
  readonly where: string;
  constructor(reason: ShapeReason, where = '') {
    const message = chartWords.en.unfit[reason];
    super(where ? `${where}: ${message}` : message);
    this.reason = reason;
    this.where = where;
  }
}
