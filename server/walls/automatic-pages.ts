import { canonicalName, maxFigures, tileShapeOf, type Headline, type LayoutPage } from '#protocol';
import type { ChartKind } from './chart-kinds.ts';

/** The charts of the original wall, in its order. */
const originals = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

/** With more, each would be too small to be read from five metres. In areas of a usual chart. */
const pageRoom = 6;
/** A row of headline figures takes this much of it. */
const figuresRoom = 0.5;
/** From this weight on a chart leads its page. */
const leadWeight = 1.5;
/** One figure alone is a small tile; two are a row. */
const leastFigures = 2;
/** The wall's state counts no further. */
const maxPages = 1000;

type KindOf = (chart: string) => ChartKind | undefined;
type AutoPage = Extract<LayoutPage, { kind: 'auto' }>;

/**
 * The pages of a wall without a file (PROTOCOL.md S-12): first one with the originals that exist, then all other charts, spread evenly over
 * as few pages as possible. Single values stand in rows of headline figures above the others. The two names of one chart count once.
 * @param before the pages until now: charts stay on theirs, where there is room
 */
export function automaticPages(
  charts: readonly string[],
  kindOf: KindOf = () => undefined,
  before: readonly LayoutPage[] = [],
): LayoutPage[] {
  const names = new Set(charts.map(canonicalName));
  const known = originals.filter((name) => names.delete(name));
  const first: LayoutPage[] =
    known.length > 0 ? [{ kind: 'originals', key: 'originals', charts: known }] : [];
  const rows = figureRows([...names].sort(), kindOf);
  const inRows = new Set(rows.flat().map(({ chart }) => chart));
  const tiles = [...names].filter((name) => !inRows.has(name)).sort();
  const pages = tilePages(tiles, rows.length, kindOf, before);
  const auto = Array.from({ length: Math.max(rows.length, pages.length) }, (_, i) =>
    pageOf(i, rows[i] ?? [], pages[i] ?? [], kindOf),
  );
  return [...first, ...auto].slice(0, maxPages);
}

function pageOf(index: number, figures: Headline[], tiles: readonly string[], kindOf: KindOf): AutoPage {
  const types = tiles.flatMap((name) => {
    const kind = kindOf(name);
    return kind ? [[name, kind.type] as const] : [];
  });
  return {
    kind: 'auto',
    key: `auto-${index + 1}`,
    charts: [...figures.map(({ chart }) => chart), ...tiles],
    ...(figures.length > 0 && { figures }),
    ...(types.length > 0 && { types: Object.fromEntries(types) }),
  };
}

/** Rows of about as many figures each, none of more than fit. */
function figureRows(names: readonly string[], kindOf: KindOf): Headline[][] {
  const figures = names.flatMap((chart) => {
    const values = kindOf(chart)?.figures;
    return values === undefined || values > maxFigures ? [] : [{ chart, values }];
  });
  const total = figures.reduce((sum, { values }) => sum + values, 0);
  if (total < leastFigures) return [];
  const count = Math.ceil(total / maxFigures);
  const rows: Headline[][] = [[]];
  let used = 0;
  for (const figure of figures) {
    const isFull = used + figure.values > maxFigures || used >= total / count;
    if (isFull) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(figure);
    used += figure.values;
  }
  return rows;
}

/** The tiles of each page. `rows`: so many of the first pages have a row of figures. */
function tilePages(
  names: readonly string[],
  rows: number,
  kindOf: KindOf,
  before: readonly LayoutPage[],
): readonly (readonly string[])[] {
  const weightOf = (name: string): number => tileShapeOf(kindOf(name)?.type).weight;
  const sizeOf = (page: readonly string[]): number => page.reduce((sum, name) => sum + weightOf(name), 0);
  const roomOn = (page: number): number => pageRoom - (page < rows ? figuresRoom : 0);
  const total = sizeOf(names);
  let room = 0;
  let count = 0;
  while (room < total) room += roomOn(count++);
  return kept() ?? spread();

  /** The pages until now, without the charts that are gone, and with new ones at the ends; undefined where other pages are due. */
  function kept(): readonly string[][] | undefined {
    const left = new Set(names);
    const stay = before.flatMap((page) =>
      page.kind === 'auto' ? [page.charts.filter((name) => !isFigure(page, name) && left.delete(name))] : [],
    );
    if (stay.length !== count) return undefined;
    for (const name of left) {
      const page = stay.findIndex((on, i) => sizeOf(on) + weightOf(name) <= roomOn(i));
      if (page < 0) return undefined;
      stay[page]?.push(name);
    }
    const fits = stay.every((page, i) => page.length > 0 && sizeOf(page) <= roomOn(i));
    return fits ? stay : undefined;
  }

  /** Seven charts on two pages are four and three, not six and one; each of the first has one that leads it, if there are such. */
  function spread(): readonly string[][] {
    const leads = names.filter((name) => weightOf(name) >= leadWeight);
    const pages = Array.from({ length: count }, (_, page) => leads.filter((__, i) => i % count === page));
    const others = names.filter((name) => weightOf(name) < leadWeight);
    const share = total / count;
    let page = 0;
    let passed = 0;
    for (const name of others) {
      const size = sizeOf(pages[page] ?? []);
      // A page is full at its share; what is left over goes on to the next.
      if (page < count - 1 && passed + size >= share * (page + 1) - 1e-9)
        passed += sizeOf(pages[page++] ?? []);
      pages[page]?.push(name);
    }
    return pages;
  }
}

function isFigure({ figures = [] }: AutoPage, name: string): boolean {
  return figures.some(({ chart }) => chart === name);
}
