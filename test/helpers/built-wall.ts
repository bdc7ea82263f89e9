import build from './built-command.ts';
import { launchChromium } from './chromium.ts';

/** Before the first browser test: what the tests start is built, and a browser is there and starts. */
export default async function setup(): Promise<void> {
  await build();
  // A packaged browser is unpacked by this, outside any test's time limit.
  await (await launchChromium()).close();
}
