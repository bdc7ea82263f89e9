import { isName } from '#protocol';
import type { Environment } from './environment.ts';

const key = 'chartwall-screen';

export interface ScreenId {
  readonly value: string;
  /** Takes a new id, when another tab has this one: a duplicated tab begins with a copy of its storage. */
  renew(): void;
}

/**
 * Who this screen is. It lies in the tab's own storage: it survives reloads, and two tabs of one browser are two screens.
 * Without storage it lives as long as the page.
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
    return undefined; // told when the new id cannot be written either
  }
}

/** 96 random bits. Not crypto.randomUUID: browsers hide it from pages on plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
