import { applyDelta, findDelta, type ChartPatch } from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartChange } from '../charts/store.ts';
import { textMessage, type OutboundMessage } from '../walls/outbound-message.ts';

/** A patch is worth its name when it is under half of what it stands for. */
const worthwhile = 0.5;

/**
 * A change of a chart as a patch on the text that the screens have (PROTOCOL.md S-10), or null when that would not be much smaller than
 * the whole. Found once per change for all screens: a window of 10,000 points that slides by 10 is some 400 bytes instead of 300 KB.
 */
export function patchWords({ before, snapshot }: ChartChange): OutboundMessage | null {
  if (!before) return null;
  const ops = findDelta(before.text, snapshot.text);
  // tried here once, so that no screen has to hash what it made
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

/** Mostly told by the text alone: to escape 200 KB of JSON only to learn its length takes 0.4 ms. */
function isWorthwhile(patch: string, snapshot: Snapshot): boolean {
  const most = patch.length / worthwhile;
  return most < snapshot.text.length || most < snapshot.escaped.length;
}
