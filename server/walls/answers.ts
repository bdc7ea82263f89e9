import {
  errorCodes,
  type Entered,
  type ErrorAnswer,
  type ErrorCode,
  type Layout,
  type ServerMessage,
} from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartStore } from '../charts/store.ts';
import type { Member, Screen } from './news.ts';
import { layoutText } from './layout-text.ts';
import { outgoing } from './outgoing.ts';
import type { Wish } from './received.ts';
import type { SessionPeer } from './session-peer.ts';

/** Says something to one peer alone. */
export function tell(peer: SessionPeer, message: ServerMessage): void {
  peer.send(outgoing(JSON.stringify(message)));
}

/** The answer to a screen's first word (PROTOCOL.md S-1, S-12). */
export function welcome(peer: SessionPeer, entered: Omit<Entered, 'layout'>, layout: Layout): void {
  peer.send(outgoing(`${JSON.stringify(entered).slice(0, -1)},"layout":${layoutText(layout)}}`));
}

interface About {
  chartName?: string | undefined;
  requestId?: string | number | undefined;
}

export function refuse(
  peer: SessionPeer,
  code: ErrorCode,
  message: string,
  { chartName, requestId }: About = {},
): void {
  const answer: ErrorAnswer = { action: 'error', chartName, requestId, error: { code, message } };
  tell(peer, answer);
}

/** Answers a request with the chart's content and returns it, or says that there is none (PROTOCOL.md G-1, S-2). */
export function answerRequest(
  peer: SessionPeer,
  member: Member,
  charts: ChartStore,
  wish: Wish,
): Snapshot | undefined {
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
