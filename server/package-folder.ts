import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of package.json: one up from the source, two up from what is built of it. */
export const packageFolder = ['..', '../..']
  .map((up) => join(import.meta.dirname, up))
  .find((folder) => existsSync(join(folder, 'package.json')))!;

/** The version in package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
