import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { unpackChromium } from './packaged-chromium.ts';

const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/**
 * Suggestions of the address bar, which nobody sees: for them every screen got two more pages of the browser's own, and
 * these took as much of the processor as the wall did.
 */
const unseen = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** A browser heeds one such list only: what playwright's own turns off has to be off in ours too. */
const offAnyway = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

// No sandbox, no first run and no background traffic are playwright's defaults.
// Without a screen fonts would be hinted to whole pixels, which makes texts up to 5 % wider or narrower than screens show them.
const FLAGS = [
  '--disable-gpu',
  '--font-render-hinting=none',
  `--disable-features=${[...unseen, ...offAnyway].join()}`,
];

/**
 * Starts a Chromium: `CHROME_PATH`, the system's, an installed Chrome, and else the one that comes as a package.
 * `CHARTWALL_BROWSER=package` asks for the packaged one. Whoever starts it closes it.
 */
export async function launchChromium(moreFlags: readonly string[] = []): Promise<Browser> {
  const launch = (options: LaunchOptions) => chromium.launch({ args: [...FLAGS, ...moreFlags], ...options });
  if (process.env['CHARTWALL_BROWSER'] === 'package') return launch(await unpackChromium());
  const installed = process.env['CHROME_PATH'] ?? SYSTEM_PATHS.find((path) => existsSync(path));
  if (installed !== undefined) return launch({ executablePath: installed });
  try {
    return await launch({ channel: 'chrome' });
  } catch {
    // No Chrome here either; if the packaged one does not start, its error is the one to show.
    return launch(await unpackChromium());
  }
}
