import { serverPath } from '../composables/index.ts';
import { startPage } from './start-page.ts';

/** package.json's, when the page was built: web/vite.config.ts */
declare const CHARTWALL_VERSION: string;

if (['/login', '/adopt'].some((path) => location.pathname === serverPath(path))) {
  // A chunk of its own, which no screen loads. Not awaited: it imports this one, which would wait for itself.
  void import('./start-person-page.ts').then(({ startPersonPage }) => startPersonPage());
} else await startPage(CHARTWALL_VERSION);
