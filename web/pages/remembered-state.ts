import * as v from 'valibot';
import { wallStateSchema, type WallState } from '#protocol';

const keyOf = (wall: string): string => `chartwall-state-${wall}`;

/** The wall's state that this browser last received: a page starts with it instead of flashing the default, also while the server is down. */
export function recallState(wall: string): WallState | undefined {
  try {
    const stored = v.safeParse(wallStateSchema, JSON.parse(localStorage.getItem(keyOf(wall)) ?? 'null'));
    return stored.success ? stored.output : undefined;
  } catch {
    return undefined; // storage is blocked or invalid: the default is fine
  }
}

export function rememberState(wall: string, state: WallState): void {
  try {
    localStorage.setItem(keyOf(wall), JSON.stringify(state));
  } catch (error) {
    console.warn('state is not remembered:', error);
  }
}
