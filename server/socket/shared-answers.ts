import type { Snapshot } from '../charts/snapshot.ts';
import { oncePer, type Outgoing } from '../walls/outgoing.ts';

/**
 * How many different heads of answers about one content are remembered, with their frames; more are each put together afresh. The six
 * charts of a wall are asked for in one or two ways each.
 */
const maxShared = 8;

/**
 * Puts the data of a snapshot behind a head, the fields of a message. The same head of the same content is the same answer, encoded
 * once whoever asks: a thousand screens that come back at the same moment ask for the same six charts with the same words.
 */
export function createSharedAnswers(): (head: object, snapshot: Snapshot) => Outgoing {
  const answersOf = oncePer((_: Snapshot) => new Map<string, Outgoing>());

  return (head, snapshot) => {
    const open = `${JSON.stringify(head).slice(0, -1)},`;
    const text = () => `${open}"data":${snapshot.escaped}}`;
    // nobody asks in these words again
    if ('requestId' in head && head.requestId !== undefined) return { text };
    const answers = answersOf(snapshot);
    let words = answers.get(open);
    if (!words) {
      words = { text };
      if (answers.size < maxShared) answers.set(open, words);
    }
    return words;
  };
}
