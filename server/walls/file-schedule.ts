import { canonicalName, type Layout, type WallFile } from '#protocol';
import { arrange, type Grid } from './grid.ts';
import { defaultDuration, defaultRenewalTime, type Schedule } from './schedule.ts';
import { spanOf } from './span.ts';
import { parseTimeWindow } from './time-window.ts';

/** The schedule of a wall's file. */
export interface FileSchedule {
  /** True when it depends on the time. */
  readonly isTimed: boolean;
  /** `time`: ms since 1970 */
  at(time: number): Schedule;
}

type FilePage = WallFile['pages'][number];

/**
 * Converts a valid file to the layouts that screens are sent. Pages outside their time window are left out; when all are, the first is
 * shown.
 * @param ownZone the time zone of a wall whose file names none
 */
export function scheduleOfFile(file: WallFile, ownZone: string): FileSchedule {
  const { timezone = ownZone } = file;
  const pages = file.pages.map((page, index) => convertPage(page, index, file.seconds));
  const timeWindows = file.pages.map(({ when }) =>
    when === undefined ? undefined : parseTimeWindow(when, timezone),
  );
  const { title, logo, languages, theme, renew = defaultRenewalTime, span } = file;
  const renewalTime = parseTimeWindow(renew, timezone);
  const head = { ...(title && { title }), ...(logo && { logo }), ...(languages && { languages }) };
  const screens = screensOf(file);

  return {
    isTimed: timeWindows.some((window) => window !== undefined),
    at(time) {
      const inTime = pages.filter((_, index) => timeWindows[index]?.includes(time) ?? true);
      const shown = inTime.length > 0 ? inTime : pages.slice(0, 1);
      const layout: Layout = {
        ...head,
        timezone,
        pages: shown.map(({ page }) => page),
        screens,
        ...(span && { span: spanOf(span) }),
      };
      return {
        layout,
        durations: shown.map(({ duration }) => duration),
        ...(theme && { theme }),
        renewalTime,
      };
    },
  };
}

function convertPage(page: FilePage, index: number, defaultSeconds: number | undefined) {
  const { title, figures } = page;
  const seconds = page.seconds ?? defaultSeconds;
  return {
    page: {
      kind: 'grid' as const,
      key: pageKey(index),
      ...(title && { title }),
      ...(figures && { figures: figures.map((chart) => ({ chart: canonicalName(chart) })) }),
      ...gridOf(page),
    },
    duration: seconds === undefined ? defaultDuration : seconds * 1000,
  };
}

/** Without any placement in the file the tiles have no places: each screen arranges them to fill it. */
function gridOf(page: FilePage): Omit<Partial<Grid>, 'tiles'> & Pick<FilePage, 'tiles'> {
  const grid = hasPlacement(page) ? arrange(page) : { tiles: page.tiles };
  if ('reason' in grid)
    throw new Error(`a page that cannot be arranged was accepted: ${grid.path.join('.')}`);
  // by the name that the wall's state uses, so that a screen knows which tile is maximised
  return { ...grid, tiles: grid.tiles.map((tile) => ({ ...tile, chart: canonicalName(tile.chart) })) };
}

function hasPlacement({ columns, rows, tiles }: FilePage): boolean {
  const placement = tiles.flatMap((tile) => [tile.column, tile.row, tile.columns, tile.rows]);
  return [columns, rows, ...placement].some((each) => each !== undefined);
}

function screensOf({ screens = {} }: WallFile): Layout['screens'] {
  return Object.fromEntries(
    Object.entries(screens).map(([screen, { page, charts, part }]) => [
      screen,
      {
        ...(page !== undefined && { key: pageKey(page - 1) }),
        ...(charts && { charts: charts.map(canonicalName) }),
        ...(part && { part }),
      },
    ]),
  );
}

/** `index` counts all pages of the file, shown or not. */
function pageKey(index: number): string {
  return `page-${index + 1}`;
}
