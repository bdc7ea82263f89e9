import { canonicalName, type LayoutPage } from '#protocol';

/** The charts of the original wall, in its order. */
const originals = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

/** With more, each would be too small to be read from five metres. */
const maxChartsPerPage = 6;
/** The wall's state counts no further. */
const maxPages = 1000;

/**
 * The pages of a wall without a file (PROTOCOL.md S-12): first one with the originals that exist, then all other charts by name, spread
 * evenly over as few pages as possible. The two names of one chart count once.
 */
export function automaticPages(charts: readonly string[]): LayoutPage[] {
  const names = new Set(charts.map(canonicalName));
  const known = originals.filter((name) => names.delete(name));
  const first: LayoutPage[] =
    known.length > 0 ? [{ kind: 'originals', key: 'originals', charts: known }] : [];
  return [...first, ...spread([...names].sort())].slice(0, maxPages);
}

/** Seven charts on two pages are four and three, not six and one. */
function spread(names: readonly string[]): LayoutPage[] {
  const pages = Math.ceil(names.length / maxChartsPerPage);
  const start = (page: number) => Math.ceil((names.length * page) / pages);
  return Array.from({ length: pages }, (_, page) => ({
    kind: 'auto',
    key: `auto-${page + 1}`,
    charts: names.slice(start(page), start(page + 1)),
  }));
}
