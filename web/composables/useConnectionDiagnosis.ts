import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import * as v from 'valibot';
import { useSocket } from './useSocket.ts';

/** Why there is no link though the server answers. */
export type LinkFinding =
  /** the WebSocket does not get through: something in between does not pass on `Upgrade` */
  | { readonly cause: 'upgrade' }
  /** the server does not let this page's Host or Origin in, and says why */
  | { readonly cause: 'refused'; readonly reason: string };

/** The server checks what asks here as it checks what opens a socket. */
const door = '/api/-/link';
const patience = 5000;
/** A failed attempt now and then is ordinary; asked from the second on, once for every two attempts. */
const askEvery = 2;

const answerSchema = v.object({ status: v.number(), message: v.string() });

/**
 * A browser tells no more of a WebSocket than that it failed, so the server is asked over HTTP when it fails again and again, at the pace of
 * these attempts. What it answers counts once another attempt has failed since: a server that has just come back answers, too.
 */
export function useLinkFinding(): Readonly<ShallowRef<LinkFinding | undefined>> {
  const { connection } = useSocket();
  const finding = shallowRef<LinkFinding>();
  let answer: LinkFinding | undefined;
  let ended = false;

  const stop = connection.subscribe((link) => {
    if (link.status !== 'lost') {
      answer = finding.value = undefined;
      return;
    }
    finding.value = answer;
    if (link.attempt % askEvery === 0) void ask();
  });
  onScopeDispose(() => {
    ended = true;
    stop();
  });

  async function ask(): Promise<void> {
    const found = await askServer();
    if (!ended && connection.value.status === 'lost') answer = found;
  }

  return finding;
}

/** Undefined when the server cannot be reached, is not ready, or something else answers in its place. */
async function askServer(): Promise<LinkFinding | undefined> {
  try {
    const response = await fetch(door, { cache: 'no-store', signal: AbortSignal.timeout(patience) });
    const { status, message } = v.parse(answerSchema, await response.json());
    if (status === 403) return { cause: 'refused', reason: message };
    // a server from before this question: 404
    return status === 200 || status === 404 ? { cause: 'upgrade' } : undefined;
  } catch {
    return undefined;
  }
}
