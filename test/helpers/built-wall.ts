import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';

/** Before the first browser test: what the tests start is built, and a browser is there and starts. */
export default async function setup(): Promise<void> {
  await build();
  // A packaged browser is unpacked by this, outside any test's time limit.
  await (await launchChromium()).close();
}

async function build(): Promise<void> {
  const script = join(import.meta.dirname, '../../.config/build.mjs');
  const child = spawn(process.execPath, [script], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The build failed, see above');
}
