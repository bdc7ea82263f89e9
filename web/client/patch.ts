import { applyDelta, type ChartData, type ChartPatch } from '#protocol';
import type { Content } from './chart-cache.ts';

/** A server takes no larger files, so no patch makes a longer text. UTF-16 units. */
const longest = 2 * 1024 * 1024;

/** The whole content that a patch stands for, or undefined when it is not one of `content` (PROTOCOL.md S-10). */
export function patched(content: Content | undefined, patch: ChartPatch): ChartData | undefined {
  const { chartName, from, to, etag, modified, length, ops } = patch;
  if (content?.revision !== from || length > longest) return undefined;
  const data = applyDelta(content.data, ops, length);
  if (data?.length !== length) return undefined;
  return { action: 'getData', chartName, revision: to, etag, modified, data };
}
