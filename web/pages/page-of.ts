import { defineAsyncComponent, type Component } from 'vue';
import { chartTypes } from '../charts/registry.ts';
import ChartPage from './ChartPage.vue';
import PageLinks from './PageLinks.vue';
import WallPage from './WallPage.vue';

export interface Page {
  readonly component: Component;
  readonly props?: Readonly<Record<string, unknown>>;
}

// A chunk of its own, with its samples and all chart types.
const GalleryPage = defineAsyncComponent(() => import('./GalleryPage.vue'));

const pages: Readonly<Record<string, Page>> = {
  '/': { component: WallPage },
  '/screen': { component: WallPage },
  '/gallery': { component: GalleryPage },
  ...Object.fromEntries(
    Object.keys(chartTypes).map((name) => [`/${name}page`, { component: ChartPage, props: { name } }]),
  ),
};

/** The page at a path: the wall, one chart, the gallery, or links for an unknown path. */
export function pageOf(path: string): Page {
  const plain = path.replace(/(?<=.)\/$/, '');
  const name = /^\/chart\/([^/]+)$/.exec(plain)?.[1];
  if (name !== undefined) return chartPage(name);
  return Object.hasOwn(pages, plain) ? pages[plain]! : { component: PageLinks };
}

function chartPage(encoded: string): Page {
  try {
    return { component: ChartPage, props: { name: decodeURIComponent(encoded) } };
  } catch {
    return { component: PageLinks };
  }
}
