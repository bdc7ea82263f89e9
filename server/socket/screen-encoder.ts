import type { ChartData, ChartProblem, SettingsChange, StateChange } from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartEvent } from '../charts/store.ts';
import type { StateEvent } from '../walls/events.ts';
import type { ScreenEncoder } from '../walls/message-encoder.ts';
import { memoizeWeak, textMessage, type OutboundMessage } from '../walls/outbound-message.ts';
import type { ChartRequest } from '../walls/message-decoder.ts';
import { patchWords } from './patch.ts';
import { createSharedAnswers, dataBehind } from './shared-answers.ts';

/** The words for screens (PROTOCOL.md, part S). A push names no socketType, so that one encoding serves every screen. */
export function createScreenEncoder(): ScreenEncoder {
  const answer = createSharedAnswers<ChartRequest>((request, snapshot) =>
    dataBehind(answerHead(request, snapshot), snapshot),
  );
  const push = memoizeWeak((snapshot: Snapshot) => dataBehind(headOf(snapshot), snapshot));
  const patch = memoizeWeak(patchWords);
  const news = memoizeWeak(newsWords);
  const change = memoizeWeak((event: StateEvent) => words(stateChange(event)));

  return {
    answer: (request, snapshot, known) =>
      snapshot.etag === known
        ? words({ ...answerHead(request, snapshot), unchanged: true })
        : answer(request, snapshot),
    push(_, event, has) {
      if (event.kind !== 'changed') return news(event);
      const small = has !== undefined && has === event.before?.revision ? patch(event) : null;
      return small ?? push(event.snapshot);
    },
    change,
  };
}

/** What happened to a chart, other than a new content. */
function newsWords(event: Exclude<ChartEvent, { kind: 'changed' }>): OutboundMessage {
  switch (event.kind) {
    case 'touched':
      return words({ ...headOf(event.snapshot), unchanged: true });
    case 'removed':
      return words({ action: 'getData', chartName: event.name, revision: event.revision, missing: true });
    case 'problem':
      return words({ action: 'problem', chartName: event.name, problem: event.problem });
    case 'settings':
      return words({ action: 'settings', chartName: event.name, settings: event.settings });
    default:
      return event satisfies never;
  }
}

function answerHead({ chartName, socketType, requestId }: ChartRequest, snapshot: Snapshot): ChartData {
  return { ...headOf(snapshot), chartName, socketType, requestId };
}

function headOf({ name, revision, etag, modified }: Snapshot): ChartData {
  return { action: 'getData', chartName: name, revision, etag, modified };
}

function stateChange({ action, was, state, at }: StateEvent): StateChange {
  const stamp = { revision: state.revision, at };
  switch (action) {
    case 'themeChange':
      return { action, socketType: action, value: state.theme, ...stamp };
    case 'fullScreen':
      return {
        action,
        socketType: action,
        chartName: state.fullScreen ?? was.fullScreen ?? '',
        value: state.fullScreen !== null,
        ...stamp,
      };
    case 'pageChange':
      return { action, socketType: action, value: state.page, ...stamp };
    default:
      return action satisfies never;
  }
}

function words(message: ChartData | ChartProblem | SettingsChange | StateChange): OutboundMessage {
  return textMessage(JSON.stringify(message));
}
