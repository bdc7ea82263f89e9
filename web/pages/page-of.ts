import { defineAsyncComponent, type Component } from 'vue';
import { chartTypes } from '../charts/registry.ts';
import ChartPage from './ChartPage.vue';
import PageLinks from './PageLinks.vue';
import WallPage from './WallPage.vue';

export interface Page {
  readonly component: Component;
  readonly props?: Readonly<Record<string, unknown>>;
}

// Its samples and all chart types come only with it.
const GalleryPage = defineAsyncComponent(() => import('./GalleryPage.vue'));

const pages: Readonly<Record<string, Page>> = {
  '/': { component: WallPage },
  '/screen': { component: WallPage },
  '/gallery': { component: GalleryPage },
  ...Object.fromEntries(
    Object.keys(chartTypes).map((name) => [`/${name}page`, { component: ChartPage, props: { name } }]),
  ),
};

/** What the page at a path shows: the wall, one chart, the gallery, or, where there is nothing, what there is instead. */
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
