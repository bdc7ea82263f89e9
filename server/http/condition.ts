import type { Context } from 'koa';
import type { Snapshot } from '../charts/snapshot.ts';
import type { Condition } from '../charts/writing/writer.ts';
import { isKnownTag, isNamedTag, tagOf } from './entity-tag.ts';

/** The precondition in If-Match and If-None-Match (RFC 9110, 13.1); without them it always holds. */
export function conditionOf(ctx: Context): Condition {
  const ifMatch = ctx.get('If-Match');
  const ifNoneMatch = ctx.get('If-None-Match');
  return (present) => {
    const tags = tagsOf(present);
    if (ifMatch !== '' && !tags.some((tag) => isNamedTag(ifMatch, tag))) return false;
    return ifNoneMatch === '' || !tags.some((tag) => isKnownTag(ifNoneMatch, tag));
  };
}

/** A client knows a chart by the tag of whichever coding its response came in. */
function tagsOf(present: Snapshot | undefined): string[] {
  return present ? (['identity', 'br', 'gzip'] as const).map((coding) => tagOf(present.etag, coding)) : [];
}
