import { startPage } from './start-page.ts';

/** package.json's, when the page was built: web/vite.config.ts */
declare const CHARTWALL_VERSION: string;

await startPage(CHARTWALL_VERSION);
