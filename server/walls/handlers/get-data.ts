import { errorCodes } from '#protocol';
import type { Snapshot } from '../../charts/snapshot.ts';
import type { Screen } from '../participant.ts';
import type { ChartRequest } from '../message-decoder.ts';
import { sendError, reply } from '../replies.ts';
import type { Handler, HandlerContext, MessageOf } from './handler.ts';

/** Answers with the chart's content and remembers the request: its changes are pushed (PROTOCOL.md G-1, G-2, S-2). */
export const getData: Handler<MessageOf<'getData'>> = {
  who: 'everybody',
  isLimited: false,
  handle(context, request) {
    const { peer, participant, subscriptions } = context;
    // a push to screens names no socketType: one a chart serves all requests for it
    const key =
      participant.kind === 'screen' ? request.chartName : `${request.chartName} ${request.socketType ?? ''}`;
    const subscription = subscriptions.add(key, request);
    if (!subscription) return sendError(peer, errorCodes.tooMany, 'too many charts asked for', request);
    const snapshot = answer(context, request);
    if (snapshot) subscription.sent = snapshot.revision;
    if (participant.kind === 'guest') participant.asked(request.chartName);
  },
};

/** Returns what was sent; undefined: there is no such chart, which the peer is told. */
function answer(
  { peer, participant, deps: { charts } }: HandlerContext,
  request: ChartRequest,
): Snapshot | undefined {
  const { chartName, socketType = '', requestId = '' } = request;
  const isScreen = participant.kind === 'screen';
  const settings = isScreen && charts.settings(chartName);
  // before the answer, so that the chart is drawn once (PROTOCOL.md S-11)
  if (settings) reply(peer, { action: 'settings', chartName, settings });
  const snapshot = charts.get(chartName);
  if (!snapshot) sendError(peer, errorCodes.noChart, `there is no chart ${chartName}`, request);
  else {
    const answer = participant.encoder.answer(
      request,
      snapshot,
      isScreen ? takeKnown(participant, chartName) : undefined,
    );
    // unambiguous: a chart's name has no blanks, and the length tells where socketType ends
    const key = `${socketType.length} ${socketType}${typeof requestId} ${requestId}`;
    peer.send(answer, `\nanswer ${chartName} ${key}`);
  }
  const problem = isScreen && charts.problem(chartName);
  if (problem) reply(peer, { action: 'problem', chartName, problem });
  return snapshot;
}

/** The etag counts once: a screen that asks a second time on the same socket wants the content. */
function takeKnown({ known }: Screen, chartName: string): string | undefined {
  const etag = known?.get(chartName);
  known?.delete(chartName);
  return etag;
}
