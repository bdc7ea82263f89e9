import type { Environment } from './environment.ts';

/** ms between two beats */
const beat = 5_000;
/** A link that is silent for so long is given up. ms */
const patience = 2 * beat;
/** ms to wait on while a slept or throttled page has not asked often enough to judge */
const grace = 1_000;

export interface Heartbeat {
  /** Anything came in. */
  heard(): void;
  stop(): void;
}

/**
 * Beats while a link is open, and gives it up after 10 s of silence: browsers do not show a page the protocol's own pings.
 * Silence counts only if two beats were sent into it: in a hidden tab timers run once a minute, and the link is well.
 */
export function startHeartbeat(
  link: { beat(): void; giveUp(): void },
  { after }: Pick<Environment, 'after'>,
): Heartbeat {
  let unanswered = 0;
  let cancelBeat = after(beat, onBeat);
  let cancelSilence = after(patience, onSilence);

  function onBeat(): void {
    unanswered++;
    cancelBeat = after(beat, onBeat);
    link.beat();
  }

  function onSilence(): void {
    if (unanswered >= 2) link.giveUp();
    else cancelSilence = after(grace, onSilence);
  }

  return {
    heard() {
      unanswered = 0;
      cancelSilence();
      cancelSilence = after(patience, onSilence);
    },
    stop() {
      cancelBeat();
      cancelSilence();
    },
  };
}
