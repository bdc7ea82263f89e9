import { limits } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';

/** What the journal stores of a person: up to which offset each conversation was read, the one marked longest ago first. */
export const readMarksSchema = v.object({
  /** of the message log: offsets of another one mean nothing */
  epoch: v.string(),
  /** pairs rather than a record: a wall may be called `__proto__` */
  read: v.array(v.tuple([v.string(), v.number()])),
});

/** Up to where each person has read: one mark for all the tabs of a person. */
export interface ReadMarks {
  of(person: string, conversation: string): number;
  /** Moves a mark forward; it never goes back. Resolves once it is stored. @throws {NotStoredError} */
  set(person: string, conversation: string, offset: number): Promise<void>;
}

interface ReadMarksDeps {
  /** of the message log now */
  epoch: () => string;
  journal: Journal;
  /** another node has moved marks of these conversations */
  onRemoteChange: (person: string, conversations: readonly string[]) => void;
}

const prefix = 'read:';

export function createReadMarks({ epoch, journal, onRemoteChange }: ReadMarksDeps): ReadMarks {
  /** the person who marked something longest ago comes first */
  const people = new Map<string, Map<string, number>>();

  for (const [key, value] of journal.entries(prefix)) {
    const decoded = v.safeParse(readMarksSchema, value);
    if (decoded.success && decoded.output.epoch === epoch())
      people.set(key.slice(prefix.length), new Map(decoded.output.read));
  }

  journal.onRemoteChange(prefix, (person, value) => {
    const before = people.get(person);
    const decoded = v.safeParse(readMarksSchema, value);
    people.delete(person);
    if (!decoded.success) return;
    people.set(person, new Map(decoded.output.read));
    const moved = decoded.output.read.filter(
      ([conversation, offset]) => before?.get(conversation) !== offset,
    );
    onRemoteChange(
      person,
      moved.map(([conversation]) => conversation),
    );
  });

  function forgetOldest(): void {
    const [oldest] = people.keys();
    if (people.size <= limits.readers || oldest === undefined) return;
    people.delete(oldest);
    void journal.delete(prefix + oldest).catch(() => {}); // the journal says why it could not
  }

  return {
    of: (person, conversation) => people.get(person)?.get(conversation) ?? 0,
    async set(person, conversation, offset) {
      const marks = people.get(person) ?? new Map<string, number>();
      if (offset <= (marks.get(conversation) ?? 0)) return;
      people.delete(person);
      people.set(person, marks);
      marks.delete(conversation);
      marks.set(conversation, offset);
      const [first] = marks.keys();
      if (marks.size > limits.readConversations && first !== undefined) marks.delete(first);
      forgetOldest();
      await journal.put(prefix + person, { epoch: epoch(), read: [...marks] });
    },
  };
}
