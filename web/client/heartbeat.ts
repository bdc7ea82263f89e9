import type { Environment } from './environment.ts';
import type { Patience } from './idle-timeout.ts';

/** ms between two beats */
const beat = 5_000;
/** ms to wait on while a slept or throttled page has not asked often enough to judge */
const grace = 1_000;

export interface Heartbeat {
  /** Anything came in. */
  heard(): void;
  stop(): void;
}

/**
 * Beats while a link is open, and gives it up when it is silent for too long: browsers do not show a page the protocol's own pings.
 * Silence counts only if two beats were sent into it: in a hidden tab timers run once a minute, and the link is well.
 */
export function startHeartbeat(
  link: { beat(): void; giveUp(): void },
  patience: Pick<Patience, 'ms'>,
  { after }: Pick<Environment, 'after'>,
): Heartbeat {
  let unanswered = 0;
  let cancelBeat = after(beat, onBeat);
  let cancelSilence = after(patience.ms, onSilence);

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
      cancelSilence = after(patience.ms, onSilence);
    },
    stop() {
      cancelBeat();
      cancelSilence();
    },
  };
}
