import { serverPath } from '../composables/index.ts';
import { startPage } from './start-page.ts';

/** package.json's, when the page was built: web/vite.config.ts */
declare const CHARTWALL_VERSION: string;

if (location.pathname === serverPath('/login')) {
  // a chunk of its own, which no screen loads
  const { startPersonPage } = await import('./start-person-page.ts');
  startPersonPage();
} else await startPage(CHARTWALL_VERSION);
