import * as v from 'valibot';
import { languages } from './language.ts';
import { chartNameSchema, screenIdSchema } from './names.ts';
import { chartTypeNames, wordsSchema } from './settings.ts';
import { partSchema, spanFileSchema, spanSchema } from './span.ts';
import { themeNames } from './state.ts';

const fractions = v.pipe(
  v.array(v.pipe(v.number(), v.minValue(0.05), v.maxValue(100))),
  v.minLength(1),
  v.maxLength(24),
);
const cell = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24));

/** One chart in a grid; without a position it takes the next free cell. */
const tile = v.strictObject({
  chart: chartNameSchema,
  type: v.optional(v.picklist(chartTypeNames)),
  /** counted from 1 */
  column: v.optional(cell),
  row: v.optional(cell),
  columns: v.optional(cell),
  rows: v.optional(cell),
});

/** The most headline figures in one row. */
export const maxFigures = 6;

/** A page with a grid. */
const gridPage = v.strictObject({
  title: v.optional(wordsSchema),
  columns: v.optional(fractions),
  rows: v.optional(fractions),
  tiles: v.pipe(v.array(tile), v.minLength(1), v.maxLength(48)),
});

/** How long a page is shown; s. */
const seconds = v.pipe(v.number(), v.minValue(1), v.maxValue(86_400));

/** `weekdays 08:00-18:00 in Asia/Shanghai`; days: `weekdays`, `weekends`, `daily` or e.g. `mon,wed-fri`. */
const when = v.pipe(v.string(), v.maxLength(100));

/** A file `data/walls/<wall>.json`. */
export const wallFileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  title: v.optional(wordsSchema),
  /** text beside the title, in place of our logo */
  logo: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** a screen uses its own language if it is one of these, else the first */
  languages: v.optional(
    v.pipe(v.array(v.picklist(languages)), v.minLength(1), v.maxLength(languages.length)),
  ),
  /** in which times are shown, and pages have their hours: `Asia/Shanghai`; without it, the server's */
  timezone: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** the initial theme; people may switch it */
  theme: v.optional(v.picklist(themeNames)),
  /** default duration of a page */
  seconds: v.optional(seconds),
  /** when screens replace pages that are older than a day; default: `03:00-05:00` */
  renew: v.optional(when),
  /** the screens hang side by side and show parts of one large page */
  span: v.optional(spanFileSchema),
  pages: v.pipe(
    v.array(
      v.strictObject({
        ...gridPage.entries,
        /** charts that are single values, in a row of headline figures above the tiles */
        figures: v.optional(v.pipe(v.array(chartNameSchema), v.minLength(1), v.maxLength(maxFigures))),
        seconds: v.optional(seconds),
        when: v.optional(when),
      }),
    ),
    v.minLength(1),
    v.maxLength(50),
  ),
  /** exceptions for single screens, by id (`?screen=left`) */
  screens: v.optional(
    v.record(
      screenIdSchema,
      v.strictObject({
        /** the page it always shows, counted from 1; without it, it follows the others */
        page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
        /** only these charts of the page */
        charts: v.optional(v.pipe(v.array(chartNameSchema), v.minLength(1), v.maxLength(48))),
        /** its part of the span */
        part: v.optional(partSchema),
      }),
    ),
  ),
});
export type WallFile = v.InferOutput<typeof wallFileSchema>;

/** A chart in the row of headline figures, and how many values it is. */
const headline = v.object({ chart: chartNameSchema, values: v.optional(v.number()) });
const headlines = v.optional(v.array(headline));
export type Headline = v.InferOutput<typeof headline>;

/** A page as sent to screens. `originals`: the original six charts in their own layout; `auto`: laid out by the screen to fill it. */
const pageSchema = v.variant('kind', [
  v.object({ kind: v.literal('originals'), charts: v.array(chartNameSchema), key: v.string() }),
  v.object({
    kind: v.literal('auto'),
    charts: v.array(chartNameSchema),
    key: v.string(),
    /** of its charts */
    figures: headlines,
    /** what its charts are drawn as: each type wants another shape. Older screens do not know every name. */
    types: v.optional(v.record(chartNameSchema, v.string())),
  }),
  v.object({ kind: v.literal('grid'), ...gridPage.entries, figures: headlines, key: v.string() }),
]);

/**
 * A wall's layout (PROTOCOL.md S-12). The page shown is the state's `page` modulo the number of `pages`. The `key` of a page stays the same
 * when other pages come and go.
 */
export const layoutSchema = v.object({
  title: v.optional(wordsSchema),
  logo: v.optional(v.string()),
  languages: v.optional(v.array(v.picklist(languages))),
  /** in which all times are shown; missing from older servers */
  timezone: v.optional(v.string()),
  pages: v.array(pageSchema),
  screens: v.record(
    v.string(),
    v.object({
      key: v.optional(v.string()),
      charts: v.optional(v.array(chartNameSchema)),
      part: v.optional(partSchema),
    }),
  ),
  span: v.optional(spanSchema),
  /** every wall with a file, and `main`; sent if this wall is unknown */
  unknownWall: v.optional(v.array(v.string())),
});
export type Layout = v.InferOutput<typeof layoutSchema>;
export type LayoutPage = v.InferOutput<typeof pageSchema>;
