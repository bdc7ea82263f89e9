import * as v from 'valibot';
import type { Journal } from '../storage/journal.ts';

export const heldPagesSchema = v.literal(true);

/** Whether an operator has stopped the pages of a wall from turning by themselves (PROTOCOL.md P-8). Survives a restart. */
export interface HeldPages {
  readonly value: boolean;
  /** @throws {NotStoredError} and changes nothing when it could not be stored. */
  set(value: boolean): Promise<void>;
}

const keyOf = (wall: string) => `held:${wall}`;

export function createHeldPages(
  wall: string,
  journal: Pick<Journal, 'get' | 'put' | 'delete'>,
  onChange: () => void,
): HeldPages {
  let isHeld = arePagesHeld(wall, journal);

  return {
    get value() {
      return isHeld;
    },
    async set(value) {
      if (value === isHeld) return;
      await (value ? journal.put(keyOf(wall), true) : journal.delete(keyOf(wall)));
      isHeld = value;
      onChange();
    },
  };
}

/** The same of a wall that is not in memory. */
export function arePagesHeld(wall: string, journal: Pick<Journal, 'get'>): boolean {
  return journal.get(keyOf(wall)) === true;
}
