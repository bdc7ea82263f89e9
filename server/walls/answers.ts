import { errorCodes, type ErrorAnswer, type ErrorCode, type ServerMessage } from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartStore } from '../charts/store.ts';
import { outgoing } from './outgoing.ts';
import type { SessionPeer } from './session.ts';
import type { Wish } from './received.ts';
import type { Voice } from './voice.ts';

interface About {
  chartName?: string | undefined;
  requestId?: string | number | undefined;
}

/** What a session answers to its peer alone. */
export function createAnswers(peer: SessionPeer, charts: ChartStore) {
  function tell(message: ServerMessage): void {
    peer.send(outgoing(JSON.stringify(message)));
  }

  function refuse(code: ErrorCode, message: string, { chartName, requestId }: About = {}): void {
    const answer: ErrorAnswer = { action: 'error', chartName, requestId, error: { code, message } };
    tell(answer);
  }

  return {
    tell,
    refuse,

    /** Answers a request with the chart's content and returns it, or says that there is none (PROTOCOL.md G-1, S-2). */
    chart(voice: Voice, wish: Wish, known: string | undefined): Snapshot | undefined {
      const { chartName, socketType, requestId } = wish;
      const snapshot = charts.get(chartName);
      if (!snapshot) refuse(errorCodes.noChart, `there is no chart ${chartName}`, wish);
      else
        peer.send(
          voice.answer(wish, snapshot, known),
          `answer ${chartName} ${requestId ?? ''} ${socketType ?? ''}`,
        );
      return snapshot;
    },

    /** What is wrong with a chart's file now (PROTOCOL.md S-8). */
    problem(chartName: string): void {
      const problem = charts.problem(chartName);
      if (problem) tell({ action: 'problem', chartName, problem });
    },
  };
}
