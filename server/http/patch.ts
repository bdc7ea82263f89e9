import type { Context } from 'koa';
import { parseChecked } from '../charts/reading/checked-json.ts';
import { readJson } from '../charts/reading/formats/json.ts';
import { withoutMark } from '../charts/reading/formats/parsed.ts';
import { appendSchema } from '../charts/writing/append.ts';
import { isObject, merged } from '../charts/writing/merge.ts';
import { appended } from '../charts/writing/rows.ts';
import { refused, type Next, type Present } from '../charts/writing/writer.ts';
import { isUnencoded, typeOf } from './content-type.ts';
import { refuseContent } from './written.ts';

const merge = 'application/merge-patch+json';
const append = 'application/json';

/** The media types of PATCH: a merge patch (RFC 7396), or rows to append. */
export const patchTypes = [merge, append].join(', ');

/** Throws 415 for any other media type. */
export function refuseOtherPatches(ctx: Context): void {
  const type = typeOf(ctx);
  if ((type === merge || type === append) && isUnencoded(ctx)) return;
  ctx.throw(415, `${type || 'no Content-Type'} cannot be taken: it must be one of ${patchTypes}`, {
    headers: { 'Accept-Patch': patchTypes, 'Accept-Encoding': 'identity' },
  });
}

/** The change that a PATCH describes; throws 422 for an invalid body. */
export function changeOf(ctx: Context, body: Buffer): (present: Present | undefined) => Next {
  if (typeOf(ctx) === merge) {
    const read = readJson(withoutMark(body));
    if (!read.ok) return refuseContent(ctx, refused(read));
    if (!isObject(read.value))
      return refuseContent(ctx, { kind: 'refused', reason: 'a merge patch must be an object {…}' });
    return (present) => merged(present, read.value);
  }
  const checked = parseChecked(body, appendSchema, 'syntax');
  if (!checked.ok) return refuseContent(ctx, refused(checked));
  return (present) => appended(present, checked.value);
}
