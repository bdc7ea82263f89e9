import * as v from 'valibot';
import type { Journal } from '../storage/journal.ts';

export const heldPagesSchema = v.literal(true);

/** Whether an operator has stopped the pages of a wall from turning by themselves (PROTOCOL.md P-8). Survives a restart. */
export interface HeldPages {
  readonly value: boolean;
  /** @throws {NotStoredError} and changes nothing when it could not be stored. */
  set(value: boolean): Promise<void>;
  /** Another node has set it. */
  changed(): void;
}

export const heldPrefix = 'held:';

export function createHeldPages(
  wall: string,
  journal: Pick<Journal, 'get' | 'put' | 'delete'>,
  onChange: () => void,
): HeldPages {
  const key = heldPrefix + wall;
  return {
    get value() {
      return arePagesHeld(wall, journal);
    },
    async set(value) {
      if (value === arePagesHeld(wall, journal)) return;
      await (value ? journal.put(key, true) : journal.delete(key));
      onChange();
    },
    changed: onChange,
  };
}

/** The same of a wall that is not in memory. */
export function arePagesHeld(wall: string, journal: Pick<Journal, 'get'>): boolean {
  return journal.get(heldPrefix + wall) === true;
}
