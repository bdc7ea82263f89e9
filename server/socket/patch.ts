import { isDeepStrictEqual } from 'node:util';
import { applyDelta, findDelta, type ChartPatch } from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartChange } from '../charts/store.ts';
import { textMessage, type OutboundMessage } from '../walls/outbound-message.ts';

/** A patch is sent when it is shorter than this part of the whole chart. */
const worthwhile = 0.5;

/**
 * A change of a chart as a patch on the text that screens have (PROTOCOL.md S-10); null when that is not much smaller than the whole
 * chart, or when the notes change. Computed once per change for all screens: a window of 10,000 points that slides by 10 is about 400 bytes instead of 300 KB.
 */
export function patchMessage({ before, snapshot }: ChartChange): OutboundMessage | null {
  if (!before || !isDeepStrictEqual(before.notes, snapshot.notes)) return null;
  const ops = findDelta(before.text, snapshot.text);
  // verified once here, so that no screen has to hash its result
  if (!ops || applyDelta(before.text, ops, snapshot.text.length) !== snapshot.text) return null;
  const patch: ChartPatch = {
    action: 'patch',
    chartName: snapshot.name,
    from: before.revision,
    to: snapshot.revision,
    etag: snapshot.etag,
    modified: snapshot.modified,
    length: snapshot.text.length,
    ops,
  };
  const text = JSON.stringify(patch);
  return isWorthwhile(text, snapshot) ? textMessage(text) : null;
}

/** The text's length mostly decides: escaping 200 KB of JSON only to learn its length takes 0.4 ms. */
function isWorthwhile(patch: string, snapshot: Snapshot): boolean {
  const most = patch.length / worthwhile;
  return most < snapshot.text.length || most < snapshot.escaped.length;
}
