import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';

/**
 * Copies the JSON Schemas of side-cars and walls from the package into the state folder, where an editor finds them from the data folder
 * without knowing where the package lies (`"$schema": "../.chartwall/schemas/chart.schema.json"`). Never rejects: a wall works without.
 */
export async function offerSchemas(from: string, stateDir: string, log: Logger): Promise<void> {
  const to = join(stateDir, 'schemas');
  try {
    const files = await readdir(from);
    await mkdir(to, { recursive: true });
    for (const file of files) await copyFile(join(from, file), join(to, file));
  } catch (error) {
    log.warn({ err: error }, 'the JSON Schemas for editors could not be written');
  }
}
