import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes any file of a data folder by rename, e.g. `sales.chart.json` or `walls/lobby.json`. */
export async function dropFile(dir: string, file: string, content: unknown): Promise<void> {
  const path = join(dir, file);
  const draft = join(dirname(path), `.${basename(path)}.tmp`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, typeof content === 'string' ? content : JSON.stringify(content));
  await rename(draft, path);
}
