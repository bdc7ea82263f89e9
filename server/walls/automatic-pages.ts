import { canonicalName, type LayoutPage } from '#protocol';

/** The charts that the original wall shows, in its order. */
const originals = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

/** More would be too small to be read from five metres. */
const mostOnPage = 6;
/** As many as the page of a wall's state can count. */
const mostPages = 1000;

/**
 * The pages of a wall that nobody arranged (PROTOCOL.md S-12): the originals that are among the charts as they have always stood, then all
 * others by name, evenly on as few pages as they fit on. Two names of one chart count once.
 */
export function automaticPages(charts: readonly string[]): LayoutPage[] {
  const names = new Set(charts.map(canonicalName));
  const known = originals.filter((name) => names.delete(name));
  const first: LayoutPage[] =
    known.length > 0 ? [{ kind: 'originals', key: 'originals', charts: known }] : [];
  return [...first, ...spread([...names].sort())].slice(0, mostPages);
}

/** Seven on two pages are four and three, not six and one. */
function spread(names: readonly string[]): LayoutPage[] {
  const pages = Math.ceil(names.length / mostOnPage);
  const start = (page: number) => Math.ceil((names.length * page) / pages);
  return Array.from({ length: pages }, (_, page) => ({
    kind: 'auto',
    key: `auto-${page + 1}`,
    charts: names.slice(start(page), start(page + 1)),
  }));
}
