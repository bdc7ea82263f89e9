import { isName, personSchema, type Conversation, type Message } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';
import type { Hub } from '../hub.ts';
import type { Messages } from '../messages/messages.ts';
import { audienceOf, streamOfAll, streamOfPerson } from '../messages/recipients.ts';
import type { Registry } from '../registry.ts';
import { conversationOf, isFrom, isPrivate } from './conversation-of.ts';
import { createReadMarks } from './read-marks.ts';

/** Who looks: a person by the key of the name, and the walls that this one may look at. */
export interface Reader {
  readonly person: string;
  isFor(wall: string): boolean;
}

/** Part of a conversation, the oldest message first. */
export interface Page {
  readonly messages: readonly Message[];
  /** there are older ones */
  readonly more: boolean;
}

/** What people say to each other, as each of them sees it (PROTOCOL.md M-10). */
export interface Conversations {
  /** One for each wall and one for each partner; the one with the newest message comes first. */
  list(reader: Reader): Conversation[];
  /** A conversation by its stream, perhaps one without a message; undefined if the reader has none of that name. */
  find(reader: Reader, stream: string): Conversation | undefined;
  /** The newest messages before the one with this id. */
  page(reader: Reader, stream: string, asked: { before?: string | undefined; limit: number }): Page;
  /** Everything up to this offset is read. Resolves to the conversation once that is stored. @throws {NotStoredError} */
  markRead(reader: Reader, stream: string, offset: number): Promise<Conversation>;
  /** False only for messages between others. */
  mayRead(reader: Reader | undefined, message: Message): boolean;
  /** Whether the addressee has read a message. */
  isRead(message: Message): boolean;
  /** How many direct messages a person has not read. */
  unreadOf(person: string): number;
  /** Calls back when a person's marks have moved. Returns what ends that. */
  onRead(listener: (person: string, stream: string) => void): () => void;
}

export interface ConversationsDeps {
  messages: Pick<Messages, 'epoch' | 'streams'>;
  hub: Pick<Hub, 'list'>;
  registry: Pick<Registry, 'find'>;
  journal: Journal;
}

export function createConversations({ messages, hub, registry, journal }: ConversationsDeps): Conversations {
  const { streams } = messages;
  const listeners = new Set<(person: string, stream: string) => void>();
  const marks = createReadMarks({
    epoch: () => messages.epoch,
    journal,
    onRemoteChange: (person, moved) => moved.forEach((stream) => tell(person, stream)),
  });

  function tell(person: string, stream: string): void {
    for (const listener of listeners) listener(person, stream);
  }

  /** What a person reads of a conversation, the oldest first, without what was withdrawn or replaced. */
  function messagesOf({ person }: Reader, stream: string, before = Infinity): Message[] {
    const { kind } = audienceOf(stream);
    const kept = kind === 'wall' || kind === 'all' ? streams.kept(stream) : [...streams.directOf(person)];
    return kept
      .filter(({ isOver, order }) => !isOver && order < before)
      .map(({ message }) => message)
      .filter((message) => conversationOf(message, person) === stream);
  }

  function summaryOf(reader: Reader, stream: string, found = messagesOf(reader, stream)): Conversation {
    const { person } = reader;
    const { kind } = audienceOf(stream);
    const read = marks.of(person, stream);
    const others = found.filter((message) => isToRead(message, person));
    return {
      stream,
      kind,
      name: nameOf(stream, others.at(-1)),
      unread: others.filter(({ offset }) => offset > read).length,
      read,
      newest: others.at(-1)?.offset ?? read,
      last: found.at(-1) ?? null,
    };
  }

  /** Of a person as they last wrote it themselves. */
  function nameOf(stream: string, last: Message | undefined): string {
    const { kind, name } = audienceOf(stream);
    if (kind === 'person') return last?.from.name || name;
    return kind === 'screen' ? registry.find(name)?.name || name : name;
  }

  function isForScreen(reader: Reader, screen: string): boolean {
    const wall = registry.find(screen)?.wall;
    return wall !== undefined && reader.isFor(wall);
  }

  function wallsOf(reader: Reader): string[] {
    const names = [...hub.list().map(({ wall }) => wall), ...streams.names().filter(isName)];
    return [...new Set(names)].filter((wall) => reader.isFor(wall));
  }

  /** The messages of each partner, in one go over all that a person may read. */
  function partnersOf({ person }: Reader): Map<string, Message[]> {
    const found = new Map<string, Message[]>();
    for (const { message, isOver } of streams.directOf(person)) {
      const stream = conversationOf(message, person);
      if (isOver || stream === undefined) continue;
      const before = found.get(stream);
      if (before) before.push(message);
      else found.set(stream, [message]);
    }
    return found;
  }

  return {
    list(reader) {
      const all = streams.kept(streamOfAll).length > 0 ? [streamOfAll] : [];
      const partners = [...partnersOf(reader)].map(([stream, found]) => summaryOf(reader, stream, found));
      const found = [...wallsOf(reader), ...all].map((stream) => summaryOf(reader, stream)).concat(partners);
      return found.sort((one, other) => (other.last?.sent ?? 0) - (one.last?.sent ?? 0));
    },
    find(reader, asked) {
      const stream = normalized(asked);
      const { kind, name } = audienceOf(stream);
      if (kind === 'wall' && !(isName(name) && reader.isFor(name))) return undefined;
      if (kind === 'screen' && !isForScreen(reader, name)) return undefined;
      if (kind === 'person' && !v.is(personSchema, name)) return undefined;
      return summaryOf(reader, stream);
    },
    page(reader, stream, { before, limit }) {
      // what came before one that is not kept any more is not kept either
      const end = before === undefined ? Infinity : (streams.find(before)?.order ?? 0);
      const older = messagesOf(reader, stream, end);
      return { messages: older.slice(-limit), more: older.length > limit };
    },
    async markRead(reader, stream, offset) {
      const { newest } = summaryOf(reader, stream);
      await marks.set(reader.person, stream, Math.min(offset, newest));
      tell(reader.person, stream);
      return summaryOf(reader, stream);
    },
    mayRead(reader, message) {
      if (!isPrivate(message)) return true;
      return reader !== undefined && conversationOf(message, reader.person) !== undefined;
    },
    isRead(message) {
      const { kind, name } = audienceOf(message.stream);
      const stream = kind === 'person' ? conversationOf(message, name) : undefined;
      return stream !== undefined && message.offset <= marks.of(name, stream);
    },
    unreadOf(person) {
      const reader = { person, isFor: () => true };
      const unread = [...partnersOf(reader)].map(
        ([stream, found]) => summaryOf(reader, stream, found).unread,
      );
      return unread.reduce((sum, each) => sum + each, 0);
    },
    onRead(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether it counts as unread until it is marked: it is for this person, and from another. */
function isToRead(message: Message, person: string): boolean {
  const { kind, name } = audienceOf(message.stream);
  return !isFrom(message, person) && (kind !== 'person' || name === person) && kind !== 'screen';
}

function normalized(stream: string): string {
  const { kind, name } = audienceOf(stream);
  return kind === 'person' ? streamOfPerson(name) : stream;
}
