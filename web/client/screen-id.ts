import { isName } from '#protocol';
import type { Environment } from './environment.ts';

const key = 'chartwall-screen';

export interface ScreenId {
  readonly value: string;
  /** Makes a new id, for when another tab has the same: duplicating a tab copies its storage. */
  renew(): void;
}

/**
 * This screen's id, kept in session storage: it survives reloads, and every tab is a screen of its own. Without storage it lasts as long as
 * the page.
 */
export function createScreenId({ storage, report }: Pick<Environment, 'storage' | 'report'>): ScreenId {
  let value = read(storage) ?? create();

  function create(): string {
    const id = randomId();
    try {
      storage().setItem(key, id);
    } catch (error) {
      report(error);
    }
    return id;
  }

  return {
    get value() {
      return value;
    },
    renew() {
      value = create();
    },
  };
}

function read(storage: Environment['storage']): string | undefined {
  try {
    const stored = storage().getItem(key);
    return stored !== null && isName(stored) ? stored : undefined;
  } catch {
    return undefined; // reported when writing the new id fails too
  }
}

/** 96 random bits. Not crypto.randomUUID, which only exists in secure contexts. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
