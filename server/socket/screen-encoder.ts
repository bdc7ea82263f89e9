import type { ChartData, ServerMessage, StateChange } from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartUpdate } from '../walls/chart-channels.ts';
import type { StateEvent } from '../walls/events.ts';
import type { ScreenEncoder } from '../walls/message-encoder.ts';
import { memoizeWeak, textMessage, type OutboundMessage } from '../walls/outbound-message.ts';
import type { ChartRequest } from '../walls/message-decoder.ts';
import { patchMessage } from './patch.ts';
import { createSharedAnswers, dataBehind } from './shared-answers.ts';

/** Encodes for screens (PROTOCOL.md, part S). A push has no socketType, so that one encoding serves every screen. */
export function createScreenEncoder(): ScreenEncoder {
  const answer = createSharedAnswers<ChartRequest>((request, snapshot) =>
    dataBehind(answerHead(request, snapshot), snapshot),
  );
  const push = memoizeWeak((snapshot: Snapshot) => dataBehind(headOf(snapshot), snapshot));
  const patch = memoizeWeak(patchMessage);
  const other = memoizeWeak(otherMessage);
  const state = memoizeWeak((event: StateEvent) => jsonMessage(stateChange(event)));

  return {
    answer: (request, snapshot, known) =>
      snapshot.etag === known
        ? jsonMessage({ ...answerHead(request, snapshot), unchanged: true })
        : answer(request, snapshot),
    push(_, event, base) {
      if (event.kind !== 'changed') return other(event);
      const small = base !== undefined && base === event.before?.revision ? patch(event) : null;
      return small ?? push(event.snapshot);
    },
    state,
  };
}

/** Every event of a chart but new content. */
function otherMessage(event: Exclude<ChartUpdate, { kind: 'changed' }>): OutboundMessage {
  switch (event.kind) {
    case 'touched':
      return jsonMessage({ ...headOf(event.snapshot), unchanged: true });
    case 'removed':
      return jsonMessage({
        action: 'getData',
        chartName: event.name,
        revision: event.revision,
        missing: true,
      });
    case 'problem':
      return jsonMessage({ action: 'problem', chartName: event.name, problem: event.problem });
    case 'settings':
      return jsonMessage({ action: 'settings', chartName: event.name, settings: event.settings });
    case 'alarm':
      return jsonMessage({ action: 'chartAlarm', chartName: event.name, alarm: event.alarm });
    default:
      return event satisfies never;
  }
}

function answerHead({ chartName, socketType, requestId }: ChartRequest, snapshot: Snapshot): ChartData {
  return { ...headOf(snapshot), chartName, socketType, requestId };
}

function headOf({ name, revision, etag, modified, notes }: Snapshot): ChartData {
  return {
    action: 'getData',
    chartName: name,
    revision,
    etag,
    modified,
    ...(notes.length > 0 && { notes }),
  };
}

function stateChange({ action, before, state, at }: StateEvent): StateChange {
  const stamp = { revision: state.revision, at };
  switch (action) {
    case 'themeChange':
      return { action, socketType: action, value: state.theme, ...stamp };
    case 'fullScreen':
      return {
        action,
        socketType: action,
        chartName: state.fullScreen ?? before.fullScreen ?? '',
        value: state.fullScreen !== null,
        ...stamp,
      };
    case 'pageChange':
      return { action, socketType: action, value: state.page, ...stamp };
    default:
      return action satisfies never;
  }
}

function jsonMessage(message: ServerMessage): OutboundMessage {
  return textMessage(JSON.stringify(message));
}
