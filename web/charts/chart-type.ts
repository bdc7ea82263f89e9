import type { EChartsCoreOption } from 'echarts/core';
import type { ChartSettings, ChartTypeName, Language } from '#protocol';
import type { Roles, Source } from '#table';
import type { Theme } from './theme.ts';
import { chartWords, type ShapeReason } from './words/index.ts';

export type { Language };

/** How a drawing is looked at: everything that is not data. */
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

/** The drawing area and its unit, all that pages are counted by. */
export type Size = Pick<View, 'width' | 'height' | 'unit'>;

/** One of the sets that a file offers, e.g. trend's map, seller and commodity. */
export interface SetChoice {
  readonly key: string;
  readonly text: string;
}

/** What a chart type is given that draws any table, tree or option: what the content is, and what of it is to be drawn as what. */
export interface ChartInput {
  readonly name: string;
  readonly source: Source;
  readonly roles: Roles;
  /** what a person said about the chart; empty where nobody did */
  readonly settings: ChartSettings;
}

/** How data is drawn. Pure: the same data and view give the same option; nothing is fetched, timed or remembered. */
export interface ChartType<Data = unknown> {
  readonly name: ChartTypeName | 'nothing';
  /**
   * Decodes hostile JSON; the general types take what was found in it. @throws {ShapeError} with a reason in words when the data cannot
   * be drawn with this type.
   */
  decode(json: unknown, input?: ChartInput): Data;
  /** True when there is nothing to draw (an empty list): the tile says so instead. */
  isEmpty(data: Data): boolean;
  /** How many pages, windows or categories there are; at least 1. Some types have pages of as many rows as can be read at that size. */
  steps(data: Data, size?: Size): number;
  /** ms that a step stays before the next is shown by itself; null: steps are turned by hand, with arrows */
  readonly playInterval: number | null;
  /** The pace that a person asked for, in place of `playInterval`; undefined: nobody did. */
  playIntervalOf?(data: Data): number | undefined;
  /** What the tile says beside the drawing, e.g. that a sample of many points is drawn; undefined: nothing. */
  note?(data: Data, language: Language): string | undefined;
  /** What the current step is called, where steps are turned by hand. */
  stepTitle?(data: Data, step: number): string;
  /** The sets that the title's menu switches between. */
  choices?(data: Data, language: Language): readonly SetChoice[];
  /** Name of the map that must be registered with ECharts before the option is set: `china`, a province's pinyin or `world`; undefined: none. */
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
