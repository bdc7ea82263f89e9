import { stat } from 'node:fs/promises';

/** The kind of a path. An inaccessible path counts as missing: reading or writing there reports why. */
export async function whatIsAt(path: string): Promise<'folder' | 'other' | 'nothing'> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return 'nothing';
  return stats.isDirectory() ? 'folder' : 'other';
}
