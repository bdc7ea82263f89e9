/** An event target that counts its listeners. */
export class CountingTarget extends EventTarget {
  listeners = 0;

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners++;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners--;
    super.removeEventListener(...args);
  }
}

export class FakeDocument extends CountingTarget {
  visibilityState = 'visible';

  become(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** The storage of one tab; `copy` is that of a duplicated tab. */
export class FakeStorage {
  readonly items: Map<string, string>;

  constructor(items: Iterable<[string, string]> = []) {
    this.items = new Map(items);
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }

  copy(): FakeStorage {
    return new FakeStorage(this.items);
  }
}

/** For where there are sockets alone. */
export const noFetch = (): Promise<Response> => Promise.reject(new TypeError('nothing is there'));

/** Reproducible random numbers from 0 up to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
