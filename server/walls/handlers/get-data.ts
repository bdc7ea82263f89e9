import { errorCodes } from '#protocol';
import type { Snapshot } from '../../charts/snapshot.ts';
import type { Screen } from '../participant.ts';
import type { ChartRequest } from '../message-decoder.ts';
import { sendError, reply } from '../replies.ts';
import type { Handler, HandlerContext, MessageOf } from './handler.ts';

/** Answers with the chart's content and subscribes to its changes (PROTOCOL.md G-1, G-2, S-2). */
export const getData: Handler<MessageOf<'getData'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle(context, request) {
    const { peer, participant, subscriptions } = context;
    // pushes to screens have no socketType, so one per chart serves all requests
    const key =
      participant.kind === 'screen' ? request.chartName : `${request.chartName} ${request.socketType ?? ''}`;
    const subscription = subscriptions.add(key, request);
    if (!subscription) return sendError(peer, errorCodes.tooMany, 'too many charts asked for', request);
    const snapshot = answer(context, request);
    if (snapshot) subscription.sent = snapshot.revision;
    if (participant.kind === 'guest') participant.onRequest(request.chartName);
  },
};

/** Sends the answer. Returns the snapshot that was sent; undefined when there is no such chart. */
function answer(
  { peer, participant, deps: { charts, alarms } }: HandlerContext,
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
    // unambiguous: chart names have no blanks, and the length says where the socketType ends
    const key = `${socketType.length} ${socketType}${typeof requestId} ${requestId}`;
    peer.send(answer, `\nanswer ${chartName} ${key}`);
  }
  const problem = isScreen && charts.problem(chartName);
  if (problem) reply(peer, { action: 'problem', chartName, problem });
  const alarm = isScreen && alarms.of(chartName);
  if (alarm) reply(peer, { action: 'chartAlarm', chartName, alarm });
  return snapshot;
}

/** Each etag counts once: a screen that requests a chart again on the same socket wants its content. */
function takeKnown({ known }: Screen, chartName: string): string | undefined {
  const etag = known?.get(chartName);
  known?.delete(chartName);
  return etag;
}
