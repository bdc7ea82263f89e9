import { createRouter, createWebHistory, type Router, type RouteLocationNormalized } from 'vue-router';
import { chartTypes } from '../charts/registry.ts';
import ChartPage from './ChartPage.vue';
import PageLinks from './PageLinks.vue';
import WallPage from './WallPage.vue';

/** The words behind `?` say what this screen is; they stay with it from page to page. */
export function createPageRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', component: WallPage },
      { path: '/screen', component: WallPage },
      ...Object.keys(chartTypes).map((name) => ({
        path: `/${name}page`,
        component: ChartPage,
        props: { name },
      })),
      { path: '/chart/:name', component: ChartPage, props: true },
      // Its samples and all chart types come only with it.
      { path: '/gallery', component: () => import('./GalleryPage.vue') },
      { path: '/:rest(.*)*', component: PageLinks },
    ],
  });
  router.beforeEach((to, from) => keepQuery(to, from));
  return router;
}

function keepQuery(
  to: RouteLocationNormalized,
  from: RouteLocationNormalized,
): RouteLocationNormalized | true {
  const lost = Object.keys(from.query).some((key) => !(key in to.query));
  return lost ? { ...to, query: { ...from.query, ...to.query } } : true;
}
