import { errorCodes } from '#protocol';
import type { Snapshot } from '../../charts/snapshot.ts';
import { refuse, tell } from '../replies.ts';
import type { Screen } from '../delivery.ts';
import type { Wish } from '../received.ts';
import type { Handler, HandlerContext, MessageOf } from './handler.ts';

/** Answers with the chart's content and remembers the request: its changes are pushed (PROTOCOL.md G-1, G-2, S-2). */
export const getData: Handler<MessageOf<'getData'>> = {
  who: 'everybody',
  isLimited: false,
  handle(context, wish) {
    const { peer, member, wishes } = context;
    // a push to screens names no socketType: one a chart serves all requests for it
    const key = member.kind === 'screen' ? wish.chartName : `${wish.chartName} ${wish.socketType ?? ''}`;
    const following = wishes.add(key, wish);
    if (!following) return refuse(peer, errorCodes.tooMany, 'too many charts asked for', wish);
    const snapshot = answer(context, wish);
    if (snapshot) following.sent = snapshot.revision;
    if (member.kind === 'guest') member.asked(wish.chartName);
  },
};

/** Returns what was sent; undefined: there is no such chart, which the peer is told. */
function answer({ peer, member, deps: { charts } }: HandlerContext, wish: Wish): Snapshot | undefined {
  const { chartName, socketType = '', requestId = '' } = wish;
  const isScreen = member.kind === 'screen';
  const settings = isScreen && charts.settings(chartName);
  // before the answer, so that the chart is drawn once (PROTOCOL.md S-11)
  if (settings) tell(peer, { action: 'settings', chartName, settings });
  const snapshot = charts.get(chartName);
  if (!snapshot) refuse(peer, errorCodes.noChart, `there is no chart ${chartName}`, wish);
  else {
    const answer = member.voice.answer(wish, snapshot, isScreen ? takeKnown(member, chartName) : undefined);
    // unambiguous: a chart's name has no blanks, and the length tells where socketType ends
    const key = `${socketType.length} ${socketType}${typeof requestId} ${requestId}`;
    peer.send(answer, `\nanswer ${chartName} ${key}`);
  }
  const problem = isScreen && charts.problem(chartName);
  if (problem) tell(peer, { action: 'problem', chartName, problem });
  return snapshot;
}

/** The etag counts once: a screen that asks a second time on the same socket wants the content. */
function takeKnown({ known }: Screen, chartName: string): string | undefined {
  const etag = known?.get(chartName);
  known?.delete(chartName);
  return etag;
}
