import type { Context } from 'koa';
import { parseChecked } from '../charts/reading/checked-json.ts';
import { readJson } from '../charts/reading/formats/json.ts';
import { withoutMark } from '../charts/reading/formats/parsed.ts';
import { appendSchema } from '../charts/writing/append.ts';
import { isObject, merged } from '../charts/writing/merge.ts';
import { appended } from '../charts/writing/rows.ts';
import { refused, type Next, type Present } from '../charts/writing/writer.ts';
import { isUnencoded, typeOf } from './content-type.ts';

const merge = 'application/merge-patch+json';
const append = 'application/json';
export type PatchType = typeof merge | typeof append;

/** The media types of PATCH: a merge patch (RFC 7396), or rows to append. */
export const patchTypes = [merge, append].join(', ');

/** The media type of a PATCH; throws 415 for any other. */
export function patchTypeOf(ctx: Context): PatchType {
  const type = typeOf(ctx);
  if ((type === merge || type === append) && isUnencoded(ctx)) return type;
  return ctx.throw(415, `${type || 'no Content-Type'} cannot be taken: it must be one of ${patchTypes}`, {
    headers: { 'Accept-Patch': patchTypes, 'Accept-Encoding': 'identity' },
  });
}

type Refused = Extract<Next, { kind: 'refused' }>;

/** The change that a PATCH describes, or why it describes none. */
export function changeOf(type: PatchType, body: Buffer): ((present: Present | undefined) => Next) | Refused {
  if (type === merge) {
    const read = readJson(withoutMark(body));
    if (!read.ok) return refused(read);
    if (!isObject(read.value)) return { kind: 'refused', reason: 'a merge patch must be an object {…}' };
    return (present) => merged(present, read.value);
  }
  const checked = parseChecked(body, appendSchema, 'syntax');
  if (!checked.ok) return refused(checked);
  return (present) => appended(present, checked.value);
}
