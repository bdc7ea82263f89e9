import type { Context } from 'koa';
import type { Snapshot } from '../charts/snapshot.ts';
import type { Condition } from '../charts/writing/writer.ts';
import { isKnownTag, isNamedTag, tagOf } from './entity-tag.ts';

/** What a request says in If-Match and If-None-Match; empty: nothing. */
export interface Preconditions {
  readonly ifMatch: string;
  readonly ifNoneMatch: string;
}

export function preconditionsOf(ctx: Context): Preconditions {
  return { ifMatch: ctx.get('If-Match'), ifNoneMatch: ctx.get('If-None-Match') };
}

/** The precondition in If-Match and If-None-Match (RFC 9110, 13.1); without them it always holds. */
export function conditionOf({ ifMatch, ifNoneMatch }: Preconditions): Condition {
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
