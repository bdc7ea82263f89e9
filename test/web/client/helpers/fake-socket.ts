import type { Socket } from '../../../../web/client/environment.ts';

type Listener = (event: { data: unknown; code: number }) => void;

/** A socket whose other end is the test. */
export class FakeSocket implements Socket {
  readonly sent: string[] = [];
  closed = false;
  readonly #listeners = new Map<string, Listener[]>();

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  emit(type: 'open' | 'message' | 'close' | 'error', event: { data?: unknown; code?: number } = {}): void {
    const { data, code = 1006 } = event;
    for (const listener of this.#listeners.get(type) ?? []) listener({ data, code });
  }
}
