import type { WallState } from '#protocol';
import { oncePer, outgoing, type Outgoing } from '../walls/outgoing.ts';
import type { Wish } from '../walls/received.ts';
import type { GuestVoice } from '../walls/voice.ts';
import type { StateEvent } from '../walls/wall.ts';
import { createSharedAnswers, dataBehind } from './shared-answers.ts';

/** The words of the original protocol (PROTOCOL.md, part G). */
export function createGuestVoice(): GuestVoice {
  const answer = createSharedAnswers<Wish>(({ fields }, snapshot) =>
    dataBehind(withoutData(fields), snapshot),
  );

  return {
    answer,
    push: (wish, event) => (event.kind === 'changed' ? answer(wish, event.snapshot) : undefined),
    change: oncePer(changeWords),
    catchUp: stateWords,
  };
}

/** Every field that the request came with; one of that name would stand there twice. */
function withoutData({ data: _, ...fields }: Readonly<Record<string, unknown>>): object {
  return fields;
}

/** What a guest did reaches guests as it was sent; what a screen did, in the original's words (PROTOCOL.md G-3). */
function changeWords({ was, state, original }: StateEvent): Outgoing[] {
  if (!original) return stateWords(was, state);
  // guests keep a flag for each chart: the one that is no longer maximised must be told too
  const left =
    state.fullScreen !== null ? fullScreenWords(was.fullScreen, state.fullScreen).slice(0, -1) : [];
  return [...left, original];
}

/** What leads a guest from one state to another. */
function stateWords(was: WallState, state: WallState): Outgoing[] {
  return [...themeWords(was, state), ...fullScreenWords(was.fullScreen, state.fullScreen)];
}

function themeWords(was: WallState, { theme }: WallState): Outgoing[] {
  if (was.theme === theme) return [];
  return [words({ action: 'themeChange', socketType: 'themeChange', chartName: '', value: theme })];
}

function fullScreenWords(was: string | null, is: string | null): Outgoing[] {
  if (was === is) return [];
  return [...(was === null ? [] : [fullScreen(was, false)]), ...(is === null ? [] : [fullScreen(is, true)])];
}

function fullScreen(chartName: string, value: boolean): Outgoing {
  return words({ action: 'fullScreen', socketType: 'fullScreen', chartName, value });
}

function words(message: object): Outgoing {
  return outgoing(JSON.stringify(message));
}
