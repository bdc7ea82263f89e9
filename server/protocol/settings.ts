import * as v from 'valibot';
import { alarmRuleSchema } from './alarm.ts';

/** All chart types. */
export const chartTypeNames = [
  'trend',
  'seller',
  'map',
  'rank',
  'hot',
  'stock',
  'lines',
  'area',
  'bars',
  'horizontal-bars',
  'grouped-bars',
  'stacked-bars',
  'pie',
  'ring',
  'scatter',
  'bubble',
  'heatmap',
  'calendar',
  'candlestick',
  'boxplot',
  'china',
  'province',
  'world',
  'radar',
  'funnel',
  'gauge',
  'number',
  'sunburst',
  'treemap',
  'sankey',
  'table',
  'option',
] as const;
export type ChartTypeName = (typeof chartTypeNames)[number];

/** A text in one language or in both. */
export const wordsSchema = v.union([
  v.pipe(v.string(), v.maxLength(200)),
  v.strictObject({
    'zh-CN': v.pipe(v.string(), v.maxLength(200)),
    en: v.pipe(v.string(), v.maxLength(200)),
  }),
]);

export const colourPattern = /^#[\da-fA-F]{6}$/;
const colour = v.pipe(v.string(), v.regex(colourPattern, 'a colour is #rrggbb'));
const level = v.picklist(['good', 'warning', 'bad']);

/**
 * The role of a column. `label`: the categories along the axis, or the names of parts; `group`: its values split rows into series; `value`:
 * what is drawn.
 */
export const columnRoles = [
  'label',
  'group',
  'value',
  'size',
  'source',
  'target',
  'open',
  'high',
  'low',
  'close',
  'none',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Encodings of text files, by their names in the Encoding Standard. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'macintosh',
] as const;
export type Encoding = (typeof encodings)[number];

/** `B3:F20`: two corners of a rectangle in a sheet. */
export const rangePattern = /^([A-Za-z]{1,3})([1-9]\d{0,6}):([A-Za-z]{1,3})([1-9]\d{0,6})$/;

const column = v.strictObject({
  role: v.optional(v.picklist(columnRoles)),
  title: v.optional(wordsSchema),
  unit: v.optional(v.pipe(v.string(), v.maxLength(20))),
});

/** A side-car `<name>.chart.json`: settings that override what was detected. */
export const chartSettingsSchema = v.strictObject({
  $schema: v.optional(v.string()),
  type: v.optional(v.picklist(chartTypeNames)),
  title: v.optional(wordsSchema),
  /** of the data file; without it, UTF-8 or what the text is most plausible in */
  encoding: v.optional(v.picklist(encodings)),
  /** of a workbook: the name of the sheet that is the chart; without it, each visible sheet with a table is one */
  sheet: v.optional(v.pipe(v.string(), v.maxLength(31))),
  /** of a workbook: where the table is, e.g. `B3:F20`; without it, the largest table of the sheet */
  range: v.optional(v.pipe(v.string(), v.regex(rangePattern, 'a range is e.g. B3:F20'))),
  /** of all values, unless a column has its own unit */
  unit: v.optional(v.pipe(v.string(), v.maxLength(20))),
  /** by the column's name in the file; columns that are not listed keep their detected role */
  columns: v.optional(v.record(v.string(), column)),
  /** in which times with an offset from UTC are shown: `Asia/Shanghai`; without it, the wall's */
  timezone: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** how rows with the same label and group become one value; without it what is measured decides */
  aggregate: v.optional(v.picklist(['sum', 'mean', 'last'])),
  /** of the labels; `file`: as in the file */
  order: v.optional(v.picklist(['file', 'ascending', 'descending'])),
  colours: v.optional(v.pipe(v.array(colour), v.minLength(1), v.maxLength(20))),
  /** lines at given values */
  limits: v.optional(
    v.pipe(
      v.array(
        v.strictObject({ value: v.number(), title: v.optional(wordsSchema), level: v.optional(level) }),
      ),
      v.maxLength(10),
    ),
  ),
  /** ranges of values with a meaning; open-ended without `from` or `to` */
  bands: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          from: v.optional(v.number()),
          to: v.optional(v.number()),
          title: v.optional(wordsSchema),
          level: v.optional(level),
        }),
      ),
      v.maxLength(10),
    ),
  ),
  numbers: v.optional(
    v.strictObject({
      decimals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
      /** `12,345` instead of `1.2万` or `12.3k` */
      full: v.optional(v.boolean()),
    }),
  ),
  /** the age after which the tile marks its data as old; s, null: never */
  freshness: v.optional(v.nullable(v.pipe(v.number(), v.minValue(1)))),
  /** when people must know of the chart's values */
  alarm: v.optional(alarmRuleSchema),
  paging: v.optional(
    v.strictObject({
      /** labels per page */
      size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
      /** duration of a page; s */
      seconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3600))),
    }),
  ),
  /** false: show content even if it has lost columns or most of its rows */
  contract: v.optional(v.boolean()),
});
export type ChartSettings = v.InferOutput<typeof chartSettingsSchema>;
