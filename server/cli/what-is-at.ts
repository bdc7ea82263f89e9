import { stat } from 'node:fs/promises';

/** What stands at a path. What cannot be looked at is nothing yet: why it cannot is told by whoever reads or writes there. */
export async function whatIsAt(path: string): Promise<'folder' | 'other' | 'nothing'> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return 'nothing';
  return stats.isDirectory() ? 'folder' : 'other';
}
