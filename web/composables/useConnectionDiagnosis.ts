import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import * as v from 'valibot';
import type { Language } from '#protocol';
import { fetchParsed } from './fetch-parsed.ts';
import { useLanguage } from './useLanguage.ts';
import { useSocket } from './useSocket.ts';

/** Why there is no WebSocket although the server responds. */
export type ConnectionDiagnosis =
  /** a proxy in between does not forward `Upgrade` */
  | { readonly cause: 'upgrade' }
  /** the server rejects this page's Host or Origin; `reason` is its message */
  | { readonly cause: 'refused'; readonly reason: string };

/** The server applies the same checks here as to an upgrade. */
const endpoint = '/api/-/link';
/** A single failed attempt is ordinary. The server is probed after every second one. */
const attemptsPerProbe = 2;

const responseSchema = v.object({
  status: v.number(),
  message: v.string(),
  words: v.optional(v.record(v.string(), v.string())),
});

/**
 * Browsers only report that a WebSocket failed, not why. So after repeated failures the server is probed over HTTP. A result counts only
 * once another attempt has failed after it: a server that has just come back responds as well.
 */
export function useConnectionDiagnosis(): Readonly<ShallowRef<ConnectionDiagnosis | undefined>> {
  const { connection } = useSocket();
  const { language } = useLanguage();
  const diagnosis = shallowRef<ConnectionDiagnosis>();
  let candidate: ConnectionDiagnosis | undefined;
  let disposed = false;

  const stop = connection.subscribe((state) => {
    if (state.status !== 'lost') {
      candidate = diagnosis.value = undefined;
      return;
    }
    diagnosis.value = candidate;
    if (state.attempt % attemptsPerProbe === 0) void diagnose();
  });
  onScopeDispose(() => {
    disposed = true;
    stop();
  });

  async function diagnose(): Promise<void> {
    const found = await probe(language);
    if (!disposed && connection.value.status === 'lost') candidate = found;
  }

  return diagnosis;
}

/** Undefined if the server is unreachable or not ready, or if something else responds in its place. */
async function probe(language: Language): Promise<ConnectionDiagnosis | undefined> {
  try {
    const { status, message, words } = await fetchParsed(endpoint, responseSchema);
    if (status === 403) return { cause: 'refused', reason: words?.[language] ?? message };
    // older servers without this endpoint: 404
    return status === 200 || status === 404 ? { cause: 'upgrade' } : undefined;
  } catch {
    return undefined;
  }
}
