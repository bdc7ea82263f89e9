import type { Snapshot } from '../charts/snapshot.ts';
import { memoizeWeak, type OutboundMessage } from '../walls/outbound-message.ts';

/** How many answers with one content are cached, with their frames. The clients of a wall request a chart in one or two ways. */
const maxShared = 8;

/** A message of the fields of `head` and the data of the snapshot. */
export function dataBehind(head: object, snapshot: Snapshot): OutboundMessage {
  return { text: () => `${JSON.stringify(head).slice(0, -1)},"data":${snapshot.escaped}}` };
}

/**
 * Caches answers: the same request for the same content gets the same message, encoded once for all peers. A thousand screens that come
 * back in the same moment send the same requests for the same six charts. `make` composes an answer.
 */
export function createSharedAnswers<Request extends { requestId?: unknown }>(
  make: (request: Request, snapshot: Snapshot) => OutboundMessage,
): (request: Request, snapshot: Snapshot) => OutboundMessage {
  const answersOf = memoizeWeak((_: Snapshot) => new Map<Request, OutboundMessage>());

  return (request, snapshot) => {
    const answers = answersOf(snapshot);
    let answer = answers.get(request);
    if (!answer) {
      answer = make(request, snapshot);
      // requests with a requestId never repeat
      if (answers.size < maxShared && request.requestId === undefined) answers.set(request, answer);
    }
    return answer;
  };
}
