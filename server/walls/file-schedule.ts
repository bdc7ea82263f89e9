import { canonicalName, type Layout, type WallFile } from '#protocol';
import { arrange, type Grid } from './grid.ts';
import { defaultDuration, type Schedule } from './schedule.ts';
import { parseTimeWindow } from './time-window.ts';

/** What a wall's file says it shows. */
export interface FileSchedule {
  /** At other times it shows other pages. */
  readonly isTimed: boolean;
  /** `time`: ms since 1970 */
  at(time: number): Schedule;
}

type FilePage = WallFile['pages'][number];

/** Puts a file that was found good into what screens are told. A page out of its time is left out; when all are, the first is shown. */
export function scheduleOfFile(file: WallFile): FileSchedule {
  const pages = file.pages.map((page, index) => readPage(page, index, file.seconds));
  const timeWindows = file.pages.map(({ when }) => (when === undefined ? undefined : parseTimeWindow(when)));
  const { title, logo, languages, theme } = file;
  const head = { ...(title && { title }), ...(logo && { logo }), ...(languages && { languages }) };
  const screens = screensOf(file);

  return {
    isTimed: timeWindows.some((part) => part !== undefined),
    at(time) {
      const inTime = pages.filter((_, index) => timeWindows[index]?.includes(time) ?? true);
      const shown = inTime.length > 0 ? inTime : pages.slice(0, 1);
      const layout: Layout = { ...head, pages: shown.map(({ page }) => page), screens };
      return { layout, durations: shown.map(({ duration }) => duration), ...(theme && { theme }) };
    },
  };
}

function readPage(page: FilePage, index: number, seconds: number | undefined) {
  const { title } = page;
  const ownDuration = page.seconds ?? seconds;
  return {
    page: { kind: 'grid' as const, key: keyOf(index), ...(title && { title }), ...gridOf(page) },
    duration: ownDuration === undefined ? defaultDuration : ownDuration * 1000,
  };
}

/** Tiles that are only named have no places: each screen arranges them so that they fill it. */
function gridOf(page: FilePage): Omit<Partial<Grid>, 'tiles'> & Pick<FilePage, 'tiles'> {
  const grid = saysWhere(page) ? arrange(page) : { tiles: page.tiles };
  if ('reason' in grid) throw new Error(`a page that cannot be arranged was taken: ${grid.reason}`);
  // the name that the wall's state uses, so that a screen knows which tile is maximised
  return { ...grid, tiles: grid.tiles.map((tile) => ({ ...tile, chart: canonicalName(tile.chart) })) };
}

function saysWhere({ columns, rows, tiles }: FilePage): boolean {
  const said = [columns, rows, ...tiles.flatMap((tile) => [tile.column, tile.row, tile.columns, tile.rows])];
  return said.some((each) => each !== undefined);
}

function screensOf({ screens = {} }: WallFile): Layout['screens'] {
  return Object.fromEntries(
    Object.entries(screens).map(([screen, { page, charts }]) => [
      screen,
      {
        ...(page !== undefined && { key: keyOf(page - 1) }),
        ...(charts && { charts: charts.map(canonicalName) }),
      },
    ]),
  );
}

/** By its position in the file, whichever pages are shown. */
function keyOf(index: number): string {
  return `page-${index + 1}`;
}
