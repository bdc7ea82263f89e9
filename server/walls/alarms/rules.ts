/** An alarm is over once its condition has not held for this long: a value that wavers around its limit turns no pages. ms */
export const quietTime = 10_000;

/** Where an alarm stands; times in ms since 1970. */
export type AlarmState =
  | { readonly kind: 'calm' }
  /** the condition holds, but not for long enough yet */
  | { readonly kind: 'pending'; readonly since: number }
  /** `quietSince`: the condition does not hold any more */
  | { readonly kind: 'raised'; readonly since: number; readonly quietSince?: number };

export const calm: AlarmState = { kind: 'calm' };

/**
 * The state from now on. An alarm is raised when its condition has held for `duration` (ms) without a break, and over when it has not held
 * for `quietTime` without a break. The clock may have been set back.
 */
export function advance(state: AlarmState, holds: boolean, now: number, duration: number): AlarmState {
  switch (state.kind) {
    case 'calm':
      return holds ? advance({ kind: 'pending', since: now }, holds, now, duration) : calm;
    case 'pending': {
      if (!holds) return calm;
      const since = Math.min(state.since, now);
      return now - since < duration ? { kind: 'pending', since } : { kind: 'raised', since: now };
    }
    case 'raised': {
      const { kind, since } = state;
      if (holds) return { kind, since };
      const quietSince = Math.min(state.quietSince ?? now, now);
      return now - quietSince < quietTime ? { kind, since, quietSince } : calm;
    }
    default:
      return state satisfies never;
  }
}

/** When the state changes although nothing else does; undefined: never. */
export function dueAt(state: AlarmState, duration: number): number | undefined {
  if (state.kind === 'pending') return state.since + duration;
  if (state.kind === 'raised' && state.quietSince !== undefined) return state.quietSince + quietTime;
  return undefined;
}
