import type { LayoutPage, ScreenView } from '#protocol';
import type { DataFile } from '../data/files.ts';
import { chartsOf, pageShown, type ListedWall } from '../walls/walls.ts';

/** A screen with what it shows and what is wrong with it. */
export interface ScreenRow {
  readonly screen: ScreenView;
  readonly wall: ListedWall | undefined;
  readonly page: LayoutPage | undefined;
  /** when the oldest data on it was written, ms since 1970; undefined: it shows none, or is not there */
  readonly oldest: number | undefined;
  /** the charts that it could not draw, and why */
  readonly errors: readonly { readonly chart: string; readonly reason: string }[];
  /** the charts of which the server has had newer data for a while */
  readonly stale: readonly string[];
}

/** What a filter finds. */
export const screenFilters = {
  stale: ({ stale }: ScreenRow) => stale.length > 0,
  window: ({ screen }: ScreenRow) => screen.facts?.kiosk === false,
  error: ({ errors }: ScreenRow) => errors.length > 0,
  away: ({ screen }: ScreenRow) => screen.status !== 'here',
} as const;
export type ScreenFilter = keyof typeof screenFilters;

/** A change takes this long to be read, sent and drawn, at the most, and telemetry comes once a second. ms */
const grace = 10_000;

/** @param now the server's time is meant; a clock that is some seconds off does no harm */
export function rowOf(
  screen: ScreenView,
  walls: ReadonlyMap<string, ListedWall>,
  files: ReadonlyMap<string, DataFile>,
  now: number,
): ScreenRow {
  const wall = walls.get(screen.wall);
  const key = screen.page ?? screen.pinned;
  const page = wall && (wall.layout.pages.find((each) => each.key === key) ?? pageShown(wall));
  const drawn = Object.entries(screen.telemetry?.charts ?? {});
  const times = drawn.map(([, { modified }]) => modified).filter((time) => time !== undefined);
  const known = page ? chartsOf(page).flatMap((chart) => files.get(chart)?.modified ?? []) : [];
  const isThere = screen.status === 'here' || screen.status === 'away';
  const all = !isThere ? [] : times.length > 0 ? times : known;
  return {
    screen,
    wall,
    page,
    oldest: all.length > 0 ? Math.min(...all) : undefined,
    errors: drawn.flatMap(([chart, { error }]) => (error === undefined ? [] : [{ chart, reason: error }])),
    stale: drawn
      .filter(([chart, { revision }]) => isBehind(files.get(chart), revision, now))
      .map(([chart]) => chart),
  };
}

function isBehind(file: DataFile | undefined, drawn: number, now: number): boolean {
  const { revision = 0, modified = 0 } = file ?? {};
  return drawn < revision && now - modified > grace;
}

/** By wall, then those with the oldest data first; screens that show none come last. */
export function sortRows(rows: readonly ScreenRow[]): ScreenRow[] {
  const age = ({ oldest }: ScreenRow): number => oldest ?? Infinity;
  return rows.toSorted(
    (a, b) =>
      a.screen.wall.localeCompare(b.screen.wall) ||
      compare(age(a), age(b)) ||
      nameOf(a.screen).localeCompare(nameOf(b.screen), undefined, { numeric: true }),
  );
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Screens without a name are known by their id. */
export function nameOf({ name, screen }: ScreenView): string {
  return name || screen;
}

export function matches({ screen }: ScreenRow, search: string): boolean {
  const { facts } = screen;
  return [screen.name, screen.screen, screen.wall, facts?.address, facts?.browser]
    .join(' ')
    .toLowerCase()
    .includes(search.trim().toLowerCase());
}
