import { isName } from '#protocol';
import type { Environment } from './environment.ts';

/** Where a tab keeps its id. */
export const idItem = 'chartwall-screen';
const pageItem = 'chartwall-page';
/** A key counts on one server. */
const keyItem = (id: string, server: string): string => `chartwall-key ${id} ${server}`;

/** Who this screen is. */
export interface ScreenId {
  readonly value: string;
  /** What it shows a server to be this screen. `page`: the same as long as the page is in this tab, reloaded or not. */
  shown(server: string): { screen: string; key?: string; page: string };
  /** A server has said who this screen is, and perhaps given it a key. */
  take(server: string, id: string, key: string | undefined): void;
  /** Makes a new id, for when another tab has the same: duplicating a tab copies its storage. */
  renew(): void;
}

type Stores = Pick<Environment, 'storage' | 'lasting' | 'report'>;

/**
 * This screen's id. The tab keeps it, so that every tab is a screen of its own; its keys last longer, and so does the id where `claimScreen`
 * gives it to the next tab. Without storage it lasts as long as the page.
 */
export function createScreenId({ storage, lasting, report }: Stores): ScreenId {
  const keys = new Map<string, string>();
  let value = read(storage, idItem) ?? create();
  const page = read(storage, pageItem) ?? randomId();
  write(storage, pageItem, page);

  function create(): string {
    const id = randomId();
    write(storage, idItem, id);
    return id;
  }

  function write(store: Environment['storage'], item: string, text: string): void {
    try {
      store().setItem(item, text);
    } catch (error) {
      report(error);
    }
  }

  return {
    get value() {
      return value;
    },
    shown(server) {
      const key = keys.get(server) ?? textIn(lasting, keyItem(value, server));
      return { screen: value, ...(key !== undefined && { key }), page };
    },
    take(server, id, key) {
      if (id !== value) {
        keys.clear();
        value = id;
        write(storage, idItem, id);
      }
      if (key === undefined) return;
      keys.set(server, key);
      write(lasting, keyItem(id, server), key);
    },
    renew() {
      keys.clear();
      value = create();
    },
  };
}

function read(store: Environment['storage'], item: string): string | undefined {
  const stored = textIn(store, item);
  return stored !== undefined && isName(stored) ? stored : undefined;
}

function textIn(store: Environment['storage'], item: string): string | undefined {
  try {
    return store().getItem(item) ?? undefined;
  } catch {
    return undefined; // reported when writing fails too
  }
}

/** 96 random bits. Not crypto.randomUUID, which only exists in secure contexts. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
