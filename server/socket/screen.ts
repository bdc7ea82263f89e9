import type { ChartData, ChartProblem, StateChange, WallState } from '#protocol';
import type { ChartEvent } from '../charts/store.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import { oncePer, outgoing, type Outgoing } from '../walls/outgoing.ts';
import type { Voice, Wish } from '../walls/voice.ts';
import type { StateEvent } from '../walls/wall.ts';
import { patchedFrom, patchWords } from './patch.ts';

/** The words for screens (PROTOCOL.md, part S). A push names no socketType, so that one encoding serves every screen. */
export function createScreenVoice(): Voice {
  const push = oncePer(pushWords);
  const patch = oncePer(patchWords);
  const change = oncePer((event: StateEvent) => [words(stateChange(event))]);

  return {
    answer: (wish, snapshot, known) => answerWords(wish, snapshot, snapshot.etag === known),
    push: (_, event, has) => (has !== undefined && has === patchedFrom(event) && patch(event)) || push(event),
    change,
    catchUp: (_, state) => allOf(state).map(words),
  };
}

function answerWords(
  { chartName, socketType, requestId }: Wish,
  snapshot: Snapshot,
  unchanged: boolean,
): Outgoing {
  return dataWords(
    { ...headOf(snapshot), chartName, socketType, requestId },
    unchanged ? undefined : snapshot,
  );
}

function pushWords(event: ChartEvent): Outgoing {
  switch (event.kind) {
    case 'changed':
      return dataWords(headOf(event.snapshot), event.snapshot);
    case 'touched':
      return dataWords(headOf(event.snapshot), undefined);
    case 'removed':
      return words({ action: 'getData', chartName: event.name, revision: event.revision, missing: true });
    case 'problem':
      return words({ action: 'problem', chartName: event.name, problem: event.problem });
    default:
      return event satisfies never;
  }
}

function headOf({ name, revision, etag, modified }: Snapshot): ChartData {
  return { action: 'getData', chartName: name, revision, etag, modified };
}

/** Without content: `unchanged` (PROTOCOL.md S-3). */
function dataWords(head: ChartData, content: Snapshot | undefined): Outgoing {
  if (!content) return words({ ...head, unchanged: true });
  return { text: () => `${JSON.stringify(head).slice(0, -1)},"data":${content.escaped}}` };
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

/** The whole state, in the words of its changes: the echo of an action that changed nothing. */
function allOf(state: WallState): StateChange[] {
  const actions = ['themeChange', 'fullScreen', 'pageChange'] as const;
  return actions.map((action) => stateChange({ kind: 'state', action, was: state, state, at: 0 }));
}

function words(message: ChartData | ChartProblem | StateChange): Outgoing {
  return outgoing(JSON.stringify(message));
}
