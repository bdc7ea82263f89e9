import * as v from 'valibot';
import {
  layoutSchema,
  wallStateSchema,
  type Layout,
  type LayoutPage,
  type ThemeName,
  type WallState,
} from '#protocol';
import { textIn } from '../../composables/text-in.ts';
import type { Language } from '#protocol';
import { ask, tell } from '../server/request.ts';

/** A wall as `GET /api/-/walls` tells of it. */
export interface ListedWall {
  wall: string;
  /** how many are on it now */
  screens: number;
  state: WallState;
  /** its pages do not turn by themselves */
  held: boolean;
  layout: Layout;
}

const listSchema = v.object({
  walls: v.array(
    v.object({
      wall: v.string(),
      screens: v.number(),
      state: wallStateSchema,
      held: v.boolean(),
      layout: layoutSchema,
    }),
  ),
});

export async function loadWalls(): Promise<ListedWall[]> {
  return (await ask(listSchema, '/api/-/walls')).walls;
}

const pathOf = (wall: string, what: string): string => `/api/-/walls/${encodeURIComponent(wall)}/${what}`;
const post = (path: string, body: object = {}): Promise<void> => tell(path, { method: 'POST', body });

/** What can be done to all screens of a wall. */
export const wallActs = {
  theme: (wall: string, value: ThemeName) => post(pathOf(wall, 'actions'), { action: 'themeChange', value }),
  page: (wall: string, value: number) => post(pathOf(wall, 'actions'), { action: 'pageChange', value }),
  maximise: (wall: string, chartName: string, value: boolean) =>
    post(pathOf(wall, 'actions'), { action: 'fullScreen', chartName, value }),
  hold: (wall: string, hold: boolean) => post(pathOf(wall, 'actions'), { hold }),
  identify: (wall: string) => post(pathOf(wall, 'identify')),
  reload: (wall: string) => post(pathOf(wall, 'reload')),
};

/** The page that a wall shows now. */
export function pageShown({ state, layout: { pages } }: ListedWall): LayoutPage | undefined {
  return pages[state.page % Math.max(1, pages.length)];
}

export function chartsOf(page: LayoutPage): readonly string[] {
  return page.kind === 'grid' ? page.tiles.map(({ chart }) => chart) : page.charts;
}

/** The title of a page; undefined: it has none in its file. */
export function pageTitleOf(page: LayoutPage, language: Language): string | undefined {
  return page.kind === 'grid' ? textIn(page.title, language) : undefined;
}
