import type { Snapshot } from '../charts/snapshot.ts';
import { memoizeWeak, type OutboundMessage } from '../walls/outbound-message.ts';

/**
 * How many different requests for one content have their answers remembered, with their frames; more are each put together afresh. The
 * charts of a wall are asked for in one or two ways each.
 */
const maxShared = 8;

/** A message with the data of a snapshot behind its other fields, which are its head. */
export function dataBehind(head: object, snapshot: Snapshot): OutboundMessage {
  return { text: () => `${JSON.stringify(head).slice(0, -1)},"data":${snapshot.escaped}}` };
}

/**
 * The same request for the same content has the same answer, encoded once whoever asks: a thousand screens that come back at the
 * same moment ask for the same six charts in the same words. `make` puts an answer together.
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
      // one with a requestId does not come again
      if (answers.size < maxShared && request.requestId === undefined) answers.set(request, answer);
    }
    return answer;
  };
}
