import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Before the first test that starts the command: it is built, if anything has changed. */
export default async function build(): Promise<void> {
  const script = join(import.meta.dirname, '../../.config/build.mjs');
  const child = spawn(process.execPath, [script], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The build failed, see above');
}
