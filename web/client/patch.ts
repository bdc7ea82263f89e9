import { applyDelta, type ChartData, type ChartPatch } from '#protocol';
import type { ChartContent } from './chart-content.ts';

/** Longer than a file of 2 MiB ever becomes as JSON, which repeats the names of columns in each row. UTF-16 units. */
const maxLength = 64 * 1024 * 1024;

/** The content that a patch produces, or undefined if it does not apply to `content` (PROTOCOL.md S-10). */
export function patchContent(content: ChartContent | undefined, patch: ChartPatch): ChartData | undefined {
  const { chartName, from, to, etag, modified, length, ops } = patch;
  if (content?.revision !== from || length > maxLength) return undefined;
  const data = applyDelta(content.data, ops, length);
  if (data?.length !== length) return undefined;
  const { notes } = content;
  return { action: 'getData', chartName, revision: to, etag, modified, ...(notes && { notes }), data };
}
